import { z } from 'zod';
import type { WorkspaceId } from '#core/ids.ts';
import { UndeliverableError } from '#ports/chat-platform.ts';
import type { Logger } from '#ports/logger.ts';
import type { Store } from '#ports/store.ts';
import { heardChannels } from './collections.ts';
import { type Message, message as messageSchema } from './payloads.ts';
import { guildOf } from './place.ts';
import { patiently, type Request } from './rest.ts';

const PAGE = 100;
const CHANNELS_MAX = 500;

/** Where Ante listens, and up to which message it has heard. */
export function makeHeardChannels(store: Store) {
  const latest = new Map<string, Heard>();
  const meanwhile = new Map<string, string>();
  let holding = 0;
  const keyOf = (workspace: WorkspaceId, channel: string) => `${workspace}/${channel}`;
  const advance = (key: string, to: string): void => {
    const seen = latest.get(key);
    if (seen && isLater(to, seen.after)) latest.set(key, { ...seen, after: to });
  };
  const set = async ({ workspace, channel, after }: Heard): Promise<void> => {
    await store.in(workspace).transaction(async (tx) => {
      const known = await tx.get(heardChannels, channel);
      if (!known) await tx.insert(heardChannels, { id: channel, version: 0, after });
      else if (isLater(after, known.after)) await tx.replace(heardChannels, { ...known, after });
    });
  };
  return {
    /** From now on; what was said before is nobody's business. */
    begin: async (workspace: WorkspaceId, channel: string, after: string): Promise<void> => {
      await set({ workspace, channel, after });
      latest.set(keyOf(workspace, channel), { workspace, channel, after });
    },
    /** Remembered now and kept with {@link flush}: what is looked at twice after a crash is taken in once. */
    sawUpTo: (workspace: WorkspaceId, channel: string, message: string): void => {
      const key = keyOf(workspace, channel);
      if (holding === 0) advance(key, message);
      else if (isLater(message, meanwhile.get(key) ?? '0')) meanwhile.set(key, message);
    },
    /** Until it is let go, what comes in new does not count: what was missed before it has not been read yet. */
    hold: () => {
      holding += 1;
      let isHeld = true;
      return () => {
        if (isHeld) holding -= 1;
        isHeld = false;
        if (holding > 0) return;
        for (const [key, message] of meanwhile) advance(key, message);
        meanwhile.clear();
      };
    },
    flush: async (): Promise<void> => {
      for (const heard of latest.values()) await set(heard);
    },
    /** Whether Ante was asked to listen anywhere at all. */
    isAnywhere: async (): Promise<boolean> => {
      for (const workspace of await store.workspaces())
        if ((await store.in(workspace).count(heardChannels, { by: 'id' })) > 0) return true;
      return false;
    },
    /** The channels of a workspace, with what is known now. */
    of: async (workspace: WorkspaceId): Promise<readonly Heard[]> => {
      const { docs } = await store.in(workspace).find(heardChannels, { by: 'id', limit: CHANNELS_MAX });
      return docs.map(({ id, after }) => {
        const key = keyOf(workspace, id);
        const heard = latest.get(key) ?? { workspace, channel: id, after };
        latest.set(key, heard);
        return heard;
      });
    },
  };
}

interface Heard {
  readonly workspace: WorkspaceId;
  readonly channel: string;
  /** The last message that was taken in. */
  readonly after: string;
}

const isLater = (a: string, b: string): boolean => BigInt(a) > BigInt(b);

export type HeardChannels = ReturnType<typeof makeHeardChannels>;

interface CatchUpDeps {
  readonly heard: HeardChannels;
  readonly request: Request;
  readonly logger: Logger;
  /** Takes a message in as if it had just come; one that came before has no effect. */
  readonly said: (message: Message) => Promise<void>;
  readonly edited: (message: Message) => Promise<void>;
}

/**
 * Reads in a workspace's channels and their threads what was said while Ante was away, in order, and which of the latest
 * messages before that were edited since. What was deleted meanwhile stays: Discord does not tell afterwards.
 */
export async function catchUp(deps: CatchUpDeps, workspace: WorkspaceId): Promise<void> {
  const { heard, request, logger } = deps;
  const guild = guildOf(workspace);
  const channels = await heard.of(workspace);
  if (channels.length === 0) return;
  const threads = activeThreads.parse(
    await patiently(() => request('GET', `/guilds/${guild}/threads/active`)),
  ).threads;
  for (const { channel, after } of channels) {
    const places = [channel, ...threads.filter((thread) => thread.parent_id === channel).map(({ id }) => id)];
    for (const place of places) {
      try {
        await readAgain(deps, guild, place, after);
      } catch (error) {
        const about = { workspace, channel: place };
        // A forum has posts and no messages of its own.
        if (error instanceof UndeliverableError) logger.info(about, 'nothing to be read there');
        else logger.error({ ...about, err: error }, 'what was missed could not be read');
      }
    }
  }
}

const activeThreads = z.object({
  threads: z.array(z.object({ id: z.string(), parent_id: z.string().nullish() })),
});

async function readAgain(
  { request, said, edited }: CatchUpDeps,
  guild_id: string,
  channel: string,
  after: string,
): Promise<void> {
  const read = async (query: Readonly<Record<string, string>>): Promise<readonly Message[]> => {
    const answer = await patiently(() => request('GET', `/channels/${channel}/messages`, { query }));
    const page = messageSchema.array().parse(answer);
    return page
      .map((message) => ({ ...message, guild_id }))
      .toSorted((a, b) => (isLater(a.id, b.id) ? 1 : -1));
  };
  let from = after;
  for (;;) {
    const page = await read({ limit: String(PAGE), after: from });
    for (const message of page) await said(message);
    from = page.at(-1)?.id ?? from;
    if (page.length < PAGE) break;
  }
  const earlier = await read({ limit: String(PAGE), before: String(BigInt(after) + 1n) });
  for (const message of earlier) if (message.edited_timestamp) await edited(message);
}
