import { type Bet, type Flag, isOpen } from '../bet/bet.ts';
import type { BetId, MemberId } from '../ids.ts';
import { type BetGraph, dependantsIn, reach, wayTo } from './graph.ts';

/** An open bet that something gave way under. */
export interface Affected {
  readonly bet: BetId;
  readonly owner: MemberId;
  readonly flag: Flag;
  /** 1 when it rests on the cause directly. */
  readonly depth: number;
}

export interface Fallout {
  /** Nearest first. */
  readonly affected: readonly Affected[];
  /** How the cause reaches a bet: the bets between, from the one next to the cause to the bet itself. */
  readonly wayTo: (bet: BetId) => readonly BetId[];
}

/**
 * From whom a refuted assumption, or an invalidated or dropped bet, takes the ground: every open bet that rests on
 * it, directly or through a chain of bets of any stage. A bet that bears a flag of this cause already is left out.
 */
export function falloutOf(flag: Flag, graph: BetGraph): Fallout {
  const steps = reach(graph.resting.get(flag.cause) ?? [], dependantsIn(graph));
  const affected = [...steps].flatMap(([id, { depth }]) => {
    const bet = graph.bets.get(id);
    if (!bet || !isOpen(bet) || id === flag.cause || bears(bet, flag.cause)) return [];
    return [{ bet: id, owner: bet.owner, flag, depth }];
  });
  return { affected, wayTo: (bet) => wayTo(bet, steps) };
}

/** The bets that lose their flag when the call is undone or the assumption reopened: exactly those that bear it. */
export function flaggedBy(cause: Flag['cause'], bets: readonly Bet[]): readonly BetId[] {
  return bets.filter((bet) => bears(bet, cause)).map(({ id }) => id);
}

function bears(bet: Bet, cause: Flag['cause']): boolean {
  return bet.flags.some((flag) => flag.cause === cause);
}
