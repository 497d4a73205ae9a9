import { readNudgeKey } from '#core/checkin/nudge.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { nudges, outbox } from '../collections.ts';
import type { Outgoing } from '../documents.ts';
import { all } from '../load.ts';
import { lookAt } from './look-at.ts';

/**
 * Takes back a check-in that did not arrive on its day, because the chat or all who could send it were away: as if it
 * had never been asked. What it asked about then comes in one message, as late, however many days went by.
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
