import type { Reply } from '#core/chat/reply.ts';
import { bold, type Text, t } from '#core/chat/text.ts';
import { pointsReply } from '#core/report/theme-points.ts';
import type { Operations } from '#ports/store.ts';
import { themes } from '../collections.ts';
import { getAll } from '../load.ts';
import type { KeptItem } from './documents.ts';
import { partsOf } from './parts.ts';

/** An item's points and where each of them is. */
export async function showPoints(
  tx: Operations,
  whole: KeptItem,
  lead: Text = t`${bold(whole.id)} `,
): Promise<Reply> {
  const points = [whole, ...(await partsOf(tx, whole.id))];
  const ids = new Set(points.flatMap(({ theme }) => theme ?? []));
  return pointsReply(points, await getAll(tx, themes, [...ids]), lead);
}
