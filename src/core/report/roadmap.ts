import { type Bet, stageOn } from '../bet/bet.ts';
import { moveOf } from '../bet/read-move.ts';
import { clip } from '../chat/clip.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { bold, code, italic, type Text, t } from '../chat/text.ts';
import type { LocalDate } from '../time/instant.ts';
import { byClosing, closingOf, dueWords, shortTitle } from './bet-words.ts';

/** What is to come, month by month, and what the months before have taught. */
export interface Roadmap {
  /** Placed and live. */
  readonly open: readonly Bet[];
  /** Called, of the months to look back on. */
  readonly called: readonly Bet[];
  readonly today: LocalDate;
}

const SHOWN = 10;
const WHY_CHARACTERS = 90;

/** Bets by the month in which they close: placed and live ones ahead, then what was learnt, the latest first. */
export function roadmapReport({ open, called, today }: Roadmap): Reply {
  if (open.length + called.length === 0) {
    const text = t`No bet is placed, and none was called lately. To place one: ${code('/bet place BET-12')}`;
    return { audience: 'everyone', blocks: [{ kind: 'text', text }] };
  }
  const ahead = Map.groupBy(open.toSorted(byClosing), (bet) => monthOf(later(closingOf(bet), today)));
  const behind = Map.groupBy(called.toSorted(byClosing).toReversed(), (bet) =>
    monthOf(closingOf(bet) ?? today),
  );
  return {
    audience: 'everyone',
    blocks: [
      { kind: 'heading', text: ['Ahead'] },
      ...(ahead.size === 0 ? [{ kind: 'note', text: t`Nothing is placed or live.` } as const] : []),
      ...[...ahead].flatMap(([month, bets]) => section(month, bets, (bet) => aheadLine(bet, today))),
      ...(behind.size > 0 ? [{ kind: 'heading', text: ['Learnt'] } as const] : []),
      ...[...behind].flatMap(([month, bets]) => section(month, bets, learntLine)),
    ],
  };
}

function section(month: string, bets: readonly Bet[], line: (bet: Bet) => Text): readonly Block[] {
  const more = bets.length - SHOWN;
  const items = bets.slice(0, SHOWN).map(line);
  return [
    { kind: 'text', text: [bold(monthName(month))] },
    { kind: 'list', items: more > 0 ? [...items, t`and ${more} more`] : items },
  ];
}

function aheadLine(bet: Bet, today: LocalDate): Text {
  const metric = [bet.terms.metric, moveOf(bet.terms)].filter(Boolean).join(' ');
  const moves = metric === '' ? '' : `: ${metric}`;
  return t`${bold(bet.id)} ${shortTitle(bet)}${moves} (${stageOn(bet, today)}, ${dueWords(bet, today)})`;
}

function learntLine({ id, call, ...bet }: Bet): Text {
  return t`${bold(id)} ${shortTitle(bet)}: ${bold(call?.verdict ?? '')}, ${italic(clip(call?.why ?? '', WHY_CHARACTERS))}`;
}

function later(closes: LocalDate | undefined, today: LocalDate): LocalDate {
  return closes === undefined || closes < today ? today : closes;
}

/** `2026-12` */
function monthOf(date: LocalDate): string {
  return date.slice(0, 7);
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function monthName(month: string): string {
  return `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}
