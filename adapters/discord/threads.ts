import { RESTJSONErrorCodes } from 'discord.js';
import { clip } from '#core/chat/clip.ts';
import type { Channels } from './channels.ts';
import { isRefusal } from './errors.ts';
import { type Message, message as schema } from './payloads.ts';
import type { Request } from './rest.ts';

/** https://discord.com/developers/docs/resources/channel#start-thread-from-message */
const NAME_MAX = 100;
/** A thread goes out of the list after three days without a word; writing in it brings it back. */
const ARCHIVE_AFTER_MIN = 4320;

export function threadName(words: string | undefined): string {
  const tidy = words
    ?.split('\n')
    .map((line) => line.replace(/<[^>]*>|[#*`\\>]|^-#/g, '').trim())
    .find((line) => line !== '');
  return clip(tidy ?? 'Ante', NAME_MAX);
}

/**
 * The thread under a message, begun where there is none yet; its id is the message's. Undefined where there can be
 * none: in DMs, and where Ante may not begin any.
 */
export async function threadUnder(
  { request, channels }: { readonly request: Request; readonly channels: Channels },
  at: { readonly channel: string; readonly message: string },
  name: string | undefined,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const url = `/channels/${at.channel}/messages/${at.message}` as const;
  try {
    const started = name ?? headingOf(schema.parse(await request('GET', url, { signal })));
    const body = { name: threadName(started), auto_archive_duration: ARCHIVE_AFTER_MIN };
    channels.learn(await request('POST', `${url}/threads`, { body, signal }));
    return at.message;
  } catch (error) {
    if (isRefusal(error, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)) return at.message;
    if (NO_THREAD.some((code) => isRefusal(error, code))) return undefined;
    throw error;
  }
}

const NO_THREAD = [
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.InvalidMessageType,
  RESTJSONErrorCodes.MaximumActiveThreads,
];

/** A card's thread is named as the card is. */
function headingOf({ embeds, content }: Message): string {
  const described = embeds[0]?.description ?? content;
  return /^### (.+)$/m.exec(described)?.[1] ?? described;
}
