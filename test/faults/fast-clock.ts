import { addMs, type Instant } from '#core/time/instant.ts';
import type { Clock } from '#ports/clock.ts';

/** A clock that showed `starts` when the machine's showed `epochMs`, and has run so many times as fast since. */
export interface FastClock {
  readonly starts: Instant;
  readonly epochMs: number;
  readonly times: number;
}

export function fastClock({ starts, epochMs, times }: FastClock): Clock {
  return { now: () => addMs(starts, (Date.now() - epochMs) * times) };
}
