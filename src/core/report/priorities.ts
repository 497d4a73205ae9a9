import type { Bet } from '../bet/bet.ts';
import { clip } from '../chat/clip.ts';
import type { Reply } from '../chat/reply.ts';
import { bold, code, join, type Text, t } from '../chat/text.ts';
import { UserError } from '../errors.ts';
import type { LocalDate } from '../time/instant.ts';
import { titleOf } from './bet-card.ts';
import { byClosing, closingOf, countOf, dueWords } from './bet-words.ts';
import { left, right } from './columns.ts';

/** What speaks for and against spending time on a bet, each figure by itself. */
export interface Priority {
  readonly bet: Bet;
  /** Uncalled bets that stand on it. */
  readonly exposed: number;
  /** Links of evidence to it and its assumptions. */
  readonly against: number;
  readonly supporting: number;
  /** In the linked themes, added up over them. */
  readonly people: number;
}

export interface Priorities {
  /** Drafts, placed and live ones. */
  readonly lines: readonly Priority[];
  readonly today: LocalDate;
}

type Compare = (a: Priority, b: Priority) => number;

/** What the table can be sorted by, and what then stands first. */
const ORDERS = {
  exposure: { first: 'most bets on it', compare: (a, b) => b.exposed - a.exposed },
  confidence: { first: 'least sure', compare: (a, b) => confidenceOf(a) - confidenceOf(b) },
  closes: { first: 'closes first', compare: () => 0 },
  against: { first: 'most evidence against', compare: (a, b) => b.against - a.against },
  for: { first: 'most evidence for', compare: (a, b) => b.supporting - a.supporting },
  people: { first: 'most people', compare: (a, b) => b.people - a.people },
} as const satisfies Readonly<Record<string, { first: string; compare: Compare }>>;

export type PriorityKey = keyof typeof ORDERS;

const KEYS = Object.keys(ORDERS) as readonly PriorityKey[];
const SHOWN = 15;
const CELL_CHARACTERS = 34;

/** `people`, `by people`; `exposure` when nothing was typed. @throws UserError when it is no column */
export function readPriorityKey(typed: string): PriorityKey {
  const word = typed.replace(/^by\s+/i, '').toLowerCase();
  if (word === '') return 'exposure';
  const key = KEYS.find((known) => known === word);
  if (key) return key;
  throw new UserError(`The table can be sorted by ${KEYS.join(', ')}, not by "${clip(word, 40)}".`, [
    '/bet report priorities by people',
  ]);
}

/** One line a bet and one column a figure, sorted by one of them. No score: what weighs more is for people to say. */
export function prioritiesReport({ lines, today }: Priorities, key: PriorityKey): Reply {
  if (lines.length === 0) {
    const text = t`No drafts and no open bets. Make one: ${code('/bet if we add saved searches we expect ...')}`;
    return { audience: 'everyone', blocks: [{ kind: 'text', text }] };
  }
  const { first, compare } = ORDERS[key];
  const inOrder = lines.toSorted((a, b) => compare(a, b) || byClosing(a.bet, b.bet));
  const more = lines.length - SHOWN;
  return {
    audience: 'everyone',
    blocks: [
      { kind: 'text', text: t`${bold('Priorities')}, sorted by ${bold(key)}: ${first}` },
      {
        kind: 'table',
        columns: [
          left('Bet'),
          right('Sure'),
          right('On it'),
          left('Closes'),
          left('Against/for'),
          right('People'),
        ],
        rows: inOrder.slice(0, SHOWN).map((line) => row(line, today)),
      },
      ...(more > 0 ? [{ kind: 'note', text: t`and ${countOf(more, 'bet')} more` } as const] : []),
      {
        kind: 'note',
        text: t`On it: uncalled bets that stand on it. Against/for: linked evidence. People: in linked themes, added up. In brackets: the appetite.`,
      },
      {
        kind: 'note',
        text: t`Also by ${join(KEYS.filter((other) => other !== key).map((other) => code(other)))}: ${code('/bet report priorities by people')}`,
      },
    ],
  };
}

function row({ bet, exposed, against, supporting, people }: Priority, today: LocalDate): readonly Text[] {
  const { confidence, appetite } = bet.terms;
  const price = appetite === undefined ? '' : ` (${clip(appetite, 12)})`;
  const room = CELL_CHARACTERS - bet.id.length - price.length;
  return [
    t`${bold(bet.id)} ${clip(titleOf(bet), room)}${price}`,
    [confidence === undefined ? '?' : `${confidence} %`],
    [String(exposed)],
    [closingOf(bet) === undefined ? 'no date' : dueWords(bet, today)],
    [`${against}/${supporting}`],
    [String(people)],
  ];
}

/** Who states none is least sure of all. */
function confidenceOf({ bet }: Priority): number {
  return bet.terms.confidence ?? -1;
}
