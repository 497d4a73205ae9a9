import { UndeliverableError } from '#ports/chat-platform.ts';
import { type Channel, channel as schema } from './payloads.ts';
import type { Request } from './rest.ts';

const KEPT_MAX = 10_000;

/** What is known of channels: as the gateway told, else asked once. Forgotten when they change. */
export function makeChannels(request: Request) {
  const known = new Map<string, Channel>();
  const learn = (told: unknown, guild?: string): Channel | undefined => {
    const read = schema.safeParse(told);
    if (!read.success) return undefined;
    const channel = guild === undefined ? read.data : { ...read.data, guild_id: guild };
    known.delete(channel.id);
    known.set(channel.id, channel);
    for (const oldest of known.keys()) {
      if (known.size <= KEPT_MAX) break;
      known.delete(oldest);
    }
    return channel;
  };
  const find = async (id: string, signal?: AbortSignal): Promise<Channel> => {
    const cached = known.get(id);
    if (cached) return cached;
    const asked = learn(await request('GET', `/channels/${id}`, { signal }));
    if (!asked) throw new Error(`channel ${id} cannot be read`);
    return asked;
  };
  return {
    learn,
    forget: (id: string) => known.delete(id),
    find,
    /** @throws UndeliverableError when it is not in this server, as when it is nowhere */
    findIn: async (guild: string, id: string, signal?: AbortSignal): Promise<Channel> => {
      const channel = await find(id, signal);
      if (channel.guild_id === guild) return channel;
      throw new UndeliverableError(`channel ${id} is not in this server`);
    },
  };
}

export type Channels = ReturnType<typeof makeChannels>;
