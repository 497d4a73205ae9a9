import type { Scope } from '#ports/store.ts';
import { type Collection, type Document, DuplicateError } from '#ports/store.ts';
import { type ConsoleMember, consoleChannels, consoleMembers } from './collections.ts';

const MOST = 1_000;

/** The people and channels of this workspace, kept in memory beside the store: renderers ask for names all the time. */
export interface People {
  members(): readonly ConsoleMember[];
  channels(): readonly string[];
  /** The name as its owner typed it; the id itself of somebody who was never here. */
  nameOf(member: string): string;
  /** Whether the member is new. */
  welcome(id: string, name: string): Promise<boolean>;
  /** Whether the channel is new. */
  open(channel: string): Promise<boolean>;
  /** Also when another console on the same store opened it. */
  hasChannel(channel: string): Promise<boolean>;
}

export async function loadPeople(scope: Scope): Promise<People> {
  const [known, open] = await Promise.all([
    scope.find(consoleMembers, { by: 'id', limit: MOST }),
    scope.find(consoleChannels, { by: 'id', limit: MOST }),
  ]);
  const members = new Map(known.docs.map((member) => [member.id, member]));
  const channels = new Set(open.docs.map(({ id }) => id));
  return {
    members: () => [...members.values()],
    channels: () => [...channels].sort(),
    nameOf: (member) => members.get(member)?.name ?? member,
    welcome: async (id, name) => {
      if (members.has(id)) return false;
      const member = { id, version: 0, name, seen: {} };
      members.set(id, member);
      return insertOnce(scope, consoleMembers, member);
    },
    open: async (channel) => {
      if (channels.has(channel)) return false;
      channels.add(channel);
      return insertOnce(scope, consoleChannels, { id: channel, version: 0 });
    },
    hasChannel: async (channel) =>
      channels.has(channel) || (await scope.get(consoleChannels, channel)) !== undefined,
  };
}

/** Another console on the same file may have been quicker. */
async function insertOnce<D extends Document>(scope: Scope, into: Collection<D>, doc: D): Promise<boolean> {
  try {
    await scope.insert(into, doc);
    return true;
  } catch (error) {
    if (error instanceof DuplicateError) return false;
    throw error;
  }
}
