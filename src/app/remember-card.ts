import type { MessageRef } from '#core/chat/reply.ts';
import type { ShortId } from '#core/ids.ts';
import type { Operations } from '#ports/store.ts';
import { bets } from './collections.ts';

/** Keeps where a bet's card was posted, so that it is updated there. Themes have no such place. */
export async function rememberCard(
  tx: Operations,
  cardOf: ShortId,
  ref: MessageRef,
  when: 'always' | 'unless-known' = 'always',
): Promise<void> {
  const bet = cardOf.startsWith('BET-') ? await tx.get(bets, cardOf as `BET-${number}`) : undefined;
  if (!bet || (bet.card && when === 'unless-known')) return;
  await tx.replace(bets, { ...bet, card: ref });
}
