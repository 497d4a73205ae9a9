import type { Inbound } from '#core/chat/inbound.ts';
import type { Instant } from '#core/time/instant.ts';
import { ConflictError, DuplicateError, type Operations, type Scope } from '#ports/store.ts';
import { inbox } from '../collections.ts';
import type { Incoming } from '../documents.ts';

/** The event had its effect already, or somebody else is having it now: nothing was done this time. */
export class RepeatedError extends Error {
  override readonly name = 'RepeatedError';
}

/** A scope for taking in one event, and whether anything was written through it. */
export interface Once {
  readonly scope: Scope;
  readonly isDone: () => boolean;
  /** Notes that it is done, where that was not in the commit of its effect. @throws RepeatedError */
  readonly end: () => Promise<void>;
}

/**
 * A scope whose first write also notes that the event is done, in one commit: there is no moment at which one is
 * written and the other is not. That write throws RepeatedError when the event was done meanwhile.
 * @param kept what was stored when the event came in, where it was
 */
export function once(scope: Scope, inbound: Inbound, kept: Incoming | undefined, now: Instant): Once {
  let done = false;
  const mark = { id: inbound.eventId, version: 0, state: 'done', at: now, attempts: 0 } as const;

  const transaction = async <T>(work: (tx: Operations) => Promise<T>): Promise<T> => {
    if (done) return scope.transaction(work);
    let marking = false;
    try {
      const result = await scope.transaction(async (tx) => {
        marking = true;
        if (kept) await tx.replace(inbox, { ...mark, version: kept.version, attempts: kept.attempts });
        else await tx.insert(inbox, mark);
        marking = false;
        return work(tx);
      });
      done = true;
      return result;
    } catch (error) {
      if (marking && (error instanceof ConflictError || error instanceof DuplicateError))
        throw new RepeatedError(inbound.eventId);
      throw error;
    }
  };

  return {
    isDone: () => done,
    end: () => transaction(async () => {}),
    scope: {
      ...scope,
      transaction,
      insert: (into, ...docs) => transaction((tx) => tx.insert(into, ...docs)),
      replace: (into, doc) => transaction((tx) => tx.replace(into, doc)),
      remove: (from, id) => transaction((tx) => tx.remove(from, id)),
    },
  };
}
