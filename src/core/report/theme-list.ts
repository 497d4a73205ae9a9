import { clip } from '../chat/clip.ts';
import type { THEME_FILTERS } from '../chat/heard-commands.ts';
import type { Reply } from '../chat/reply.ts';
import { bold, code, type Text, t } from '../chat/text.ts';
import type { Theme } from '../feedback/feedback.ts';

import { countOf } from './bet-words.ts';
import { left, right } from './columns.ts';
import { sparkline } from './sparkline.ts';
import { pager } from './theme-pager.ts';
import { growthOf, type Trend } from './theme-trend.ts';
import { peopleIn } from './theme-words.ts';

/** One page of the themes that a filter lets through. */
export interface ThemePage {
  readonly filter: (typeof THEME_FILTERS)[number];
  readonly lines: readonly ThemeLine[];
  /** How many there are on all pages. */
  readonly total: number;
  /** From 1 on. */
  readonly page: number;
  readonly pageSize: number;
}

export interface ThemeLine {
  readonly theme: Theme;
  readonly trend: Trend;
}

const LABEL_CHARACTERS = 34;

const TITLES = {
  all: 'What users say, the most people first',
  growing: 'Heard more often than before, the fastest growing first',
  emerging: 'Emerging: heard from fewer than two people',
  muted: 'Muted themes',
} as const;

const EMPTY: Readonly<Record<ThemePage['filter'], Text>> = {
  all: t`Nothing was heard yet. Keep what a user said: ${code('/heard the export times out (from dana@example.com)')}`,
  growing: t`No theme is heard more often than in the eight weeks before. ${code('/heard themes')}`,
  emerging: t`No theme is emerging: each was heard from two people or more. ${code('/heard themes')}`,
  muted: t`No theme is muted. ${code('/heard themes')}`,
};

export function themeList({ filter, lines, total, page, pageSize }: ThemePage): Reply {
  if (total === 0) return { audience: 'everyone', blocks: [{ kind: 'text', text: EMPTY[filter] }] };
  const command = filter === 'all' ? '/heard themes' : `/heard themes ${filter}`;
  const pages = Math.ceil(total / pageSize);
  if (lines.length === 0) {
    const text = t`There is no page ${page}: ${countOf(total, 'theme')} on ${countOf(pages, 'page')}. ${code(command)}`;
    return { audience: 'you', blocks: [{ kind: 'text', text }] };
  }
  return {
    audience: 'everyone',
    blocks: [
      { kind: 'text', text: t`${bold(TITLES[filter])} · ${total}` },
      {
        kind: 'table',
        columns: [
          left('Theme'),
          left('About'),
          right('Items'),
          right('People'),
          left('8 weeks'),
          right('+/-'),
        ],
        rows: lines.map(row),
      },
      {
        kind: 'note',
        text: t`+/-: items in 8 weeks against the 8 before. Quotes and more: ${code(`/heard show ${lines[0]?.theme.id ?? 'THM-1'}`)}`,
      },
      ...pager((at) => `${command} ${at}`, page, pages),
    ],
  };
}

function row({ theme, trend }: ThemeLine): readonly Text[] {
  const growth = growthOf(trend);
  return [
    [bold(theme.id)],
    [clip(theme.label, LABEL_CHARACTERS)],
    [String(theme.items)],
    [peopleIn(theme)],
    [sparkline(trend.weeks, 0)],
    [growth > 0 ? `+${growth}` : String(growth)],
  ];
}
