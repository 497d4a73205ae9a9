import { NOTHING_SAID } from '#core/chat/reply.ts';
import { laneOf, type Send } from '#core/delivery/lanes.ts';

/** An outbox document of schema 1, which had no lanes: what waits there goes before all that is queued from now on. */
export function intoLane(old: Record<string, unknown>): Record<string, unknown> {
  const state = old.state === 'failed' ? 'dead' : old.state;
  return { ...old, state, order: 0, lane: laneOf(old.send as Send) };
}

/** An outbox document of schema 2, which kept the words of what was sent. */
export function withoutWords(old: Record<string, unknown>): Record<string, unknown> {
  return old.state === 'sent' ? { ...old, reply: NOTHING_SAID } : old;
}
