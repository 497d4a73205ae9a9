import { addMs, type Instant, toInstant, toMs } from '#core/time/instant.ts';
import type { Clock } from '#ports/clock.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => toInstant(Date.now()) };

/** A clock that can be set, and goes on from there at the pace of the machine's: for the demo and for trying out. */
export interface ShiftableClock extends Clock {
  set(to: Instant): void;
}

/** Starts at `start`; stands still between calls when `ticking` is false, so that a run repeats exactly. */
export function makeShiftableClock(start: Instant, ticking: boolean): ShiftableClock {
  let set = start;
  let since = Date.now();
  return {
    now: () => (ticking ? addMs(set, Date.now() - since) : set),
    set: (to) => {
      if (Number.isNaN(toMs(to))) throw new RangeError(`${to} is no instant`);
      set = to;
      since = Date.now();
    },
  };
}
