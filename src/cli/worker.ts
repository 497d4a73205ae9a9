import { once } from 'node:events';
import { systemClock } from '#adapters/clock/index.ts';
import { readDates } from '#adapters/dates/index.ts';
import { makeLogger } from '#adapters/pino/index.ts';
import type { Logger } from '#ports/logger.ts';
import type { Scheduler } from '#ports/scheduler.ts';
import { buildApplication } from '../compose/application.ts';
import { openStore } from '../compose/open-store.ts';
import { scheduleSweeps } from '../compose/sweeps.ts';
import type { Config } from '../config.ts';

/** `ante worker`: sweeps until it is told to stop, then lets running ones end. Several may share a MongoDB. */
export async function runWorker(config: Config): Promise<number> {
  const logger = makeLogger({ level: config.logLevel, to: '-' });
  const store = await openStore(config);
  const { sweeps } = buildApplication({ store, clock: systemClock, readDates, logger }, new Map());
  const scheduler = await openScheduler(config, logger);
  scheduleSweeps(scheduler, sweeps);
  // Before anybody can read that it runs: told to stop from then on, it stops in good order.
  const told = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await scheduler.start();
  logger.info({ store: config.mongoUri === undefined ? 'sqlite' : 'mongo' }, 'worker started');
  // The timer's own handles do not keep the process alive; waiting for a signal does.
  const alive = setInterval(() => {}, 2 ** 30);
  await told;
  clearInterval(alive);
  await scheduler.stop();
  await store.close();
  logger.info({}, 'worker stopped');
  return 0;
}

async function openScheduler({ mongoUri }: Config, logger: Logger): Promise<Scheduler> {
  if (mongoUri === undefined) {
    const { makeTimerScheduler } = await import('#adapters/timer/index.ts');
    return makeTimerScheduler({ logger });
  }
  const { makeAgendaScheduler } = await import('#adapters/agenda/index.ts');
  return makeAgendaScheduler({ mongo: mongoUri, logger });
}
