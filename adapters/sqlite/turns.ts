import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long a loop of calls may keep the event loop from turning. */
const TURN_MS = 5;

/**
 * SQLite answers at once, so that a loop of awaited calls would let nothing else in this process run until its end:
 * no timer, no socket. What is made here is awaited after each call, and lets the event loop turn when it is time.
 */
export function makeTurns(): () => Promise<void> {
  let turned = performance.now();
  return async () => {
    if (performance.now() - turned < TURN_MS) return;
    await nextTurn();
    turned = performance.now();
  };
}
