import { join } from 'node:path';
import { vegaCharts } from '#adapters/charts/index.ts';
import { systemClock } from '#adapters/clock/index.ts';
import { imageProtocol, openConsole, wantsColour } from '#adapters/console/index.ts';
import { readDates } from '#adapters/dates/index.ts';
import { openFeedbackFile as openFile } from '#adapters/files/index.ts';
import { makeLogger } from '#adapters/pino/index.ts';
import { makeTimerScheduler } from '#adapters/timer/index.ts';
import { members } from '#app/collections.ts';
import { settingsOf } from '#app/enter.ts';
import type { Instant } from '#core/time/instant.ts';
import type { ChatPlatform, Handle } from '#ports/chat-platform.ts';
import type { Clock } from '#ports/clock.ts';
import type { Store } from '#ports/store.ts';
import type { Config } from '../config.ts';
import { buildApplication } from './application.ts';
import { openEmbedder } from './open-embedder.ts';
import { openModel } from './open-model.ts';
import { openStore } from './open-store.ts';
import { scheduleSweeps } from './sweeps.ts';

/** The console's one workspace. */
export const CONSOLE_WORKSPACE = 'console:local';

export interface ChatSetup {
  readonly member: string;
  readonly json: boolean;
  readonly input: NodeJS.ReadableStream;
  /** Whether a person types and reads at a terminal. */
  readonly interactive: boolean;
  /** A clock other than the machine's, and how `/clock` moves it. */
  readonly clock?: Clock;
  readonly moveClock?: (to: Instant) => void;
  /** A store that is open already; whoever opened it closes it. */
  readonly store?: Store;
}

/** The console with everything behind it. While it runs, check-ins and deliveries are swept in this process. */
export async function openChat(config: Config, setup: ChatSetup) {
  const { interactive } = setup;
  const logger = makeLogger({ level: config.logLevel, to: config.log });
  const store = setup.store ?? (await openStore(config));
  const clock = setup.clock ?? systemClock;
  const platforms = new Map<string, ChatPlatform>();
  const model = await openModel(config, clock);
  const embedder = await openEmbedder(config);
  const application = buildApplication(
    { store, clock, readDates, logger, openFile, ...(model && { model }), ...(embedder && { embedder }) },
    platforms,
  );
  const scheduler = makeTimerScheduler({ logger });
  scheduleSweeps(scheduler, application.sweeps);

  const handle: Handle = async (inbound) => {
    const reply = await application.handle(inbound);
    await scheduler.wake('outbox');
    await scheduler.wake('drafts');
    return reply;
  };
  const { terminal } = config;
  const isTTY = process.stdout.isTTY === true;
  const chat = await openConsole({
    workspace: CONSOLE_WORKSPACE,
    handle,
    complete: application.complete,
    store,
    clock,
    zoneOf: async (id) => {
      const scope = store.in(CONSOLE_WORKSPACE);
      return (await scope.get(members, id))?.zone ?? (await settingsOf(scope)).zone;
    },
    charts: vegaCharts(),
    logger,
    folder: config.files,
    historyFile: join(config.files, 'history'),
    input: setup.input,
    output: process.stdout,
    errors: process.stderr,
    terminal: {
      interactive,
      columns: () => process.stdout.columns,
      colour: wantsColour({ isTTY, ...terminal }),
      images: imageProtocol({ isTTY, ...terminal }),
    },
    json: setup.json,
    member: setup.member,
    channel: 'general',
    ...(setup.moveClock && {
      moveClock: async (to: Instant) => {
        setup.moveClock?.(to);
        await application.sweeps.checkins();
        await application.sweeps.outbox();
      },
    }),
  });
  platforms.set(chat.name, chat);

  return {
    application,
    store,
    run: async (): Promise<number> => {
      // A pipe wants its answers and no more: what is on its way is delivered once, at the end.
      if (interactive) await scheduler.start();
      const exitCode = await chat.run();
      if (interactive) await scheduler.stop();
      else await application.sweeps.outbox();
      return exitCode;
    },
    close: async (): Promise<void> => {
      if (!setup.store) await store.close();
    },
  };
}
