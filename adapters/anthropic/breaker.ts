import { RetryableError } from '#core/errors.ts';
import { addMs, type Instant, SECOND_MS, toMs } from '#core/time/instant.ts';
import type { Clock } from '#ports/clock.ts';

const FAILURES = 5;
const REST_MS = 30 * SECOND_MS;

/**
 * After five failures in a row nothing is asked for half a minute; then one at a time, until one succeeds: a service
 * that is down is not kept down by us, and nobody waits for what will not come.
 */
export function makeBreaker(clock: Clock) {
  let failures = 0;
  let closedUntil: Instant | undefined;

  return {
    /** @throws RetryableError while nothing is asked */
    check(): void {
      const now = clock.now();
      if (closedUntil === undefined) return;
      if (closedUntil > now)
        throw new RetryableError(
          `it failed ${failures} times in a row and is left alone for a while`,
          toMs(closedUntil) - toMs(now),
        );
      closedUntil = addMs(now, REST_MS);
    },
    succeeded(): void {
      failures = 0;
      closedUntil = undefined;
    },
    failed(): void {
      failures += 1;
      if (failures >= FAILURES) closedUntil = addMs(clock.now(), REST_MS);
    },
  };
}
