import type { Assumption } from '../assumption/assumption.ts';
import { type Bet, isOpen } from '../bet/bet.ts';
import type { FeedbackItem } from '../feedback/feedback.ts';
import type { ShortId } from '../ids.ts';
import type { LocalDate } from '../time/instant.ts';
import type { Aspect } from './aspect.ts';
import type { Known } from './known.ts';
import { assumptionLine, betLine, type Line, logLine, standingLine, themeLine } from './lines.ts';
import type { Question } from './question.ts';

/** An answer from what is stored, every line of it with the id of what it says. */
export interface Answer {
  readonly asks: Aspect;
  /** What answers the question. Empty when nothing does. */
  readonly lead: readonly Group[];
  /** What is known besides. */
  readonly rest: readonly Group[];
  readonly unknown: Known['unknown'];
  readonly taken: Known['taken'];
  readonly missing: Known['missing'];
}

export interface Group {
  readonly title: string;
  readonly lines: readonly Line[];
  /** Shown as quotes, in their own words. */
  readonly quotes?: readonly FeedbackItem[];
}

type GroupName =
  | 'open'
  | 'drafts'
  | 'called'
  | 'bets'
  | 'judged'
  | 'assumptions'
  | 'heard'
  | 'above'
  | 'below'
  | 'log';

/** Which groups answer what is asked, and which only belong to it. */
const PLANS: Readonly<
  Record<Aspect, { readonly lead: readonly GroupName[]; readonly rest: readonly GroupName[] }>
> = {
  betting: { lead: ['open', 'drafts'], rest: ['called', 'heard'] },
  learnt: { lead: ['called', 'judged'], rest: ['open', 'heard'] },
  stands: { lead: ['above'], rest: [] },
  rests: { lead: ['below'], rest: [] },
  heard: { lead: ['heard'], rest: ['bets'] },
  who: { lead: ['bets'], rest: [] },
  when: { lead: ['bets'], rest: [] },
  sure: { lead: ['bets', 'assumptions'], rest: ['heard'] },
  why: { lead: ['bets', 'assumptions'], rest: [] },
  changed: { lead: ['log'], rest: [] },
  advice: { lead: ['bets', 'assumptions', 'heard'], rest: [] },
  anything: { lead: ['bets', 'assumptions', 'heard'], rest: [] },
};

/** The answer that needs nobody to word it: what was found, grouped by what was asked. */
export function answerTo({ asks, about, ids }: Question, known: Known, today: LocalDate): Answer {
  const groups = (names: readonly GroupName[]): readonly Group[] =>
    names
      .flatMap((name) => GROUPS[name](known, asks, today))
      .filter(({ lines, quotes = [] }) => lines.length + quotes.length > 0);
  return {
    asks,
    lead: groups(PLANS[asks].lead),
    // Besides everything there is only everything else.
    rest: about.length + ids.length > 0 ? groups(PLANS[asks].rest) : [],
    unknown: known.unknown,
    taken: known.taken,
    missing: known.missing,
  };
}

type Make = (known: Known, asks: Aspect, today: LocalDate) => readonly Group[];

const GROUPS: Readonly<Record<GroupName, Make>> = {
  open: betsWhere('Open bets', isOpen),
  drafts: betsWhere('Drafts, not placed', ({ stage }) => stage === 'draft'),
  called: betsWhere('Called or dropped', ({ stage }) => stage === 'called' || stage === 'dropped'),
  bets: betsWhere('Bets', () => true),
  judged: assumptionsWhere('Assumptions', ({ status }) => status !== 'untested'),
  assumptions: assumptionsWhere('Assumptions', () => true),
  heard: ({ themes, items }) => [{ title: 'What users say', lines: themes.map(themeLine), quotes: items }],
  above: (known, _asks, today) =>
    known.above.map(({ on, bets }) => ({
      title: `What stands on ${on.id}`,
      lines: bets.map((bet) => ({ cites: bet.id, text: standingLine(bet, on, today) })),
    })),
  below: (known, asks, today) =>
    known.below.map(({ of, bets, assumptions }) => ({
      title: `What ${of.id} stands on`,
      lines: [
        ...bets.map((bet) => ({ cites: bet.id, text: betLine(bet, 'anything', known, today) })),
        ...assumptions.map((claim) => ({ cites: claim.id, text: assumptionLine(claim, asks, known) })),
      ],
    })),
  log: ({ log }) => [{ title: 'From the decision log', lines: log.flatMap(logLine) }],
};

function betsWhere(title: string, isIn: (bet: Bet) => boolean): Make {
  return (known, asks, today) => [
    {
      title,
      lines: known.bets
        .filter(isIn)
        .map((bet) => ({ cites: bet.id, text: betLine(bet, asks, known, today) })),
    },
  ];
}

function assumptionsWhere(title: string, isIn: (claim: Assumption) => boolean): Make {
  return (known, asks) => [
    {
      title,
      lines: known.assumptions
        .filter(isIn)
        .map((claim) => ({ cites: claim.id, text: assumptionLine(claim, asks, known) })),
    },
  ];
}

/** Every id that the answering part of it cites. */
export function citedIn(groups: readonly Group[]): readonly ShortId[] {
  const ids = groups.flatMap(({ lines, quotes = [] }) => [
    ...lines.map(({ cites }) => cites),
    ...quotes.map(({ id }) => id),
  ]);
  return [...new Set(ids)];
}
