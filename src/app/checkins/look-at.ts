import type { MemberId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { checkinPlans } from '../collections.ts';

/** Has the member's check-ins looked at by the next sweep after that moment. */
export async function lookAt(tx: Operations, id: MemberId, at: Instant): Promise<void> {
  const plan = await tx.get(checkinPlans, id);
  if (!plan) await tx.insert(checkinPlans, { id, version: 0, at });
  else await tx.replace(checkinPlans, { ...plan, at });
}
