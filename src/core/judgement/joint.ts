import type { Bet } from '../bet/bet.ts';
import type { BetId } from '../ids.ts';

/** The probability that several bets all hold, taken as independent of each other: the product of their confidences. */
export interface Joint {
  /** 0-1: the product of what is known, so an upper bound while {@link unknown} is not empty. */
  readonly value: number;
  /** Bets that state no confidence. They count as unknown, not as certain. */
  readonly unknown: readonly BetId[];
  /** Bets that were called invalidated or dropped: with one of these it is 0. */
  readonly gone: readonly BetId[];
}

/** Of distinct bets: callers pass each once, so that a diamond counts its base once. */
export function jointConfidence(bets: readonly Bet[]): Joint {
  let value = 1;
  const unknown: BetId[] = [];
  const gone: BetId[] = [];
  for (const bet of bets) {
    const chance = chanceOf(bet);
    if (chance === undefined) unknown.push(bet.id);
    else value *= chance;
    if (isGone(bet)) gone.push(bet.id);
  }
  return { value, unknown, gone };
}

/** Called invalidated, or dropped: what stands on it has lost its footing. */
export function isGone(bet: Pick<Bet, 'stage' | 'call'>): boolean {
  return bet.stage === 'dropped' || (bet.stage === 'called' && bet.call?.verdict === 'invalidated');
}

/** `0.30`; `at most 0.30` while some are unknown; `unknown` when nothing is known that bounds it. */
export function showJoint(joint: Joint): string {
  if (joint.unknown.length === 0 || joint.value === 0) return twoPlaces(joint.value);
  return joint.value === 1 ? 'unknown' : `at most ${twoPlaces(joint.value)}`;
}

/** Validated is certain and gone is impossible; an inconclusive call has taught nothing, so the stated confidence stays. */
function chanceOf(bet: Bet): number | undefined {
  if (isGone(bet)) return 0;
  if (bet.stage === 'called' && bet.call?.verdict === 'validated') return 1;
  const stated = bet.terms.confidence ?? bet.preCommitment?.confidence;
  return stated === undefined ? undefined : stated / 100;
}

/** Never rounds to a certainty that is none. */
function twoPlaces(value: number): string {
  if (value > 0 && value < 0.01) return '<0.01';
  if (value < 1 && value > 0.99) return '>0.99';
  return value.toFixed(2);
}
