import type { Bet } from '../bet/bet.ts';
import { moveOf } from '../bet/read-move.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { bold, code, type Text, t } from '../chat/text.ts';
import type { LocalDate } from '../time/instant.ts';
import { countOf, dueWords, shortTitle, stageWord } from './bet-words.ts';
import { left } from './columns.ts';
import { pager } from './theme-pager.ts';

/** One page of a list of bets. */
export interface BetPage {
  /** What they have in common: `Open bets, the next due first`. */
  readonly title: string;
  readonly lines: readonly BetLine[];
  /** How many there are on all pages. */
  readonly total: number;
  /** From 1 on. */
  readonly page: number;
  readonly pageSize: number;
  /** The command that shows the list; a page number follows it. */
  readonly command: string;
  /** What is said instead of an empty list, and what to type next. */
  readonly empty: Text;
  readonly today: LocalDate;
}

export interface BetLine {
  readonly bet: Bet;
  /** What should be known of it, in a few words each. */
  readonly marks: readonly string[];
}

export function betList(list: BetPage): Reply {
  const { title, lines, total, page, pageSize, command, empty, today } = list;
  if (total === 0) return { audience: 'everyone', blocks: [{ kind: 'text', text: empty }] };
  const pages = Math.ceil(total / pageSize);
  if (lines.length === 0) {
    const text = t`There is no page ${page}: ${countOf(total, 'bet')} on ${countOf(pages, 'page')}. ${code(command)}`;
    return { audience: 'you', blocks: [{ kind: 'text', text }] };
  }
  return {
    audience: 'everyone',
    blocks: [
      { kind: 'text', text: t`${bold(title)} · ${total}` },
      betTable(lines, today),
      ...pager((other) => `${command} ${other}`, page, pages),
    ],
  };
}

/** A line a bet; the column of marks is there only when one of them has any. */
function betTable(lines: readonly BetLine[], today: LocalDate): Block {
  const marked = lines.some(({ marks }) => marks.length > 0);
  return {
    kind: 'table',
    columns: [
      left('Bet'),
      left('Build'),
      left('Stage'),
      left('Move'),
      left('Due'),
      ...(marked ? [left('Note')] : []),
    ],
    rows: lines.map(({ bet, marks }): readonly Text[] => [
      [bold(bet.id)],
      [shortTitle(bet)],
      [stageWord(bet, today)],
      [moveOf(bet.terms)],
      [dueWords(bet, today)],
      ...(marked ? [[marks.join(', ')]] : []),
    ]),
  };
}
