import type { MessageRef } from '#core/chat/reply.ts';
import type { DraftCardId, ShortId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { rememberDrafts } from './captures/show-again.ts';
import { bets } from './collections.ts';

/** Keeps where the card of a bet or of drafts was posted, so that it is updated there. Themes have no such place. */
export async function rememberCard(
  tx: Operations,
  cardOf: ShortId | DraftCardId,
  ref: MessageRef,
  now: Instant,
  when: 'always' | 'unless-known' = 'always',
): Promise<void> {
  if (cardOf.startsWith('DRAFT-')) return rememberDrafts(tx, cardOf as DraftCardId, ref, now);
  const bet = cardOf.startsWith('BET-') ? await tx.get(bets, cardOf as `BET-${number}`) : undefined;
  if (!bet || (bet.card && when === 'unless-known')) return;
  await tx.replace(bets, { ...bet, card: ref });
}
