import { type Instant, toInstant, toMs } from '../time/instant.ts';

/** How much a platform takes: at most `most` sendings in any stretch of `perMs`. */
export interface RateLimit {
  /** What is counted together: one channel or DM, one workspace, or all of a platform's. */
  readonly per: 'place' | 'workspace' | 'platform';
  /** Which sendings count; all where absent. */
  readonly of?: 'post' | 'update';
  readonly most: number;
  readonly perMs: number;
}

/** When the latest sendings under one limit began, oldest first. */
export type Spent = readonly Instant[];

/** When the limit allows the next sending: `now`, or the moment at which an earlier one falls out of the stretch. */
export function allowedAt(spent: Spent, { most, perMs }: RateLimit, now: Instant): Instant {
  const counted = spent.at(-most);
  if (counted === undefined) return now;
  // A moment that is still to come was written by a clock that has been set back since.
  const free = Math.min(toMs(counted), toMs(now)) + perMs;
  return free > toMs(now) ? toInstant(free) : now;
}

/** What is spent once one more begins now. No more is kept than the limit looks at. */
export function spend(spent: Spent, { most }: RateLimit, now: Instant): Spent {
  return [...spent, now].slice(-most);
}
