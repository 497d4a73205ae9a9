import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from './errors.ts';

/**
 * Attempts until no other process holds the lock, or for `lockWaitMs`. Between attempts this process goes on with
 * other work, which SQLite's own busy timeout would block.
 */
export async function patiently<T>(lockWaitMs: number, attempt: () => T): Promise<T> {
  const until = performance.now() + lockWaitMs;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
    }
    // Uneven steps keep two waiting processes from meeting again and again.
    await sleep(1 + Math.random() * 20);
  }
}
