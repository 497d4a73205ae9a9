import {
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  Options,
} from 'discord.js';
import { RetryableError, UserError } from '#core/errors.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import { isTokenRefused, translate } from './errors.ts';
import { makeIdentifyThrottler } from './identify.ts';

/** What the gateway tells, as it tells it. */
export interface Dispatch {
  readonly event: string;
  readonly data: unknown;
  readonly shard: number;
  /** Its number in the session. */
  readonly sequence: number;
}

export interface GatewaySetup {
  readonly token: string;
  readonly api: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether the words of messages are asked for that are not said to Ante. */
  readonly withContent: boolean;
  readonly betweenIdentifiesMs: number;
  readonly onDispatch: (dispatch: Dispatch) => void;
  /** It ended for good: nothing comes in any more. */
  readonly onEnd: (code: number) => void;
}

export interface Gateway {
  /** @throws UserError when Discord does not let Ante in, with what to do about it */
  open(): Promise<void>;
  close(): Promise<void>;
}

const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
];

/** A connection to the gateway through discord.js, which resumes, beats and shards; its caches are of no use here. */
export function makeGateway(setup: GatewaySetup): Gateway {
  const { logger } = setup;
  const client = new Client({
    intents: setup.withContent ? [...INTENTS, GatewayIntentBits.MessageContent] : INTENTS,
    shards: 'auto',
    rest: { api: setup.api, retries: 2 },
    makeCache: Options.cacheWithLimits({ ...NOTHING }),
    ws: {
      buildIdentifyThrottler: async (manager) =>
        makeIdentifyThrottler(async () => (await manager.fetchGatewayInformation(true)).session_start_limit, {
          clock: setup.clock,
          betweenMs: setup.betweenIdentifiesMs,
          onWait: (ms) =>
            logger.error({ waitMs: ms }, 'Discord lets Ante begin no more sessions today: waiting'),
        }),
    },
  });
  let isOpen = false;
  const ended = new Promise<never>((_, reject) => {
    client.on(Events.ShardDisconnect, ({ code }) => {
      const why = whyClosed(code);
      logger.error({ code }, why.message);
      if (isOpen) setup.onEnd(code);
      reject(why);
    });
  });
  ended.catch(() => {});
  client.on(Events.Error, (err) => logger.error({ err }, 'the gateway failed'));
  client.on(Events.ShardError, (err, shard) => logger.warn({ err, shard }, 'a connection failed'));
  client.on(Events.ShardReconnecting, (shard) => logger.info({ shard }, 'connecting again'));
  client.on(Events.Raw, ({ t, d, s }: RawPacket, shard: number) => {
    setup.onDispatch({ event: t, data: d, shard, sequence: s });
  });
  return {
    open: async () => {
      try {
        await Promise.race([client.login(setup.token), ended]);
        isOpen = true;
      } catch (error) {
        await client.destroy();
        throw refusalOf(error);
      }
    },
    close: () => client.destroy(),
  };
}

interface RawPacket {
  readonly t: string;
  readonly d: unknown;
  readonly s: number;
}

const NOTHING = {
  ApplicationCommandManager: 0,
  DMMessageManager: 0,
  GuildEmojiManager: 0,
  GuildMemberManager: 0,
  GuildMessageManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
} as const;

export const TOKEN_REFUSED =
  'Discord refuses the token. Take a new one at https://discord.com/developers/applications, "Bot", "Reset Token", and set DISCORD_TOKEN to it.';

/** Discord does not let Ante have the words of messages: a switch in its portal is off. */
export class ContentRefusedError extends UserError {}

function whyClosed(code: number): UserError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return new UserError(TOKEN_REFUSED);
  if (code === GatewayCloseCodes.DisallowedIntents) {
    return new ContentRefusedError(
      'Discord does not let Ante read messages: turn on "Message Content Intent" at https://discord.com/developers/applications, "Bot", and start Ante again.',
    );
  }
  return new UserError(
    `Discord closed the connection for good (${code}: ${GatewayCloseCodes[code] ?? 'unknown'}).`,
  );
}

/** Why Ante cannot start, in a sentence that says what to do; any other error as it is. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof UserError) return error;
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return new UserError(TOKEN_REFUSED);
  if (isTokenRefused(error)) return new UserError(TOKEN_REFUSED);
  const translated = translate(error);
  return translated instanceof RetryableError
    ? new UserError(
        'Discord is out of reach: check the connection, or https://discordstatus.com, and start Ante again.',
      )
    : translated;
}
