import { addMs, type Instant, SECOND_MS } from '../time/instant.ts';
import { backoffMs } from './backoff.ts';

/**
 * Where a message stands on its way out. While a worker has it, it is `queued` and claimed; a claim that ran out is a
 * worker that died, perhaps after the message was accepted.
 */
export interface Sending {
  /**
   * `sent`: it arrived. `held`: it may have arrived, and nobody can tell, so it is not sent again by itself. `dead`: it
   * will never arrive. `withdrawn`: it was out of date before it arrived, and is not wanted any more.
   */
  readonly state: 'queued' | 'sent' | 'held' | 'dead' | 'withdrawn';
  readonly attempts: number;
  /** Not tried before this moment. */
  readonly notBefore?: Instant;
  /** An attempt ended without an answer: it is looked up before it is tried again. */
  readonly inDoubt?: true;
  /** Why it is held or dead. */
  readonly reason?: string;
}

/** What came of an attempt, or of looking one up. */
export type Outcome =
  | { readonly kind: 'sent' }
  /** The platform said "not now": it did not arrive. */
  | { readonly kind: 'refused'; readonly retryAfterMs: number }
  /** It can never arrive there. `elsewhere` says that it has another place to go to. */
  | { readonly kind: 'undeliverable'; readonly reason: string; readonly elsewhere: boolean }
  /** It may or may not have arrived. */
  | { readonly kind: 'unknown' }
  /** It failed on our side. `mayHaveArrived` unless doing it twice is the same as once. */
  | { readonly kind: 'defect'; readonly mayHaveArrived: boolean }
  /** Looking it up failed: nothing is known yet. */
  | { readonly kind: 'not-looked-up'; readonly retryAfterMs: number }
  /** It certainly did not arrive, and it is too late for it now. */
  | { readonly kind: 'outdated' }
  /** Nobody can tell whether an earlier attempt arrived. */
  | { readonly kind: 'unprovable' };

/** How long a request whose answer was lost may still take to have its effect. */
export const SETTLE_MS = 15 * SECOND_MS;
/** A message that fails by a defect so often is given up: more attempts would not help. */
export const MOST_DEFECTS = 5;

/**
 * Where the message stands after an attempt. Only a proof ends the doubt about an earlier one.
 * @param chance a number drawn evenly from [0, 1), for the backoff's jitter
 */
export function afterAttempt(sending: Sending, outcome: Outcome, now: Instant, chance: number): Sending {
  const attempts = sending.attempts + 1;
  const doubt = sending.inDoubt ? { inDoubt: true as const } : {};
  const again = (waitMs: number, inDoubt: { inDoubt?: true }): Sending => {
    const notBefore = addMs(now, Math.max(waitMs, backoffMs(attempts, chance)));
    return { state: 'queued', attempts, notBefore, ...inDoubt };
  };
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', attempts };
    case 'refused':
      return again(outcome.retryAfterMs, {});
    case 'not-looked-up':
      return again(outcome.retryAfterMs, doubt);
    case 'unknown':
      return again(SETTLE_MS, { inDoubt: true });
    case 'defect':
      return outcome.mayHaveArrived
        ? (givenUp(attempts, 'held') ?? again(SETTLE_MS, { inDoubt: true }))
        : (givenUp(attempts, 'dead') ?? again(0, {}));
    case 'undeliverable':
      return outcome.elsewhere
        ? { state: 'queued', attempts }
        : { state: 'dead', attempts, reason: outcome.reason };
    case 'outdated':
      return { state: 'withdrawn', attempts };
    case 'unprovable':
      return {
        state: 'held',
        attempts,
        reason: 'it may have arrived: the answer was lost, and it cannot be looked up',
      };
  }
}

function givenUp(attempts: number, state: 'held' | 'dead'): Sending | undefined {
  if (attempts < MOST_DEFECTS) return undefined;
  return { state, attempts, reason: 'a defect on our side: the log has it' };
}
