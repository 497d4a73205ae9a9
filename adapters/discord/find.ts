import type { Destination, MessageRef } from '#core/chat/reply.ts';
import { type ChatPlatform, UndeliverableError } from '#ports/chat-platform.ts';
import type { Channels } from './channels.ts';
import { askWho } from './identity.ts';
import { message as messageSchema } from './payloads.ts';
import { guildOf, readMark } from './place.ts';
import type { Request } from './rest.ts';
import { openDm, refOf } from './send.ts';

interface FindDeps {
  readonly request: Request;
  readonly channels: Channels;
}

const PAGE = 100;
/** How much history is looked through: more of it would cost more than the answer is worth. */
const PAGES = 10;

/**
 * What became of an earlier sending, by the mark that went with it. Absent is only what is in no message of a place
 * that was read to its beginning: an empty channel may be one whose history Ante may not read.
 */
export function makeFind(deps: FindDeps): ChatPlatform['find'] {
  const { request, channels } = deps;
  let self: string | undefined;
  return async (workspace, to, key, signal) => {
    const guild = guildOf(workspace);
    const at = await whereIs(deps, guild, to, signal);
    if (at === undefined) return 'unprovable';
    self ??= (await askWho(request)).self;
    let before: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const query = { limit: String(PAGE), ...(before !== undefined && { before }) };
      const found = messageSchema
        .array()
        .parse(await request('GET', `/channels/${at.channel}/messages`, { query, signal }));
      const sent = found.find(({ author, embeds }) => {
        const mark = author.id === self ? readMark(embeds[0]?.url) : undefined;
        return mark?.guild === guild && mark.key === key;
      });
      if (sent) return refOf(sent, at.ref);
      if (found.length < PAGE)
        return page === 0 && found.length === 0 && to.kind !== 'dm' ? 'unprovable' : 'absent';
      before = found.at(-1)?.id;
    }
    return 'unprovable';
  };

  async function whereIs(
    { request: ask }: FindDeps,
    guild: string,
    to: Destination,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly channel: string; readonly ref: Omit<MessageRef, 'message'> } | undefined> {
    if (to.kind === 'dm') {
      const id = await openDm(ask, to.member, signal);
      return { channel: id, ref: { channel: id } };
    }
    const parent = await channels.find(to.channel, signal);
    const isDm = parent.guild_id === undefined;
    if (!isDm) await channels.findIn(guild, to.channel, signal);
    // A post of a forum is a channel of its own, and which one is what is asked.
    if (parent.isForum && to.kind === 'channel') return undefined;
    const here = { channel: to.channel, ref: { channel: to.channel } };
    if (to.kind === 'channel' || isDm) return here;
    try {
      const { id } = await channels.find(to.thread, signal);
      return { channel: id, ref: { channel: to.channel, thread: id } };
    } catch (error) {
      // There was no thread to be begun, so it went to the channel.
      if (error instanceof UndeliverableError) return here;
      throw error;
    }
  }
}
