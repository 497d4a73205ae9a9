import { inbox, outbox, unreachable } from '#app/collections.ts';
import type { Scope } from '#ports/store.ts';

/** What is wrong with a workspace's messages, as sentences that say what to do. None where all is well. */
export async function checkDelivery(scope: Scope): Promise<readonly string[]> {
  const dead = await scope.count(outbox, { by: 'byState', equals: ['dead'] });
  const held = await scope.count(outbox, { by: 'byState', equals: ['held'] });
  const lost = await scope.count(inbox, { by: 'byState', equals: ['failed'] });
  const gone = await scope.count(unreachable, { by: 'id' });
  return [
    dead > 0 &&
      `${dead} message(s) could not be delivered: their people or channels are gone. ante outbox names them and sends one again.`,
    held > 0 &&
      `${held} message(s) may have arrived or not, and are not sent again by themselves: ante outbox names them.`,
    lost > 0 && `${lost} thing(s) that people sent could not be done; they were told. The log says why.`,
    gone > 0 &&
      `${gone} member(s) take no DMs from Ante: their check-ins go to the bets' threads until they are next heard of.`,
  ].filter((sentence) => sentence !== false);
}
