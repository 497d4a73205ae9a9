import { once } from 'node:events';
import { systemClock } from '#adapters/clock/index.ts';
import { readDates } from '#adapters/dates/index.ts';
import { readFeedbackFile as readFile } from '#adapters/files/index.ts';
import { makeLogger } from '#adapters/pino/index.ts';
import type { ListeningPlatform } from '#ports/chat-platform.ts';
import type { Logger } from '#ports/logger.ts';
import type { Scheduler } from '#ports/scheduler.ts';
import { buildApplication } from '../compose/application.ts';
import { openEmbedder } from '../compose/open-embedder.ts';
import { openModel } from '../compose/open-model.ts';
import { openPlatforms } from '../compose/open-platforms.ts';
import { openStore } from '../compose/open-store.ts';
import { scheduleSweeps } from '../compose/sweeps.ts';
import type { Config } from '../config.ts';

/**
 * `ante serve` takes part in the chats that tokens are set for, and `ante worker` only sends what is due in them, until
 * they are told to stop; then what is under way ends. Several processes may share a MongoDB.
 */
export async function serve(config: Config, as: 'server' | 'worker'): Promise<number> {
  const logger = makeLogger({ level: config.logLevel, to: '-' });
  const store = await openStore(config);
  const deps = { store, clock: systemClock, readDates, readFile, logger };
  const platforms = await openPlatforms(config, deps);
  const model = await openModel(config, systemClock);
  const embedder = await openEmbedder(config);
  const application = buildApplication(
    { ...deps, ...(model && { model }), ...(embedder && { embedder }) },
    platforms,
  );
  const scheduler = await openScheduler(config, logger);
  scheduleSweeps(scheduler, application.sweeps);
  // Before anybody can read that it runs: told to stop from then on, it stops in good order.
  const told = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const listening: readonly ListeningPlatform[] = as === 'server' ? [...platforms.values()] : [];
  try {
    await scheduler.start();
    const wake = async () => {
      await scheduler.wake('outbox');
      await scheduler.wake('drafts');
    };
    for (const platform of listening) await platform.start(wakingAfter(application, wake));
    const names = listening.map(({ name }) => name);
    logger.info({ store: storeOf(config), listening: names }, `${as} started`);
    // The timer's own handles do not keep the process alive; waiting for a signal does.
    const alive = setInterval(() => {}, 2 ** 30);
    await told;
    clearInterval(alive);
  } finally {
    await Promise.allSettled(listening.map((platform) => platform.stop()));
    await scheduler.stop();
    await store.close();
  }
  logger.info({}, `${as} stopped`);
  return 0;
}

function storeOf({ mongoUri }: Config): 'sqlite' | 'mongo' {
  return mongoUri === undefined ? 'sqlite' : 'mongo';
}

/** What an event puts on its way goes out at once, not with the next sweep. */
function wakingAfter(
  { handle, keep, answerLater, complete, presence }: ReturnType<typeof buildApplication>,
  wake: () => Promise<void>,
) {
  return {
    keep,
    answerLater,
    complete,
    presence,
    handle: async (inbound: Parameters<typeof handle>[0]) => {
      const reply = await handle(inbound);
      await wake();
      return reply;
    },
  };
}

async function openScheduler({ mongoUri }: Config, logger: Logger): Promise<Scheduler> {
  if (mongoUri === undefined) {
    const { makeTimerScheduler } = await import('#adapters/timer/index.ts');
    return makeTimerScheduler({ logger });
  }
  const { makeAgendaScheduler } = await import('#adapters/agenda/index.ts');
  return makeAgendaScheduler({ mongo: mongoUri, logger });
}
