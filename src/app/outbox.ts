import type { Bet } from '#core/bet/bet.ts';
import type { MessageRef, Reply } from '#core/chat/reply.ts';
import { laneOf, type Send } from '#core/delivery/lanes.ts';
import type { MemberId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { outbox } from './collections.ts';
import type { Outgoing } from './documents.ts';

/** Counts the messages of a workspace; what is queued belongs to its place, and so does its number. */
const QUEUE = 'outbox';

/**
 * Puts a message on its way, in the transaction of the change that causes it. `key` says what the message is about:
 * queued again under the same key, it is sent once.
 */
export async function post(
  tx: Operations,
  key: string,
  now: Instant,
  send: Send,
  reply: Reply,
  more: Pick<Outgoing, 'until' | 'notBefore' | 'inDoubt'> = {},
): Promise<void> {
  if (await tx.get(outbox, key)) return;
  const order = await tx.increment(QUEUE);
  const lane = laneOf(send);
  await tx.insert(outbox, {
    id: key,
    version: 0,
    state: 'queued',
    order,
    lane,
    queuedAt: now,
    attempts: 0,
    send,
    reply,
    ...more,
  });
}

/** To somebody's DM; where none can arrive, to the thread of the first of these bets of theirs that has one. */
export function toOwner(owner: MemberId, theirs: readonly Bet[]): Send {
  const card = theirs.find((bet) => bet.card)?.card;
  const thread = card && threadOf(card);
  return {
    kind: 'post',
    to: { kind: 'dm', member: owner },
    ...(thread?.kind === 'post' && { fallback: thread.to }),
  };
}

/** The thread under a message. */
export function threadOf(ref: MessageRef): Send {
  return { kind: 'post', to: { kind: 'thread', channel: ref.channel, thread: ref.thread ?? ref.message } };
}
