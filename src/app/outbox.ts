import type { MessageRef, Reply } from '#core/chat/reply.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { outbox } from './collections.ts';
import type { Outgoing } from './documents.ts';

/**
 * Puts a message on its way, in the transaction of the change that causes it. `key` says what the message is about:
 * queued again under the same key, it is sent once.
 */
export async function post(
  tx: Operations,
  key: string,
  now: Instant,
  send: Outgoing['send'],
  reply: Reply,
): Promise<void> {
  if (await tx.get(outbox, key)) return;
  await tx.insert(outbox, { id: key, version: 0, state: 'queued', queuedAt: now, attempts: 0, send, reply });
}

/** The thread under a message. */
export function threadOf(ref: MessageRef): Outgoing['send'] {
  return { kind: 'post', to: { kind: 'thread', channel: ref.channel, thread: ref.thread ?? ref.message } };
}
