import { z } from 'zod';
import { code, t } from '#core/chat/text.ts';
import { RetryableError, UserError } from '#core/errors.ts';
import { SECOND_MS, toMs } from '#core/time/instant.ts';
import { type ChatSource, UnansweredError, UndeliverableError } from '#ports/chat-platform.ts';
import type { Clock } from '#ports/clock.ts';
import type { HeardChannels } from './catch-up.ts';
import type { Channels } from './channels.ts';
import { askWho, mayReadMessages, portal } from './identity.ts';
import { saidIn } from './listen.ts';
import { isSnowflake } from './markdown.ts';
import { type Message, message as messageSchema } from './payloads.ts';
import { guildOf, locate, snowflakeAt } from './place.ts';
import type { Request } from './rest.ts';

interface SourceDeps {
  readonly request: Request;
  readonly channels: Channels;
  readonly clock: Clock;
  readonly heard: HeardChannels;
  /** Where Discord keeps files: no other address is ever fetched. */
  readonly files: readonly string[];
  /** Called when messages are to be heard from now on. */
  readonly listen: () => Promise<void>;
}

/** https://discord.com/developers/docs/resources/message#get-channel-messages */
const PAGE_MAX = 100;
const FETCH_MS = 30 * SECOND_MS;

/** What Discord can be asked. */
export function makeSource(deps: SourceDeps): ChatSource {
  const { request, channels, clock, heard } = deps;
  /** The last message before now, whichever of the two clocks is ahead. */
  const latestIn = async (channel: string): Promise<string> => {
    const { last_message_id } = lastMessage.parse(await request('GET', `/channels/${channel}`));
    const now = snowflakeAt(toMs(clock.now()));
    return last_message_id && BigInt(last_message_id) > BigInt(now) ? last_message_id : now;
  };
  return {
    hearIn: async (workspace, channel) => {
      const known = isSnowflake(channel)
        ? await channels.findIn(guildOf(workspace), channel).catch(notThere)
        : undefined;
      if (!known) {
        throw new UserError(
          t`Ante sees no such channel in this server. Pick it from the list, and let Ante see it: ${code('View Channel')} and ${code('Read Message History')}.`,
          ['/heard watch #support'],
        );
      }
      await needMessageContent(request);
      await heard.begin(workspace, channel, await latestIn(channel));
      await deps.listen();
    },
    read: async (workspace, { channel, message }) => {
      const at = locate(channel, message);
      try {
        await channels.findIn(guildOf(workspace), at.channel);
        const read = messageSchema.parse(
          await request('GET', `/channels/${at.channel}/messages/${at.message}`),
        );
        const place = at.channel === channel ? { channel } : { channel, thread: at.channel };
        return saidIn({ ...read, guild_id: guildOf(workspace) }, place);
      } catch (error) {
        if (error instanceof UndeliverableError) return undefined;
        throw error;
      }
    },
    readThread: async (workspace, { channel, thread }, most) => {
      const guild = guildOf(workspace);
      try {
        await channels.findIn(guild, thread);
        const query = { limit: String(Math.min(most, PAGE_MAX)) };
        const replies = z
          .array(messageSchema)
          .parse(await request('GET', `/channels/${thread}/messages`, { query }));
        // What a thread hangs under has its id: in a forum it is in the thread itself, else in the channel.
        const root = replies.some(({ id }) => id === thread)
          ? undefined
          : await request('GET', `/channels/${channel}/messages/${thread}`).catch(notThere);
        const said = [...(root ? [messageSchema.parse(root)] : []), ...replies.toReversed()];
        if (said.some(isWithheld)) await needMessageContent(request);
        return said.map((read) =>
          saidIn(
            { ...read, guild_id: guild },
            read.channel_id === thread ? { channel, thread } : { channel },
          ),
        );
      } catch (error) {
        if (error instanceof UnansweredError) throw new RetryableError(error.message, SECOND_MS, error);
        return notThere(error);
      }
    },
    fetchFile: (_workspace, file, most) => fetchFile(file, most, deps.files),
    profile: async (workspace, member) => {
      if (!isSnowflake(member)) return {};
      const found = await request('GET', `/guilds/${guildOf(workspace)}/members/${member}`).catch(notThere);
      const { nick, user } = profile.parse(found ?? {});
      const name = nick ?? user?.global_name ?? user?.username;
      return name ? { name } : {};
    },
  };
}

const lastMessage = z.object({ last_message_id: z.string().nullish() });

const profile = z.object({
  nick: z.string().nullish(),
  user: z.object({ username: z.string(), global_name: z.string().nullish() }).optional(),
});

function notThere(error: unknown): undefined {
  if (error instanceof UndeliverableError) return undefined;
  throw error;
}

/** Whether a person said something that Discord may not be telling: it tells nothing where a switch is off. */
function isWithheld({ author, webhook_id, content, attachments }: Message): boolean {
  return !author.bot && webhook_id === undefined && content === '' && attachments.length === 0;
}

/** @throws UserError when the switch in Discord's developer portal is off */
async function needMessageContent(request: Request): Promise<void> {
  const { application, flags } = await askWho(request);
  if (mayReadMessages(flags)) return;
  throw new UserError(
    t`Discord does not let Ante read messages yet. Whoever installed Ante turns on "Message Content Intent" at ${portal(application)}, then send this again. Nothing was changed.`,
  );
}

/** @throws UserError when it is too large, gone, or nowhere of Discord's */
async function fetchFile(file: string, most: number, from: readonly string[]): Promise<Uint8Array> {
  if (!URL.canParse(file) || !from.includes(new URL(file).origin))
    throw new UserError('That is no file of Discord’s.');
  const response = await fetch(file, { signal: AbortSignal.timeout(FETCH_MS), redirect: 'error' }).catch(
    (error: unknown) => {
      throw new RetryableError('a file could not be fetched', SECOND_MS, error);
    },
  );
  if (response.status >= 500 || response.status === 429)
    throw new RetryableError(`a file could not be fetched: ${response.status}`, SECOND_MS);
  if (!response.ok || !response.body) throw new UserError('That file is gone from Discord. Send it again.');
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.byteLength;
    if (size > most) {
      throw new UserError(
        `That file is larger than ${Math.floor(most / 1024 / 1024)} MB. Take it in where Ante runs.`,
        ['ante import interviews.csv'],
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
