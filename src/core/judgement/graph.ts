import type { Bet } from '../bet/bet.ts';
import type { AssumptionId, BetId } from '../ids.ts';

/** The bets of a workspace, and which of them name which as what they depend on. */
export interface BetGraph {
  readonly bets: ReadonlyMap<BetId, Bet>;
  /** The other way round: who stands directly on a bet, or rests directly on an assumption. */
  readonly resting: ReadonlyMap<BetId | AssumptionId, readonly BetId[]>;
}

/** How a bet was reached in a walk. */
export interface Step {
  /** 1 for what is directly next to the start. */
  readonly depth: number;
  /** The bet one step nearer to the start; absent at depth 1. */
  readonly via?: BetId;
}

export type Next = (id: BetId) => readonly BetId[];

export function graphOf(bets: readonly Bet[]): BetGraph {
  const resting = new Map<BetId | AssumptionId, BetId[]>();
  for (const bet of bets) {
    for (const foundation of new Set([...bet.dependsOn, ...bet.assumptions])) {
      const above = resting.get(foundation);
      if (above) above.push(bet.id);
      else resting.set(foundation, [bet.id]);
    }
  }
  return { bets: new Map(bets.map((bet) => [bet.id, bet])), resting };
}

/** The bets that a bet names as what it depends on, without those that are not in the graph. */
export const dependenciesIn =
  (graph: BetGraph): Next =>
  (id) =>
    graph.bets.get(id)?.dependsOn.filter((below) => graph.bets.has(below)) ?? [];

/** The bets that name a bet as what they depend on. */
export const dependantsIn =
  (graph: BetGraph): Next =>
  (id) =>
    graph.resting.get(id) ?? [];

/** Everything that can be reached, nearest first, each once with the shortest way there. Safe on cycles. */
export function reach(first: readonly BetId[], next: Next): ReadonlyMap<BetId, Step> {
  const steps = new Map<BetId, Step>();
  for (const id of first) steps.set(id, { depth: 1 });
  // A Map's iterator also yields what is added while it runs: the map is the queue.
  for (const [via, { depth }] of steps) {
    for (const id of next(via)) if (!steps.has(id)) steps.set(id, { depth: depth + 1, via });
  }
  return steps;
}

/** The way to a bet that {@link reach} found, from the one next to the start to the bet itself. */
export function wayTo(id: BetId, steps: ReadonlyMap<BetId, Step>): readonly BetId[] {
  const way: BetId[] = [];
  for (let at: BetId | undefined = id; at !== undefined; at = steps.get(at)?.via) way.push(at);
  return way.reverse();
}

/**
 * The most bets that `counts` on any one way that begins with one of `first`. Linear and without recursion, so that a
 * chain of any length is fine; an edge that would close a cycle is passed over.
 */
export function longestWay(first: readonly BetId[], next: Next, counts: (id: BetId) => boolean): number {
  const longest = new Map<BetId, number>();
  const entered = new Set<BetId>();
  const stack = [...first];
  for (let id = stack.at(-1); id !== undefined; id = stack.at(-1)) {
    if (!entered.has(id)) {
      entered.add(id);
      for (const other of next(id)) if (!entered.has(other)) stack.push(other);
      continue;
    }
    stack.pop();
    if (!longest.has(id)) longest.set(id, most(next(id), longest) + (counts(id) ? 1 : 0));
  }
  return most(first, longest);
}

function most(ids: readonly BetId[], longest: ReadonlyMap<BetId, number>): number {
  return ids.reduce((best, id) => Math.max(best, longest.get(id) ?? 0), 0);
}
