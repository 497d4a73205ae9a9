import { z } from 'zod';
import type { Destination, MessageRef, Reply } from '#core/chat/reply.ts';
import type { RateLimit } from '#core/delivery/budget.ts';
import type { WorkspaceId } from '#core/ids.ts';
import { MINUTE_MS, SECOND_MS } from '#core/time/instant.ts';
import type { ChatPlatform } from '#ports/chat-platform.ts';
import { momentOf } from './heard.ts';
import { type Rendered, render } from './render.ts';
import { anything, type Web } from './web.ts';

/** docs.slack.dev, apis/web-api/rate-limits: one a second and channel, several hundred a minute; `chat.update` is tier 3. */
export const SLACK_LIMITS: readonly RateLimit[] = [
  { per: 'place', of: 'post', most: 1, perMs: SECOND_MS },
  { per: 'workspace', of: 'post', most: 240, perMs: MINUTE_MS },
  { per: 'workspace', of: 'update', most: 50, perMs: MINUTE_MS },
];

const METADATA = 'ante';
/** How far back a message is looked for. Further back nobody can tell whether it arrived. */
const PAGES = 5;
const PAGE = 200;

const posted = z.object({ channel: z.string(), ts: z.string() });
const opened = z.object({ channel: z.object({ id: z.string() }) });
const found = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        metadata: z
          .object({ event_type: z.string(), event_payload: z.object({ key: z.string().optional() }) })
          .optional()
          .catch(undefined),
      }),
    )
    .default([]),
  has_more: z.boolean().default(false),
  response_metadata: z.object({ next_cursor: z.string().default('') }).optional(),
});

/** What goes with every message: nothing in it is looked up, linked or unfurled by Slack. */
const INERT = { unfurl_links: false, unfurl_media: false, link_names: false };

export type Places = ReturnType<typeof openPlaces>;

/** The channels of DMs. Slack is asked for one once, and only where somebody's id will not do in its place. */
export function openPlaces(web: Web) {
  const dms = new Map<string, Promise<string>>();
  const keyOf = (workspace: WorkspaceId, member: string) => `${workspace} ${member}`;
  return {
    dm: async (workspace: WorkspaceId, member: string, signal?: AbortSignal): Promise<string> => {
      const key = keyOf(workspace, member);
      const known = dms.get(key);
      if (known) return known;
      const asked = web
        .call(workspace, 'conversations.open', { users: member }, opened, signal)
        .then(({ channel }) => channel.id);
      dms.set(key, asked);
      asked.catch(() => dms.delete(key));
      return asked;
    },
    learn: (workspace: WorkspaceId, member: string, channel: string): void => {
      dms.set(keyOf(workspace, member), Promise.resolve(channel));
    },
  };
}

/** Posts a rendered reply. `key` goes with it, to be found by. */
export async function postTo(
  web: Web,
  workspace: WorkspaceId,
  { channel, thread }: { readonly channel: string; readonly thread?: string | undefined },
  { text, blocks }: Pick<Rendered, 'text' | 'blocks'>,
  key?: string,
  signal?: AbortSignal,
): Promise<MessageRef> {
  const body = {
    channel,
    text,
    blocks,
    ...INERT,
    ...(thread !== undefined && { thread_ts: thread }),
    ...(key !== undefined && { metadata: { event_type: METADATA, event_payload: { key } } }),
  };
  const { channel: where, ts } = await web.call(workspace, 'chat.postMessage', body, posted, signal);
  return {
    channel: where,
    message: ts,
    sentAt: momentOf(ts),
    ...(thread !== undefined && { thread }),
  };
}

/** What came with a message: its charts and files. */
export type Accompany = (
  workspace: WorkspaceId,
  place: { readonly channel: string; readonly thread?: string },
  reply: Reply,
  rendered: Rendered,
) => Promise<void>;

/** The thread under a message, where what came with it goes. */
export function under({ channel, message, thread = message }: MessageRef) {
  return { channel, thread };
}

/** The way out, as the port has it. */
export function openWayOut(
  web: Web,
  places: Places,
  accompany: Accompany,
): Pick<ChatPlatform, 'send' | 'find' | 'update'> {
  const placeOf = async (workspace: WorkspaceId, to: Destination, signal?: AbortSignal) => {
    if (to.kind === 'dm') return { channel: await places.dm(workspace, to.member, signal) };
    return to.kind === 'channel' ? { channel: to.channel } : { channel: to.channel, thread: to.thread };
  };
  return {
    send: async (workspace, to, reply, key, signal) => {
      const rendered = render(reply);
      // Somebody's own id is their DM for posting. Opening five hundred DMs first would take Slack ten minutes.
      const place = to.kind === 'dm' ? { channel: to.member } : await placeOf(workspace, to, signal);
      const ref = await postTo(web, workspace, place, rendered, key, signal);
      if (to.kind === 'dm') places.learn(workspace, to.member, ref.channel);
      await accompany(workspace, under(ref), reply, rendered);
      return ref;
    },
    find: async (workspace, to, key, signal) => {
      const { channel, thread } = { thread: undefined, ...(await placeOf(workspace, to, signal)) };
      let cursor = '';
      for (let page = 0; page < PAGES; page += 1) {
        const { messages, has_more, response_metadata } = await web.call(
          workspace,
          thread === undefined ? 'conversations.history' : 'conversations.replies',
          {
            channel,
            limit: PAGE,
            include_all_metadata: true,
            ...(thread !== undefined && { ts: thread }),
            ...(cursor !== '' && { cursor }),
          },
          found,
          signal,
        );
        const match = messages.find(
          ({ metadata }) => metadata?.event_type === METADATA && metadata.event_payload.key === key,
        );
        if (match) {
          const ref = { channel, message: match.ts, sentAt: momentOf(match.ts) };
          return thread === undefined ? ref : { ...ref, thread };
        }
        cursor = response_metadata?.next_cursor ?? '';
        if (!has_more || cursor === '') return 'absent';
      }
      return 'unprovable';
    },
    update: async (workspace, ref, reply, signal) => {
      const { text, blocks } = render(reply);
      const body = { channel: ref.channel, ts: ref.message, text, blocks, link_names: false };
      await web.call(workspace, 'chat.update', body, anything, signal);
    },
  };
}
