import { hash } from 'node:crypto';
import type { Destination, MessageRef, Reply } from '#core/chat/reply.ts';
import type { ChartRenderer } from '#ports/chart-renderer.ts';
import { type ChatPlatform, UndeliverableError } from '#ports/chat-platform.ts';
import type { Logger } from '#ports/logger.ts';
import type { Channels } from './channels.ts';
import { isSnowflake, plain } from './markdown.ts';
import { type Message, message as messageSchema } from './payloads.ts';
import { draw } from './pictures.ts';
import { guildOf, instantOf, markOf, readMark } from './place.ts';
import { type RenderContext, type Rendered, render } from './render.ts';
import type { Request } from './rest.ts';
import { threadName, threadUnder } from './threads.ts';

export interface SendDeps {
  readonly request: Request;
  readonly channels: Channels;
  readonly charts: ChartRenderer;
  readonly logger: Logger;
}

/** Where a message is posted: a channel or thread, a new post of a forum, or an answer to a message in a DM. */
type Target =
  | { readonly kind: 'channel'; readonly at: string; readonly ref: Omit<MessageRef, 'message'> }
  | { readonly kind: 'forum'; readonly at: string }
  | { readonly kind: 'reply'; readonly at: string; readonly to: string };

/** The way out for messages that are not the direct answer to an interaction. */
export function makeSend(deps: SendDeps): Pick<ChatPlatform, 'send' | 'update'> {
  const { request } = deps;
  return {
    send: async (workspace, to, reply, key, signal) => {
      const guild = guildOf(workspace);
      const target = await targetOf(deps, guild, to, signal);
      const ping = to.kind === 'thread' ? addressee(reply) : undefined;
      const rendered = await renderWith(deps, reply, { mark: markOf(guild, key), ...(ping && { ping }) });
      return post(request, target, rendered, { key, name: nameOf(reply), signal });
    },
    update: async (workspace, ref, reply, signal) => {
      const url = `/channels/${ref.thread ?? ref.channel}/messages/${ref.message}` as const;
      // What it was sent under goes on with it.
      const { embeds } = messageSchema.parse(await request('GET', url, { signal }));
      const mark = markOf(guildOf(workspace), readMark(embeds[0]?.url)?.key);
      const { body, files } = await renderWith(deps, reply, { mark });
      await request('PATCH', url, { body, files, signal });
    },
  };
}

/** A reply with its charts drawn. */
export async function renderWith(
  { charts, logger }: Pick<SendDeps, 'charts' | 'logger'>,
  reply: Reply,
  context: RenderContext,
): Promise<Rendered> {
  return render(reply, { ...context, drawn: await draw(reply, charts, logger) });
}

/** In a thread, whoever a message begins with is to hear of it. */
function addressee({ blocks: [first] }: Reply): string | undefined {
  const span = first?.kind === 'text' ? first.text[0] : undefined;
  return typeof span === 'object' && 'member' in span ? span.member : undefined;
}

function nameOf({ blocks }: Reply): string {
  const heading = blocks.find(({ kind }) => kind === 'heading') ?? blocks.find(({ kind }) => kind === 'text');
  return threadName(
    heading && 'text' in heading && typeof heading.text !== 'string' ? plain(heading.text) : undefined,
  );
}

/** @throws UndeliverableError when there is no such place in this server */
async function targetOf(
  deps: SendDeps,
  guild: string,
  to: Destination,
  signal: AbortSignal | undefined,
): Promise<Target> {
  const { channels, request } = deps;
  if (to.kind === 'dm') {
    const id = await openDm(request, to.member, signal);
    return { kind: 'channel', at: id, ref: { channel: id } };
  }
  if (!isSnowflake(to.channel)) throw new UndeliverableError(`there is no channel ${to.channel}`);
  const parent = await channels.find(to.channel, signal);
  // A bet that was born in a DM has its history there, below each other.
  if (parent.guild_id === undefined && to.kind === 'thread')
    return { kind: 'reply', at: to.channel, to: to.thread };
  await channels.findIn(guild, to.channel, signal);
  if (to.kind === 'channel')
    return parent.isForum
      ? { kind: 'forum', at: to.channel }
      : { kind: 'channel', at: to.channel, ref: { channel: to.channel } };
  const thread = await threadOf(deps, to, signal);
  if (thread === undefined) return { kind: 'reply', at: to.channel, to: to.thread };
  return { kind: 'channel', at: thread, ref: { channel: to.channel, thread } };
}

/** The thread that is named, or the one under the message that is named. */
async function threadOf(
  deps: SendDeps,
  { channel, thread }: Extract<Destination, { kind: 'thread' }>,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  try {
    return (await deps.channels.find(thread, signal)).id;
  } catch (error) {
    if (!(error instanceof UndeliverableError)) throw error;
    return threadUnder(deps, { channel, message: thread }, undefined, signal);
  }
}

/** The channel of somebody's DMs; the same one each time. */
export async function openDm(request: Request, member: string, signal?: AbortSignal): Promise<string> {
  if (!isSnowflake(member)) throw new UndeliverableError(`${member} is nobody on Discord`);
  const opened = await request('POST', '/users/@me/channels', { body: { recipient_id: member }, signal });
  return String((opened as { readonly id: string }).id);
}

async function post(
  request: Request,
  target: Target,
  { body, files }: Rendered,
  {
    key,
    name,
    signal,
  }: { readonly key: string; readonly name: string; readonly signal: AbortSignal | undefined },
): Promise<MessageRef> {
  if (target.kind === 'forum') {
    const started = await request('POST', `/channels/${target.at}/threads`, {
      body: { name, message: body },
      files,
      signal,
    });
    const { id } = started as { readonly id: string };
    return { channel: target.at, thread: id, message: id, sentAt: instantOf(id) };
  }
  const answering = target.kind === 'reply' && {
    message_reference: { message_id: target.to, fail_if_not_exists: false },
  };
  const posted = messageSchema.parse(
    await request('POST', `/channels/${target.at}/messages`, {
      // Within minutes Discord itself knows the same message again.
      body: { ...body, ...answering, nonce: nonceOf(key), enforce_nonce: true },
      files,
      signal,
    }),
  );
  return refOf(posted, target.kind === 'channel' ? target.ref : { channel: target.at });
}

export function refOf({ id }: Pick<Message, 'id'>, place: Omit<MessageRef, 'message'>): MessageRef {
  return { ...place, message: id, sentAt: instantOf(id) };
}

/** Discord's nonces have at most 25 characters. */
function nonceOf(key: string): string {
  return hash('sha256', key, 'base64url').slice(0, 25);
}
