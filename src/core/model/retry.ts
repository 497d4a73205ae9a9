import { addMs, DAY_MS, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../time/instant.ts';

/** A question that waits to be asked. */
export interface Waiting {
  /** Since when. */
  readonly since: Instant;
  /** How often it was asked in vain. */
  readonly attempts: number;
}

/** Why a question was not answered, as far as it decides when to ask again. */
export type InVain = 'no-model' | 'off' | 'budget' | 'unusable' | 'busy' | 'silent' | 'useless';

/** So long after it was first wanted nobody misses the answer. */
const LONGEST_MS = 35 * DAY_MS;
const MOST_ATTEMPTS: Readonly<Record<InVain, number>> = {
  'no-model': 0,
  off: 0,
  // Somebody has to do something first, which costs us nothing to wait for.
  budget: Number.POSITIVE_INFINITY,
  unusable: Number.POSITIVE_INFINITY,
  busy: 8,
  silent: 4,
  // What it could not answer twice it will not answer.
  useless: 2,
};
const FIRST_MS = 30 * SECOND_MS;

/** When to ask again; undefined when it is given up, and the offline result stands for good. */
export function nextTry(
  { since, attempts }: Waiting,
  why: InVain,
  retryAfterMs: number,
  now: Instant,
): Instant | undefined {
  const isIdle = why === 'budget' || why === 'unusable';
  if (attempts + 1 >= MOST_ATTEMPTS[why] || addMs(since, LONGEST_MS) <= now) return undefined;
  if (isIdle) return addMs(now, why === 'budget' ? HOUR_MS : 10 * MINUTE_MS);
  return addMs(now, Math.max(retryAfterMs, Math.min(FIRST_MS * 4 ** attempts, 12 * HOUR_MS)));
}
