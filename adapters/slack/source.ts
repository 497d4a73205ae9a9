import { z } from 'zod';
import type { Said } from '#core/chat/inbound.ts';
import { code, channel as inChannel, t } from '#core/chat/text.ts';
import { RetryableError, UserError } from '#core/errors.ts';
import { SECOND_MS } from '#core/time/instant.ts';
import { isZone } from '#core/time/zone.ts';
import { type ChatSource, UnansweredError, UndeliverableError } from '#ports/chat-platform.ts';
import { refusalIn } from './errors.ts';
import { momentOf, permalinkOf, type Self } from './heard.ts';
import { anything, type Web } from './web.ts';
import { type Message, messageSchema } from './wire.ts';
import { readWords } from './words-in.ts';

/** Of a thread so much is gone through; what was said later in a longer one is not found. */
const THREAD_PAGES = 5;
const PAGE = 200;
const FETCH_TIMEOUT_MS = 30 * SECOND_MS;

const info = z.object({
  channel: z.object({ is_member: z.boolean().optional(), is_private: z.boolean().optional() }),
});
const history = z.object({
  messages: z.array(messageSchema).default([]),
  has_more: z.boolean().optional(),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const fileInfo = z.object({ file: z.object({ size: z.number(), url_private_download: z.string() }) });
const userInfo = z.object({
  user: z.object({
    tz: z.string().nullish(),
    real_name: z.string().nullish(),
    profile: z.object({ display_name: z.string().nullish(), real_name: z.string().nullish() }).optional(),
  }),
});

/** What Slack can be asked. A question may be asked again, so one that was not answered is a RetryableError. */
export function openSource(web: Web): ChatSource {
  return {
    hearIn: async (workspace, channel) => {
      if (!/^[CG][A-Z0-9]+$/.test(channel)) throw notHeard(channel);
      try {
        const { channel: known } = await web.call(workspace, 'conversations.info', { channel }, info);
        if (!known.is_member) await web.call(workspace, 'conversations.join', { channel }, anything);
      } catch (error) {
        throw again(error) ?? notHeard(channel);
      }
    },
    read: async (workspace, { channel, message: ts }) => {
      const exactly = { channel, latest: ts, oldest: ts, inclusive: true, limit: 1 };
      try {
        const { messages } = await web.call(workspace, 'conversations.history', exactly, history);
        // What is said in a thread is not in the channel's history; asked for by its own id, it is its own thread.
        const among = messages.some((each) => each.ts === ts)
          ? messages
          : (await web.call(workspace, 'conversations.replies', { ...exactly, ts }, history)).messages;
        const found = among.find((each) => each.ts === ts);
        if (!found) return undefined;
        return saidIn(found, channel, await web.bots.self(workspace));
      } catch (error) {
        return gone(error);
      }
    },
    readThread: async (workspace, { channel, thread: ts }, most) => {
      const self = await web.bots.self(workspace);
      const said: Said[] = [];
      let cursor = '';
      try {
        // Slack gives the oldest first: the latest are at the end.
        for (let page = 0; page < THREAD_PAGES; page += 1) {
          const body = { channel, ts, limit: PAGE, ...(cursor !== '' && { cursor }) };
          const { messages, has_more, response_metadata } = await web.call(
            workspace,
            'conversations.replies',
            body,
            history,
          );
          said.push(...messages.map((message) => saidIn(message, channel, self)));
          cursor = response_metadata?.next_cursor ?? '';
          if (!has_more || cursor === '') break;
        }
      } catch (error) {
        return gone(error);
      }
      return [...said.slice(0, 1), ...said.slice(1).slice(-most)];
    },
    fetchFile: async (workspace, file, most) => {
      try {
        const { file: known } = await web.call(workspace, 'files.info', { file }, fileInfo);
        if (known.size > most) throw tooLarge(most);
        const { token } = await web.bots.of(workspace);
        return await download(known.url_private_download, token, most);
      } catch (error) {
        if (error instanceof UserError) throw error;
        throw again(error) ?? new UserError('Slack does not hand that file out. Send it again in this DM.');
      }
    },
    profile: async (workspace, user) => {
      try {
        const { user: known } = await web.call(workspace, 'users.info', { user }, userInfo);
        const name = known.profile?.display_name || known.real_name || known.profile?.real_name;
        return { ...(name && { name }), ...(known.tz && isZone(known.tz) && { zone: known.tz }) };
      } catch (error) {
        if (error instanceof UndeliverableError) return {};
        throw again(error) ?? error;
      }
    },
  };
}

function saidIn({ ts, user, bot_id, text, thread_ts }: Message, channel: string, self: Self): Said {
  return {
    message: ts,
    text: readWords(text),
    saidAt: momentOf(ts),
    permalink: permalinkOf(self, channel, ts, thread_ts),
    ...(user !== undefined && user !== self.user && !bot_id && { author: user }),
  };
}

/** Undefined for what is not there, or not for Ante to see. @throws whatever else went wrong */
function gone(error: unknown): undefined {
  if (error instanceof UndeliverableError || refusalIn(error) === 'thread_not_found') return undefined;
  throw again(error) ?? error;
}

/** What may be asked again; undefined for what would be refused again. */
function again(error: unknown): RetryableError | undefined {
  if (error instanceof RetryableError) return error;
  return error instanceof UnansweredError ? new RetryableError(error.message, SECOND_MS, error) : undefined;
}

function notHeard(channel: string): UserError {
  const where = /^[CG][A-Z0-9]+$/.test(channel) ? t`${inChannel(channel)}` : t`there`;
  return new UserError(
    t`Ante cannot hear what is said ${where}. Type ${code('/invite @Ante')} in that channel, then send this again.`,
    ['/heard watch #support'],
  );
}

async function download(url: string, token: string, most: number): Promise<Uint8Array> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new RetryableError('the file could not be fetched', SECOND_MS, error);
  });
  if (response.status >= 500)
    throw new RetryableError(`the file was answered with ${response.status}`, SECOND_MS);
  if (!response.ok || !response.body) throw new Error(`the file was answered with ${response.status}`);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body) {
    size += piece.length;
    if (size > most) throw tooLarge(most);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function tooLarge(most: number): UserError {
  return new UserError(
    `The file is larger than ${Math.floor(most / 1024 / 1024)} MB. Take it in where Ante runs:`,
    ['ante import interviews.csv'],
  );
}
