import type { Bet } from '../bet/bet.ts';
import type { AssumptionId, BetId } from '../ids.ts';
import { type BetGraph, dependantsIn, dependenciesIn, longestWay, reach, wayTo } from './graph.ts';
import { type Joint, jointConfidence } from './joint.ts';

/** What a bet stands on: every bet below it, through `dependsOn`. */
export interface Footing {
  /** The most uncalled bets on any one way down. A called bet between two others adds none. */
  readonly depth: number;
  /** Not called yet, each once, nearest first. */
  readonly uncalled: readonly BetId[];
  /** That all of it holds, the bet itself left out. */
  readonly joint: Joint;
}

/** What stands on a bet or rests on an assumption, directly or through other bets. */
export interface Exposure {
  /** The most uncalled bets on any one way up. */
  readonly depth: number;
  /** Not called yet, each once, nearest first. */
  readonly bets: readonly BetId[];
  /** That all of these hold, and the bet they stand on. */
  readonly joint: Joint;
}

/** Draft, placed or live: whether it holds is not known. */
export function isUncalled(bet: Pick<Bet, 'stage'>): boolean {
  return bet.stage !== 'called' && bet.stage !== 'dropped';
}

/**
 * What the bet stands on; it need not be in the graph itself. Below a validated bet the walk goes on: what was built
 * on something that gives way is in question, however well it did.
 */
export function footingOf(bet: Pick<Bet, 'id' | 'dependsOn'>, graph: BetGraph): Footing {
  const next = (id: BetId) => dependenciesIn(graph)(id).filter((below) => below !== bet.id);
  const direct = bet.dependsOn.filter((below) => graph.bets.has(below) && below !== bet.id);
  const below = betsOf(reach(direct, next).keys(), graph);
  return {
    depth: longestWay(direct, next, isUncalledIn(graph)),
    uncalled: below.filter(isUncalled).map(({ id }) => id),
    joint: jointConfidence(below),
  };
}

/** What stands on a bet. */
export function exposureOf(bet: Bet, graph: BetGraph): Exposure {
  return exposure(bet.id, [bet], graph);
}

/** What rests on an assumption: the bets that name it, and everything that stands on those. */
export function exposureOfAssumption(assumption: AssumptionId, graph: BetGraph): Exposure {
  return exposure(assumption, [], graph);
}

/**
 * The other uncalled bets that rest on the same assumptions, by assumption. Apart from {@link Footing}: they fall
 * together with the bet, but it does not need them to hold.
 */
export function sharedAssumptions(
  bet: Pick<Bet, 'id' | 'assumptions'>,
  graph: BetGraph,
): ReadonlyMap<AssumptionId, readonly BetId[]> {
  const shared = new Map<AssumptionId, readonly BetId[]>();
  for (const assumption of bet.assumptions) {
    const resting = betsOf(graph.resting.get(assumption) ?? [], graph).filter(isUncalled);
    const others = resting.map(({ id }) => id).filter((id) => id !== bet.id);
    if (others.length > 0) shared.set(assumption, others);
  }
  return shared;
}

/**
 * The cycle that these dependencies would close, as `[BET-3, BET-7, BET-3]` for "BET-3 -> BET-7 -> BET-3"; undefined
 * when they close none through this bet. `bets` are at least those below the dependencies.
 */
export function wouldCycle(
  bet: BetId,
  dependsOn: readonly BetId[],
  bets: readonly Bet[],
): readonly BetId[] | undefined {
  const below = new Map(bets.map(({ id, dependsOn }) => [id, dependsOn]));
  const steps = reach(dependsOn, (id) => below.get(id) ?? []);
  return steps.has(bet) ? [bet, ...wayTo(bet, steps)] : undefined;
}

function exposure(on: BetId | AssumptionId, base: readonly Bet[], graph: BetGraph): Exposure {
  const next = (id: BetId) => dependantsIn(graph)(id).filter((above) => above !== on);
  const direct = (graph.resting.get(on) ?? []).filter((above) => above !== on);
  const above = betsOf(reach(direct, next).keys(), graph).filter(isUncalled);
  return {
    depth: longestWay(direct, next, isUncalledIn(graph)),
    bets: above.map(({ id }) => id),
    joint: jointConfidence([...base, ...above]),
  };
}

function betsOf(ids: Iterable<BetId>, graph: BetGraph): readonly Bet[] {
  return [...ids].flatMap((id) => graph.bets.get(id) ?? []);
}

const isUncalledIn =
  (graph: BetGraph) =>
  (id: BetId): boolean => {
    const bet = graph.bets.get(id);
    return bet !== undefined && isUncalled(bet);
  };
