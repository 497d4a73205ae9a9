import { readDates } from '#adapters/dates/index.ts';
import { openDiscord } from '#adapters/discord/index.ts';
import { readFeedbackFile as readFile } from '#adapters/files/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import type { ModelSetup } from '#app/model/ask-model.ts';
import type { Inbound } from '#core/chat/inbound.ts';
import type { Reply } from '#core/chat/reply.ts';
import type { ListeningPlatform, WaysIn } from '#ports/chat-platform.ts';
import type { Logger } from '#ports/logger.ts';
import type { Store } from '#ports/store.ts';
import { buildApplication } from '../../../src/compose/application.ts';
import { COLLECTIONS } from '../../../src/compose/open-store.ts';
import { type Discord, openDiscordSimulator } from '../../simulators/discord/index.ts';
import { addTeam } from '../../simulators/discord/people.ts';
import { TOKEN } from '../../simulators/discord/world.ts';

/** What became of an event. */
interface Handled {
  readonly inbound: Inbound;
  readonly reply: Reply | undefined;
}

/** The whole of Ante on a Discord of this machine, with a clock that the test sets. */
export async function openAnte(
  options: { readonly prepare?: (discord: Discord) => void; readonly model?: ModelSetup } = {},
) {
  let now = '2026-11-20T14:00:00.000Z';
  const clock = { now: () => now };
  const discord = await openDiscordSimulator(clock.now);
  const acme = addTeam(discord, '100000000000000001', 'Acme');
  const rival = addTeam(discord, '200000000000000001', 'Rival');
  options.prepare?.(discord);
  const store = await openSqlite({ file: ':memory:', collections: COLLECTIONS });
  const errors: unknown[] = [];
  const logged: string[] = [];
  const log = (_fields: object, message: string) => {
    logged.push(message);
    discord.world.touch();
  };
  const logger: Logger = {
    error: (fields, message) => {
      errors.push({ message, ...fields });
      log(fields, message);
    },
    warn: log,
    info: log,
    debug: () => {},
  };
  const handled: Handled[] = [];
  const platforms = new Map<string, ListeningPlatform>();
  const deps = { store, clock, readDates, readFile, logger, ...(options.model && { model: options.model }) };
  const application = buildApplication(deps, platforms);
  const ways: WaysIn = {
    ...application,
    handle: async (inbound) => {
      const reply = await application.handle(inbound);
      handled.push({ inbound, reply });
      discord.world.touch();
      return reply;
    },
  };
  const connect = () =>
    openDiscord({
      token: TOKEN,
      store,
      clock,
      logger,
      charts: { render: async () => new Uint8Array([137, 80, 78, 71]) },
      api: discord.api,
      files: [discord.world.url],
      betweenIdentifiesMs: 0,
    });
  const start = async (): Promise<ListeningPlatform> => {
    const platform = connect();
    platforms.set(platform.name, platform);
    await platform.start(ways);
    return platform;
  };
  const stop = async () => {
    for (const platform of platforms.values()) await platform.stop();
    platforms.clear();
  };
  return {
    discord,
    world: discord.world,
    gateway: discord.gateway,
    acme,
    rival,
    store: store as Store,
    application,
    ways,
    connect,
    start,
    errors,
    logged,
    handled,
    /** Resolves when the event was taken in, with what was answered. */
    taken: (event: string) =>
      discord.world.until(() => handled.find(({ inbound }) => inbound.eventId === event)),
    at: (instant: string) => {
      now = instant;
    },
    sweep: async () => {
      await application.sweeps.checkins();
      await application.sweeps.outbox();
    },
    stop,
    close: async () => {
      await stop();
      await discord.close();
      await store.close();
    },
  };
}

export type Ante = Awaited<ReturnType<typeof openAnte>>;
