import { addMs, type Instant, MINUTE_MS } from '../time/instant.ts';

/** The clocks of two workers never differ by as much. */
const SKEW_MS = 10 * MINUTE_MS;

/**
 * The moment to ask for a claim at: now. Where somebody's claim ends later than any lease that began by now could end,
 * it was written by a clock that has been set back since, and it is over.
 * @param leaseMs how long claims are given for
 */
export function claimingAt(claimedUntil: Instant | undefined, now: Instant, leaseMs: number): Instant {
  const latest = addMs(now, leaseMs + SKEW_MS);
  return claimedUntil !== undefined && claimedUntil > latest ? claimedUntil : now;
}

/** Whether somebody else has it. */
export function isClaimed(claimedUntil: Instant | undefined, now: Instant, leaseMs: number): boolean {
  return claimedUntil !== undefined && claimedUntil > claimingAt(claimedUntil, now, leaseMs);
}
