import type { MessageRef, Reply } from '#core/chat/reply.ts';
import type { Instant } from '#core/time/instant.ts';
import { UndeliverableError } from '#ports/chat-platform.ts';
import { DuplicateError, type Scope } from '#ports/store.ts';
import { type ConsoleMessage, consoleMembers, consoleMessages } from './collections.ts';
import type { Place } from './place.ts';

/** More than this many unread messages are counted, not shown. */
const SHOWN_AT_ONCE = 5;

export interface Posted {
  readonly message: ConsoleMessage;
  /** False when a message of that key was there already. */
  readonly fresh: boolean;
}

/** Keeps a message of Ante's. Kept once however often it comes under one key. */
export async function post(
  scope: Scope,
  place: Place,
  reply: Reply,
  at: Instant,
  key?: string,
): Promise<Posted> {
  const known = key === undefined ? undefined : await byKey(scope, key);
  if (known) return { message: known, fresh: false };
  try {
    const message = await scope.transaction(async (tx) => {
      const number = await tx.increment('console-messages');
      const id = String(number).padStart(12, '0');
      const sent = key === undefined ? {} : { key, unreadIn: place.channel };
      const made = { id, version: 0, number, ...place, at, reply, ...sent };
      const [stored] = await tx.insert(consoleMessages, made);
      return stored ?? made;
    });
    return { message, fresh: true };
  } catch (error) {
    const first = key !== undefined && error instanceof DuplicateError ? await byKey(scope, key) : undefined;
    if (!first) throw error;
    return { message: first, fresh: false };
  }
}

/** Puts another reply in a message's place. @throws UndeliverableError when there is no such message */
export async function rewrite(scope: Scope, ref: MessageRef, reply: Reply): Promise<ConsoleMessage> {
  return scope.transaction(async (tx) => {
    const message = await tx.get(consoleMessages, ref.message);
    if (!message || message.channel !== ref.channel) {
      throw new UndeliverableError(`the console has no message ${ref.message} in ${ref.channel}`);
    }
    return tx.replace(consoleMessages, { ...message, reply });
  });
}

export function refOf({ id, channel, thread, at }: ConsoleMessage): MessageRef {
  return { channel, message: id, sentAt: at, ...(thread !== undefined && { thread }) };
}

/** The messages of a thread, the latest ones, oldest first. */
export async function inThread(
  scope: Scope,
  { channel, thread }: Required<Place>,
): Promise<readonly ConsoleMessage[]> {
  const page = await scope.find(consoleMessages, {
    by: 'byThread',
    equals: [channel, thread],
    order: 'descending',
    limit: SHOWN_AT_ONCE,
  });
  return page.docs.toReversed();
}

/** The latest message of a channel that a thread can hang under. */
export async function latestIn(scope: Scope, channel: string): Promise<ConsoleMessage | undefined> {
  const page = await scope.find(consoleMessages, {
    by: 'byChannel',
    equals: [channel],
    order: 'descending',
    limit: 1,
  });
  return page.docs[0];
}

export interface Unread {
  /** The latest of them, oldest first. */
  readonly latest: readonly ConsoleMessage[];
  /** How many more there are before those. */
  readonly earlier: number;
}

/** What came to a channel since the member last saw it. */
export async function unread(scope: Scope, member: string, channel: string): Promise<Unread> {
  const seen = (await scope.get(consoleMembers, member))?.seen[channel] ?? 0;
  const query = { by: 'byUnread', equals: [channel], from: seen + 1 };
  const page = await scope.find(consoleMessages, { ...query, order: 'descending', limit: SHOWN_AT_ONCE });
  if (page.docs.length < SHOWN_AT_ONCE) return { latest: page.docs.toReversed(), earlier: 0 };
  const earlier = (await scope.count(consoleMessages, query)) - page.docs.length;
  return { latest: page.docs.toReversed(), earlier };
}

/** How many messages {@link unread} would find. */
export async function countUnread(scope: Scope, member: string, channel: string): Promise<number> {
  const seen = (await scope.get(consoleMembers, member))?.seen[channel] ?? 0;
  return scope.count(consoleMessages, { by: 'byUnread', equals: [channel], from: seen + 1 });
}

/** Remembers that the member saw a message, and with it all before it in its channel. */
export async function markSeen(scope: Scope, member: string, message: ConsoleMessage): Promise<void> {
  await scope.transaction(async (tx) => {
    const known = await tx.get(consoleMembers, member);
    if (!known || (known.seen[message.channel] ?? 0) >= message.number) return;
    await tx.replace(consoleMembers, {
      ...known,
      seen: { ...known.seen, [message.channel]: message.number },
    });
  });
}

/** The message that was sent under the key. */
export async function byKey(scope: Scope, key: string): Promise<ConsoleMessage | undefined> {
  const page = await scope.find(consoleMessages, { by: 'byKey', equals: [key], limit: 1 });
  return page.docs[0];
}
