import { mayChange } from '#core/delivery/may-change.ts';
import { addMs, SECOND_MS } from '#core/time/instant.ts';
import type { Keep } from '#ports/chat-platform.ts';
import { DuplicateError } from '#ports/store.ts';
import { inbox } from '../collections.ts';
import type { Deps } from '../context.ts';
import { settingsOf } from '../enter.ts';
import type { Watched } from './steps.ts';

/**
 * How long the process that took an event has for it before another hears it again. A promise is 60 s from the crash
 * on; the sweep that looks for such events takes some of those.
 */
export const HEARING_MS = 30 * SECOND_MS;

/** Stores an event before it is acknowledged; one that can change nothing is not stored. */
export function makeKeep({ store, clock, reached }: Pick<Deps, 'store' | 'clock'> & Watched): Keep {
  return async (inbound) => {
    const scope = store.in(inbound.workspace);
    if (!mayChange(inbound, await settingsOf(scope))) return true;
    const at = clock.now();
    const claimedUntil = addMs(at, HEARING_MS);
    try {
      await scope.insert(inbox, {
        id: inbound.eventId,
        version: 0,
        state: 'kept',
        at,
        claimedUntil,
        attempts: 0,
        inbound,
      });
    } catch (error) {
      if (error instanceof DuplicateError) return false;
      throw error;
    }
    await reached?.('event-kept');
    return true;
  };
}
