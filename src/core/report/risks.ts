import { type Bet, stageOn } from '../bet/bet.ts';
import type { AssumptionId, BetId } from '../ids.ts';
import { type BetGraph, dependantsIn } from '../judgement/graph.ts';
import { isGone } from '../judgement/joint.ts';
import { readingFigures } from '../judgement/reading-figures.ts';
import type { Reading } from '../metric/metric.ts';
import type { LocalDate } from '../time/instant.ts';

/** What tells whether an open bet is at risk. */
export interface RiskSources {
  /** From {@link lostGround}. */
  readonly lost: ReadonlyMap<BetId, BetId>;
  readonly refuted: ReadonlySet<AssumptionId>;
  /** The last one in its window. */
  readonly reading?: Reading | undefined;
  readonly today: LocalDate;
}

/**
 * Why an open bet may not hold, in a few words each: its window has closed uncalled, what it rests on gave way, or its
 * metric moves the wrong way. Empty when nothing speaks for that.
 */
export function risksOf(bet: Bet, { lost, refuted, reading, today }: RiskSources): readonly string[] {
  const overdue = stageOn(bet, today) === 'due' && bet.window !== undefined && bet.window.closes < today;
  const under = lost.get(bet.id);
  const gone = new Set<string>([
    ...bet.flags.map(({ cause }) => cause),
    ...bet.assumptions.filter((id) => refuted.has(id)),
    ...(under === undefined ? [] : [under]),
  ]);
  const way = reading && readingFigures(bet, [reading])?.way;
  return [
    ...[...gone].map((cause) => `⚠ ${cause}`),
    ...(overdue ? ['overdue'] : []),
    ...(way !== undefined && way < 0 ? ['wrong way'] : []),
  ];
}

/** The bets that stand on an invalidated or dropped one, however far up, each with the nearest such. */
export function lostGround(graph: BetGraph): ReadonlyMap<BetId, BetId> {
  const lost = new Map<BetId, BetId>();
  const spread = (from: BetId, cause: BetId) => {
    for (const above of dependantsIn(graph)(from)) if (!lost.has(above)) lost.set(above, cause);
  };
  for (const bet of graph.bets.values()) if (isGone(bet)) spread(bet.id, bet.id);
  // A Map's iterator also yields what is added while it runs: the map is the queue.
  for (const [id, cause] of lost) spread(id, cause);
  return lost;
}
