import { clip } from '../chat/clip.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { bold, code, type Text, t } from '../chat/text.ts';
import type { Theme } from '../feedback/feedback.ts';
import type { AssumptionId, BetId } from '../ids.ts';
import { countOf } from './bet-words.ts';
import { left, right } from './columns.ts';
import { isEmerging } from './theme-words.ts';

/** A theme, how it moved, and what it is evidence for or against. */
export interface ThemeTrend {
  readonly theme: Theme;
  /** Items of the last four weeks, and of the four before. */
  readonly recent: number;
  readonly before: number;
  readonly linked: readonly (BetId | AssumptionId)[];
}

/** What the feedback report is made from. Neither muted themes nor those merged away are among them. */
export interface Synthesis {
  readonly items: number;
  readonly themes: number;
  /** Those with the most people and those that were heard of lately. */
  readonly trends: readonly ThemeTrend[];
  /** Themes whose first item is of the last week. */
  readonly fresh: readonly Theme[];
}

const SHOWN_THEMES = 8;
const SHOWN_LINES = 5;
const LABEL_CHARACTERS = 30;

/** What users say: by people, what grows, what is new, and what nobody has made a bet of. */
export function feedbackReport({ items, themes, trends, fresh }: Synthesis): Reply {
  if (items === 0) {
    const text = t`Nothing was heard yet. To keep what a user said: ${code('/heard the export times out (from dana@example.com)')}`;
    return { audience: 'everyone', blocks: [{ kind: 'text', text }] };
  }
  const byPeople = trends.toSorted(
    (a, b) => b.theme.people - a.theme.people || b.theme.items - a.theme.items,
  );
  const growing = byPeople
    .filter(({ recent, before }) => recent > before)
    .toSorted((a, b) => b.recent - b.before - (a.recent - a.before));
  const unlinked = byPeople.filter(({ linked, theme }) => linked.length === 0 && !isEmerging(theme));
  const news = fresh.filter((theme) => !isEmerging(theme)).toSorted((a, b) => b.people - a.people);
  return {
    audience: 'everyone',
    blocks: [
      {
        kind: 'text',
        text: t`${bold('Feedback')}: ${countOf(items, 'item')} in ${countOf(themes, 'theme')}`,
      },
      themeTable(byPeople.slice(0, SHOWN_THEMES)),
      ...lines(
        'Growing',
        growing.map(
          ({ theme, recent, before }) =>
            t`${named(theme)}: ${before} -> ${countOf(recent, 'item')} in four weeks`,
        ),
      ),
      ...lines(
        'New this week',
        news.map((theme) => t`${named(theme)}: ${countOf(theme.people, 'person', 'people')}`),
      ),
      ...lines(
        'No bet on it yet',
        unlinked.map(({ theme }) => t`${named(theme)}: ${countOf(theme.people, 'person', 'people')}`),
      ),
      {
        kind: 'note',
        text: t`The last seven days: ${code('/bet report feedback week')}. Quotes: ${code(`/heard show ${byPeople[0]?.theme.id ?? 'THM-1'}`)}. As evidence: ${code(`/bet link BET-12 ${unlinked[0]?.theme.id ?? 'THM-1'} supports`)}`,
      },
    ],
  };
}

function themeTable(trends: readonly ThemeTrend[]): Block {
  return {
    kind: 'table',
    columns: [left('Theme'), left('What'), right('People'), right('Items'), left('4 weeks'), left('Linked')],
    rows: trends.map(({ theme, recent, before, linked }): readonly Text[] => [
      [bold(theme.id)],
      [clip(theme.label, LABEL_CHARACTERS)],
      [isEmerging(theme) ? `${theme.people}, emerging` : String(theme.people)],
      [String(theme.items)],
      [`${before} -> ${recent}`],
      [linked.length > 2 ? `${linked.slice(0, 2).join(', ')} +${linked.length - 2}` : linked.join(', ')],
    ]),
  };
}

function lines(title: string, found: readonly Text[]): readonly Block[] {
  if (found.length === 0) return [];
  return [
    { kind: 'text', text: [bold(title)] },
    { kind: 'list', items: found.slice(0, SHOWN_LINES) },
  ];
}

function named({ id, label }: Theme): Text {
  return t`${bold(id)} ${clip(label, LABEL_CHARACTERS)}`;
}
