import { MINUTE_MS, SECOND_MS } from '../time/instant.ts';

const FIRST_WAIT_MS = SECOND_MS;
/** The longest wait between two attempts. */
export const MOST_WAIT_MS = 5 * MINUTE_MS;

/**
 * How long to wait before the next attempt: doubled with each that failed, up to {@link MOST_WAIT_MS}, then shortened
 * by up to half, so that many messages that failed together do not come back together ("equal jitter").
 * @param attempts how many have failed, from 1 on
 * @param chance a number drawn evenly from [0, 1)
 */
export function backoffMs(attempts: number, chance: number): number {
  const whole = Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 30));
  return Math.round(whole * (1 - chance / 2));
}
