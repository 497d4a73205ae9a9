import type { Destination, MessageRef } from '../chat/reply.ts';

/** What a message does: come new to a place, or take the place of one that is there. */
export type Send =
  | { readonly kind: 'post'; readonly to: Destination; readonly fallback?: Destination }
  | { readonly kind: 'update'; readonly ref: MessageRef };

/** A message in the queue, as far as its turn is concerned. */
export interface Queued {
  readonly id: string;
  readonly lane: string;
  /** Its number in the queue. */
  readonly order: number;
  readonly send: Send;
}

/** Messages of one lane keep their order: one DM, channel or thread, or one message that is updated. */
export function laneOf(send: Send): string {
  if (send.kind === 'update') return JSON.stringify(['update', send.ref.channel, send.ref.message]);
  const { to } = send;
  if (to.kind === 'dm') return JSON.stringify(['dm', to.member]);
  return JSON.stringify(to.kind === 'channel' ? ['channel', to.channel] : ['thread', to.channel, to.thread]);
}

/** What platforms count a message towards: a DM, or a channel with all of its threads. */
export function placeOf(send: Send): string {
  if (send.kind === 'update') return `channel:${send.ref.channel}`;
  return send.to.kind === 'dm' ? `dm:${send.to.member}` : `channel:${send.to.channel}`;
}

/** The queue by lanes, each in order; and the updates that need not be sent, because a newer one waits behind. */
export function intoLanes<M extends Queued>(
  queue: readonly M[],
): { readonly lanes: ReadonlyMap<string, readonly M[]>; readonly outdated: readonly M[] } {
  const lanes = new Map<string, readonly M[]>();
  const outdated: M[] = [];
  const inOrder = queue.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  for (const [lane, messages] of Map.groupBy(inOrder, (message) => message.lane)) {
    const kept = messages.filter(({ send }, i) => send.kind === 'post' || i === messages.length - 1);
    outdated.push(...messages.filter((message) => !kept.includes(message)));
    lanes.set(lane, kept);
  }
  return { lanes, outdated };
}
