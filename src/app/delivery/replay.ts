import { laneOf } from '#core/delivery/lanes.ts';
import { UserError } from '#core/errors.ts';
import type { Operations, Scope } from '#ports/store.ts';
import { outbox } from '../collections.ts';
import type { Outgoing } from '../documents.ts';
import { all } from '../load.ts';

/** What is not sent by itself any more: dead, or held because it may have arrived. The oldest first. */
export async function undelivered(tx: Operations): Promise<readonly Outgoing[]> {
  const dead = await all(tx, outbox, { by: 'byState', equals: ['dead'] });
  const held = await all(tx, outbox, { by: 'byState', equals: ['held'] });
  return [...dead, ...held].toSorted((a, b) => a.order - b.order);
}

/**
 * Puts such a message back into the queue. Of one that is held this says that somebody looked, and that it did not
 * arrive.
 * @throws UserError when there is none under that key
 */
export async function replay(scope: Scope, key: string): Promise<void> {
  await scope.transaction(async (tx) => {
    const message = await tx.get(outbox, key);
    if (message?.state !== 'dead' && message?.state !== 'held')
      throw new UserError(`No message ${key} waits to be replayed.`, ['ante outbox']);
    const { reason: _, notBefore: __, inDoubt: ___, claimedUntil: ____, ...rest } = message;
    await tx.replace(outbox, { ...rest, state: 'queued', attempts: 0, lane: laneOf(rest.send) });
  });
}
