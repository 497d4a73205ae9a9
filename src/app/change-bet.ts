import type { Bet } from '#core/bet/bet.ts';
import type { BetCommand } from '#core/bet/events.ts';
import { type Block, type Reply, say } from '#core/chat/reply.ts';
import { member, type Text, t } from '#core/chat/text.ts';
import type { Operations } from '#ports/store.ts';
import type { Context } from './context.ts';
import { needBet } from './load.ts';
import { post, threadOf } from './outbox.ts';
import { recordBet } from './record.ts';
import { cardOf } from './view-bet.ts';

/** What is said of a change: the sentence, and what else the person who made it should see. */
export interface Said {
  readonly lead: Text;
  readonly more?: readonly Block[];
}

/**
 * The one way in which a command changes a bet: load, decide, store and log, all in one transaction; then the card is
 * updated in place and its thread gets a line. The answer is the card, or a short word where the card is elsewhere.
 */
export async function changeBet(
  context: Context,
  id: string | undefined,
  command: (tx: Operations, bet: Bet) => BetCommand | Promise<BetCommand>,
  said: (tx: Operations, bet: Bet, before: Bet) => Said | Promise<Said>,
): Promise<Reply> {
  const { scope, member: who, now, today } = context;
  return scope.transaction(async (tx) => {
    const before = await needBet(tx, id);
    const bet = await recordBet(tx, { by: who.id, at: now, today }, await command(tx, before), before);
    const { lead, more = [] } = await said(tx, bet, before);
    if (bet.version !== before.version) await refreshCard(tx, context, bet, lead);
    if (!bet.card) {
      const card = await cardOf(tx, context, bet, lead);
      return { ...card, blocks: [...card.blocks, ...more] };
    }
    const answer = say(lead, 'you');
    return { ...answer, blocks: [...answer.blocks, ...more] };
  });
}

/** Updates the bet's card where it was posted, and tells its thread what happened. Nothing where it never was. */
export async function refreshCard(tx: Operations, context: Context, bet: Bet, lead?: Text): Promise<void> {
  if (!bet.card) return;
  const { now } = context;
  const key = `${bet.id}:${bet.version}`;
  await post(tx, `card:${key}`, now, { kind: 'update', ref: bet.card }, await cardOf(tx, context, bet));
  if (lead)
    await post(tx, `thread:${key}`, now, threadOf(bet.card), say(t`${member(context.member.id)}: ${lead}`));
}
