import { openSqlite } from '#adapters/sqlite/index.ts';
import { outbox } from '#app/collections.ts';
import { makeSendOutbox } from '#app/delivery/send-outbox.ts';
import { post } from '#app/outbox.ts';
import { say } from '#core/chat/reply.ts';
import { toInstant } from '#core/time/instant.ts';
import { COLLECTIONS } from '../../src/compose/open-store.ts';
import { aLog } from '../contracts/log.ts';
import { chatClient } from '../fakes/chat-client.ts';
import type { ChatLog, Delivered } from '../fakes/chat-log.ts';
import { fastClock } from './fast-clock.ts';
import { WORKSPACE } from './seed.ts';

export interface Deliveries {
  /** What was queued, sorted. */
  readonly keys: readonly string[];
  readonly delivered: readonly Delivered[];
  readonly early: number;
}

/** Queues so many DMs at once and sweeps until none is left, by a clock that runs so many times as fast. */
export async function deliverTo(
  chat: ChatLog,
  messages: number,
  { times }: { readonly times: number },
): Promise<Deliveries> {
  const store = await openSqlite({ file: ':memory:', collections: COLLECTIONS });
  const scope = store.in(WORKSPACE);
  const clock = fastClock({ starts: toInstant(Date.now()), epochMs: Date.now(), times });
  const keys = [...Array(messages).keys()].map((i) => `message:${i}`).toSorted();
  await scope.transaction(async (tx) => {
    for (const key of keys)
      await post(tx, key, clock.now(), { kind: 'post', to: { kind: 'dm', member: key } }, say(['hello']));
  });
  const deps = { store, clock, logger: aLog(), chance: () => 0.5 };
  const sweep = makeSendOutbox(deps, new Map([['console', chatClient({ url: chat.url, clock })]]));
  while ((await scope.count(outbox, { by: 'byState', equals: ['queued'] })) > 0) {
    await sweep();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await store.close();
  return { keys, ...(await chat.read()) };
}
