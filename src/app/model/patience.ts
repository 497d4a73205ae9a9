import { SECOND_MS } from '#core/time/instant.ts';

/** As long as somebody who asked something is kept waiting for words that they can do without. */
const PATIENCE_MS = 15 * SECOND_MS;

/** Gives up on a model when the time is over in which an answer is still of use to who waits for it. */
export function whileSomebodyWaits(patienceMs = PATIENCE_MS): AbortSignal {
  return AbortSignal.timeout(patienceMs);
}
