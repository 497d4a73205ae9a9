import { setTimeout as sleep } from 'node:timers/promises';
import { RetryableError } from '#core/errors.ts';
import { SECOND_MS } from '#core/time/instant.ts';

/** How often something is tried when Slack asks to wait, and the longest wait that is worth it. */
const TRIES = 4;
const WAIT_MS = 5 * SECOND_MS;

/** Waits a little where Slack asks to: what was done is worth an answer. @throws whatever `work` throws in the end */
export async function patiently(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RetryableError) || tries >= TRIES) throw error;
      if (error.retryAfterMs > WAIT_MS) throw error;
      await sleep(error.retryAfterMs, undefined, { ref: false });
    }
  }
}
