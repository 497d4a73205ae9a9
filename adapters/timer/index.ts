import { RetryableError } from '#core/errors.ts';
import type { Logger } from '#ports/logger.ts';
import type { Scheduler } from '#ports/scheduler.ts';
import { makeRhythm, type Rhythm } from './rhythm.ts';

/** The embedded scheduler: timers of this process, for one process on one store. */
export function makeTimerScheduler({ logger }: { readonly logger: Logger }): Scheduler {
  const rhythms = new Map<string, Rhythm>();
  return {
    every(name, intervalMs, sweep) {
      if (rhythms.has(name)) throw new Error(`the sweep ${name} is declared twice`);
      rhythms.set(
        name,
        makeRhythm(intervalMs, () => reporting(name, sweep, logger)),
      );
    },
    async start() {
      for (const rhythm of rhythms.values()) rhythm.start();
    },
    async wake(name) {
      const rhythm = rhythms.get(name);
      if (!rhythm) throw new Error(`no sweep is called ${name}`);
      rhythm.wake();
    },
    async stop() {
      await Promise.all([...rhythms.values()].map((rhythm) => rhythm.stop()));
    },
  };
}

async function reporting(name: string, sweep: () => Promise<void>, logger: Logger): Promise<void> {
  try {
    await sweep();
  } catch (error) {
    const level = error instanceof RetryableError ? 'warn' : 'error';
    logger[level]({ sweep: name, err: error }, 'a sweep failed; it runs again');
  }
}
