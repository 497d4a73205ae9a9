import { SECOND_MS } from '#core/time/instant.ts';
import type { ChartRenderer } from '#ports/chart-renderer.ts';
import type { ListeningPlatform } from '#ports/chat-platform.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import type { Store } from '#ports/store.ts';
import { makeHeardChannels } from './catch-up.ts';
import { makeChannels } from './channels.ts';
import { makeDispatcher } from './dispatch.ts';
import { makeFind } from './find.ts';
import { makeForms } from './forms.ts';
import { ContentRefusedError, type Dispatch, type Gateway, makeGateway, refusalOf } from './gateway.ts';
import { makeHomes, type Server } from './homes.ts';
import { BETWEEN_MS } from './identify.ts';
import { askWho, mayReadMessages, portal } from './identity.ts';
import type { MessageIntake } from './messages.ts';
import { openRest } from './rest.ts';
import { makeSend } from './send.ts';
import { makeSource } from './source.ts';
import { syncCommands } from './sync-commands.ts';
import { makeSlots, makeWork } from './work.ts';

export interface DiscordSetup {
  readonly token: string;
  /** The one server that the commands are registered in, at once; everywhere, within the hour, when absent. */
  readonly guild?: string | undefined;
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly charts: ChartRenderer;
  /** Where Discord is, for tests. */
  readonly api?: string;
  readonly files?: readonly string[];
  readonly betweenIdentifiesMs?: number;
}

const API = 'https://discord.com/api';
const FILES = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
/** So many events are worked on at a time; whoever comes in beyond is told at once that an answer is coming. */
const AT_ONCE = 32;
const FLUSH_EVERY_MS = 30 * SECOND_MS;

/**
 * What Discord takes: 50 requests a second in all, and about five messages in five seconds to one channel.
 * https://discord.com/developers/docs/topics/rate-limits
 */
const LIMITS = [
  { per: 'platform', most: 50, perMs: SECOND_MS },
  { per: 'place', of: 'post', most: 5, perMs: 5 * SECOND_MS },
  { per: 'place', of: 'update', most: 5, perMs: 5 * SECOND_MS },
] as const;

/** Discord: workspaces are its servers, `discord:<guild id>`; members and channels go by its own ids. */
export function openDiscord(setup: DiscordSetup): ListeningPlatform {
  const { token, store, clock, logger, charts, api = API, files = FILES } = setup;
  const rest = openRest(token, api);
  const channels = makeChannels(rest.request);
  const heard = makeHeardChannels(store);
  const servers = new Map<string, Server>();
  const homes = makeHomes({ store, clock, request: rest.request, servers: () => [...servers.values()] });
  const forms = makeForms({ store, clock });
  const out = {
    ...makeSend({ request: rest.request, channels, charts, logger }),
    find: makeFind({ request: rest.request, channels }),
  };
  const work = makeWork(logger);
  let gateway: { readonly open: Gateway; readonly withContent: boolean } | undefined;
  let onDispatch: ((dispatch: Dispatch) => void) | undefined;
  let flushing: NodeJS.Timeout | undefined;

  const connect = async (withContent: boolean): Promise<void> => {
    const before = gateway;
    const next = makeGateway({
      token,
      api,
      clock,
      logger,
      withContent,
      betweenIdentifiesMs: setup.betweenIdentifiesMs ?? BETWEEN_MS,
      onDispatch: (dispatch) => onDispatch?.(dispatch),
      onEnd: () => {
        if (gateway?.open === next) gateway = undefined;
      },
    });
    await next.open();
    gateway = { open: next, withContent };
    // Only now: what both hear counts once, what neither hears would be missed.
    await before?.open.close();
  };

  return {
    name: 'discord',
    limits: LIMITS,
    ...out,
    source: makeSource({
      request: rest.request,
      channels,
      clock,
      heard,
      files,
      listen: async () => {
        if (gateway && !gateway.withContent) await connect(true);
      },
    }),
    start: async (ways) => {
      const who = await askWho(rest.request).catch((error: unknown) => {
        throw refusalOf(error);
      });
      const changed = await syncCommands(rest.request, who.application, setup.guild);
      if (changed) logger.info({}, 'Discord knows the commands of this version');
      const intake: MessageIntake = {
        store,
        clock,
        logger,
        charts,
        rest,
        channels,
        homes,
        forms,
        heard,
        ways,
        slots: makeSlots(AT_ONCE),
        begin: work.begin,
        self: who.self,
        send: out.send,
        find: out.find,
      };
      onDispatch = guarded(logger, makeDispatcher({ intake, servers, ...work }));
      const wantsContent = await heard.isAnywhere();
      const mayRead = mayReadMessages(who.flags);
      if (wantsContent && !mayRead)
        logger.error(
          {},
          `Watched channels are not heard: turn on "Message Content Intent" at ${portal(who.application)} and start Ante again.`,
        );
      try {
        await connect(wantsContent && mayRead);
      } catch (error) {
        if (!(error instanceof ContentRefusedError)) throw error;
        // Everything else works without it.
        await connect(false);
      }
      logger.info({}, 'listening to Discord');
      flushing = setInterval(() => work.begin(heard.flush), FLUSH_EVERY_MS);
    },
    stop: async () => {
      clearInterval(flushing);
      await gateway?.open.close();
      gateway = undefined;
      await work.ended();
      await heard.flush();
      rest.close();
    },
  };
}

/** One event that cannot be read keeps no other from being taken in. */
function guarded(logger: Logger, dispatch: (dispatch: Dispatch) => void): (dispatch: Dispatch) => void {
  return (told) => {
    try {
      dispatch(told);
    } catch (err) {
      logger.error({ err, event: told.event }, 'an event could not be read');
    }
  };
}
