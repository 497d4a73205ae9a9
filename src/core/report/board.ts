import type { Bet } from '../bet/bet.ts';
import { moveOf } from '../bet/read-move.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { bold, code, day, member, type Text, t } from '../chat/text.ts';
import type { LocalDate } from '../time/instant.ts';
import { dueWords, marksOf, shortTitle } from './bet-words.ts';
import { left } from './columns.ts';

/** One column of the board, its bets in the order they are shown in. */
export interface BoardColumn {
  readonly title: string;
  readonly bets: readonly Bet[];
  /** How many there are; `bets` may be only the first of them. */
  readonly total: number;
  /** The command that lists them all. */
  readonly command: string;
}

export interface Board {
  readonly columns: readonly BoardColumn[];
  readonly today: LocalDate;
}

/** Every bet by its stage, what is due first; a long column says how many more it has. */
export function boardReport({ columns, today }: Board): Reply {
  const filled = columns.filter(({ total }) => total > 0);
  if (filled.length === 0) {
    const text = t`The board is empty. Make the first bet: ${code('/bet if we add saved searches we expect ...')}`;
    return { audience: 'everyone', blocks: [{ kind: 'text', text }] };
  }
  return {
    audience: 'everyone',
    blocks: [
      { kind: 'heading', text: t`Board, ${day(today)}` },
      { kind: 'text', text: [columns.map(({ title, total }) => `${title} ${total}`).join(' · ')] },
      ...filled.flatMap((column) => columnBlocks(column, today)),
    ],
  };
}

function columnBlocks(column: BoardColumn, today: LocalDate): readonly Block[] {
  const { title, bets, total, command } = column;
  if (bets.length === 0) return [];
  const more = total - bets.length;
  return [
    { kind: 'text', text: [bold(title)] },
    tableOf(bets, today),
    ...(more > 0 ? [{ kind: 'note', text: t`and ${more} more: ${code(command)}` } as const] : []),
  ];
}

function tableOf(bets: readonly Bet[], today: LocalDate): Block {
  const marked = bets.some((bet) => marksOf(bet).length > 0);
  const called = bets.some(({ call }) => call !== undefined);
  return {
    kind: 'table',
    columns: [
      left('Bet'),
      left('Build'),
      left('Owner'),
      left('Move'),
      left(called ? 'Call' : 'Due'),
      ...(marked ? [left('Note')] : []),
    ],
    rows: bets.map((bet): readonly Text[] => [
      [bold(bet.id)],
      [shortTitle(bet)],
      [member(bet.owner)],
      [moveOf(bet.terms)],
      [bet.call?.verdict ?? dueWords(bet, today)],
      ...(marked ? [[marksOf(bet).join(', ')]] : []),
    ]),
  };
}
