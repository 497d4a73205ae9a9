import { readNudgeKey } from '#core/checkin/nudge.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { nudges, outbox } from '../collections.ts';
import type { Outgoing } from '../documents.ts';
import { all } from '../load.ts';
import { lookAt } from './look-at.ts';

/**
 * Takes back a check-in that did not arrive in time, because the chat or all who could send it were away: as if it had
 * never been asked. It is made anew from what is so then; after its day, in one message that says it is late, however
 * many days went by.
 */
export async function withdraw(tx: Operations, { id }: Outgoing, now: Instant): Promise<void> {
  await tx.remove(outbox, id);
  const nudge = readNudgeKey(id);
  if (!nudge) return;
  const { member, localDate } = nudge;
  const asked = await all(tx, nudges, {
    by: 'byMember',
    equals: [member, localDate],
  });
  for (const record of asked) await tx.remove(nudges, record.id);
  await lookAt(tx, member, now);
}
