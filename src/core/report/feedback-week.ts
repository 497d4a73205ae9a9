import type { Sentence } from '../ask/worded.ts';
import { clip } from '../chat/clip.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { bold, code, day, italic, join, type Text, t } from '../chat/text.ts';
import type { FeedbackItem, Theme } from '../feedback/feedback.ts';
import type { AssumptionId, BetId, ShortId } from '../ids.ts';
import type { LocalDate } from '../time/instant.ts';
import { countOf } from './bet-words.ts';
import { marked } from './theme-items.ts';
import { isEmerging, themeName } from './theme-words.ts';

/** A theme as it was heard in one week. */
export interface ThemeWeek {
  readonly theme: Theme;
  readonly items: number;
  /** In the week before. */
  readonly before: number;
  /** The week's items that say most, each of another author. */
  readonly quotes: readonly FeedbackItem[];
  /** One of the week's that takes the other side. */
  readonly dissent?: FeedbackItem | undefined;
  readonly linked: readonly (BetId | AssumptionId)[];
}

/** What was heard in seven days. */
export interface FeedbackWeek {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly items: number;
  readonly before: number;
  /** The most items first. */
  readonly themes: readonly ThemeWeek[];
}

const SHOWN_THEMES = 5;
const LABEL_CHARACTERS = 50;

/**
 * The week's feedback: what was said most, in whose words, who disagrees, and which bets it is about.
 * @param worded a model's summary, where every sentence of it was borne out
 */
export function feedbackWeekReport(week: FeedbackWeek, worded?: readonly Sentence[]): Reply {
  const { from, to, items, before, themes } = week;
  if (items === 0) {
    const text = t`Nothing was heard from ${day(from)} to ${day(to)}. All of it: ${code('/bet report feedback')}`;
    return { audience: 'everyone', blocks: [{ kind: 'text', text }] };
  }
  const more = themes.length - SHOWN_THEMES;
  return {
    audience: 'everyone',
    blocks: [
      {
        kind: 'text',
        text: t`${bold('Heard')} from ${day(from)} to ${day(to)}: ${countOf(items, 'item')}, ${before} in the week before.`,
      },
      ...summary(worded),
      ...themes.slice(0, SHOWN_THEMES).flatMap(themeBlocks),
      ...(more > 0
        ? [{ kind: 'note', text: t`${countOf(more, 'more theme')}: ${code('/heard themes')}` } as const]
        : []),
    ],
  };
}

function summary(worded: readonly Sentence[] | undefined): readonly Block[] {
  if (!worded) return [];
  const text = join(
    worded.map(({ text: said, cites }) => t`${said} (${join(cites.map((id) => bold(id)))})`),
    ' ',
  );
  return [
    { kind: 'text', text },
    { kind: 'text', text: [italic('Worded by a model, from this:')] },
  ];
}

function themeBlocks({ theme, items, before, quotes, dissent, linked }: ThemeWeek): readonly Block[] {
  const name = themeName({ ...theme, label: clip(theme.label, LABEL_CHARACTERS) });
  const about = linked.length === 0 ? t`no bet on it` : t`evidence on ${join(linked)}`;
  const emerging = isEmerging(theme) ? ', emerging' : '';
  const text: Text = t`${name}: ${countOf(items, 'item')}, ${before} the week before${emerging}; ${about}`;
  return [
    { kind: 'text', text },
    ...quotes.filter((item) => item !== dissent).map(marked),
    ...(dissent ? [{ kind: 'text', text: [italic('Not everybody agrees:')] } as const, marked(dissent)] : []),
  ];
}

/** What a model is told of the week: a fact an id. */
export function factsOfWeek({ items, before, themes }: FeedbackWeek): ReadonlyMap<ShortId, string> {
  return new Map(
    themes
      .slice(0, SHOWN_THEMES)
      .flatMap(({ theme, items: heard, before: earlier, quotes, dissent, linked }) => [
        [
          theme.id,
          `Theme “${theme.label}”: ${heard} of the week's ${items} items, ${earlier} in the week before (of ${before}); ${
            linked.length === 0 ? 'no bet on it' : `evidence on ${linked.join(', ')}`
          }`,
        ] as const,
        ...[...quotes, ...(dissent ? [dissent] : [])].map(
          (item) => [item.id, `In ${theme.id}: “${item.text}”`] as const,
        ),
      ]),
  );
}
