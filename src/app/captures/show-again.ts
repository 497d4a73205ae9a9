import type { MessageRef } from '#core/chat/reply.ts';
import { t } from '#core/chat/text.ts';
import type { DraftCardId } from '#core/ids.ts';
import { draftCard, type ShownDraft } from '#core/report/draft-card.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { captures } from '../collections.ts';
import type { Capture } from '../documents.ts';
import { all } from '../load.ts';
import { post } from '../outbox.ts';

/** The drafts of one message that are neither saved nor discarded, in their order. */
export async function draftsShownWith(tx: Operations, first: string): Promise<readonly Capture[]> {
  const drafts = await all(tx, captures, { by: 'byFirst', equals: [first] });
  return drafts.toSorted((a, b) => Number(a.id) - Number(b.id));
}

/** A draft as its card shows it. */
export function shownOf({ id, as, thread }: Capture): readonly ShownDraft[] {
  return as ? [{ id, read: as.read, ...(thread && { thread }) }] : [];
}

/** Shows drafts as they were read again, in the place of the message that they were shown in. */
export async function showAgain(tx: Operations, drafts: readonly Capture[], now: Instant): Promise<void> {
  const { card: ref, byModel, first } = drafts[0]?.as ?? {};
  if (!ref || byModel === undefined) return;
  const card = draftCard(drafts.flatMap(shownOf), t`Read again by ${byModel}, out of the same words.`);
  await post(tx, `draft:${first}:read-again`, now, { kind: 'update', ref }, card);
}

/** Keeps where drafts were posted; what was read again meanwhile is shown there. */
export async function rememberDrafts(
  tx: Operations,
  id: DraftCardId,
  card: MessageRef,
  now: Instant,
): Promise<void> {
  const [first, ...others] = await draftsShownWith(tx, id.slice('DRAFT-'.length));
  if (!first?.as) return;
  const kept = await tx.replace(captures, { ...first, as: { ...first.as, card } });
  await showAgain(tx, [kept, ...others], now);
}
