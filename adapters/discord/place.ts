import type { WorkspaceId } from '#core/ids.ts';
import { type Instant, toInstant } from '#core/time/instant.ts';
import type { Channel } from './payloads.ts';

/** Where something was said: a channel, and the thread or forum post in it. */
export interface Place {
  readonly channel: string;
  readonly thread?: string;
}

export function placeOf({ id, isThread, parent_id }: Pick<Channel, 'id' | 'isThread' | 'parent_id'>): Place {
  return isThread && parent_id ? { channel: parent_id, thread: id } : { channel: id };
}

/** A message's id within its channel: one in a thread is found there. */
export function messageKey(message: string, { thread }: Place): string {
  return thread === undefined ? message : `${thread}/${message}`;
}

/** Where Discord has the message that {@link messageKey} names. */
export function locate(channel: string, key: string): { readonly channel: string; readonly message: string } {
  const [thread, message] = key.split('/');
  return message === undefined || thread === undefined
    ? { channel, message: key }
    : { channel: thread, message };
}

const PREFIX = 'discord:';

export const workspaceOf = (guild: string): WorkspaceId => `${PREFIX}${guild}`;

/** @throws Error when it is no workspace of Discord's: a defect of the caller */
export function guildOf(workspace: WorkspaceId): string {
  if (!workspace.startsWith(PREFIX)) throw new Error(`${workspace} is not on Discord`);
  return workspace.slice(PREFIX.length);
}

const SITE = 'https://discord.com/channels';

export function permalink(guild: string | undefined, channel: string, message: string): string {
  return `${SITE}/${guild ?? '@me'}/${channel}/${message}`;
}

/**
 * An address that goes unseen with every message of Ante's: history and clicks bring it back, which is how Ante knows
 * whose bets a DM is about, and finds a message again by the key it was sent under.
 */
export function markOf(guild: string, key?: string): string {
  return key === undefined ? `${SITE}/${guild}` : `${SITE}/${guild}?ante=${encodeURIComponent(key)}`;
}

export function readMark(
  url: string | undefined,
): { readonly guild: string; readonly key?: string } | undefined {
  const [, guild, key] = /^https:\/\/discord\.com\/channels\/(\d+)(?:\?ante=(.*))?$/.exec(url ?? '') ?? [];
  if (guild === undefined) return undefined;
  return { guild, ...(key !== undefined && { key: decodeURIComponent(key) }) };
}

/** https://discord.com/developers/docs/reference#snowflakes */
const EPOCH_MS = 1_420_070_400_000n;

/** When Discord made an id. */
export function instantOf(snowflake: string): Instant {
  return toInstant(Number((BigInt(snowflake) >> 22n) + EPOCH_MS));
}

/** The first id that Discord could make at a moment. */
export function snowflakeAt(ms: number): string {
  return String((BigInt(ms) - EPOCH_MS) << 22n);
}
