import type { Assumption } from '#core/assumption/assumption.ts';
import type { Bet } from '#core/bet/bet.ts';
import { type Doubt, doubtsOf } from '#core/bet/doubts.ts';
import { renderStatement } from '#core/bet/statement.ts';
import { checkDoubt, WordedDoubt } from '#core/bet/worded-doubt.ts';
import type { FeedbackItem } from '#core/feedback/feedback.ts';
import type { ItemId } from '#core/ids.ts';
import { sanitise } from '#core/model/sanitise.ts';
import { doubtsReply } from '#core/report/doubts.ts';
import { representative } from '#core/report/representative.ts';
import { formatDay } from '#core/time/format.ts';
import type { Operations } from '#ports/store.ts';
import { assumptions, items } from './collections.ts';
import type { Context, UseCase } from './context.ts';
import { getAll, needBet } from './load.ts';
import type { AskModel } from './model/ask-model.ts';
import { whileSomebodyWaits } from './model/patience.ts';
import { evidenceAbout } from './reports/evidence-of.ts';

const MOST_AGAINST = 2;
/** Of a theme that speaks against it, the latest so many are chosen from. */
const CHOSEN_FROM = 50;

/** `/bet doubt BET-12`: the questions whose answers could prove it wrong, and what speaks against it already. */
export function makeDoubtBet(model: AskModel): UseCase {
  return async (context, { args }) => {
    const { scope } = context;
    const bet = await needBet(scope, args.bet);
    const claims = await getAll(scope, assumptions, bet.assumptions);
    const against = await itemsAgainst(scope, bet);
    const worded = await wordDoubt(model, context, bet, claims, against);
    return doubtsReply({ bet, doubts: doubtsOf(bet, claims), worded, against });
  };
}

async function itemsAgainst(tx: Operations, bet: Bet): Promise<readonly FeedbackItem[]> {
  const found: FeedbackItem[] = [];
  for (const { from, stance } of await evidenceAbout(tx, bet)) {
    if (stance !== 'contradicts') continue;
    if (from.startsWith('ITM-')) found.push(...(await getAll(tx, items, [from as ItemId])));
    const query = { by: 'byTheme', equals: [from], order: 'descending', limit: CHOSEN_FROM } as const;
    if (from.startsWith('THM-')) found.push(...(await tx.find(items, query)).docs);
  }
  return representative([...new Map(found.map((item) => [item.id, item])).values()], MOST_AGAINST);
}

/** The model's question, where it may be asked and its answer can be. */
async function wordDoubt(
  model: AskModel,
  { scope, settings, member }: Context,
  bet: Bet,
  claims: readonly Assumption[],
  against: readonly FeedbackItem[],
): Promise<Doubt | undefined> {
  if (!model.isOn(settings, 'drafting')) return undefined;
  const statement = renderStatement(bet.terms, { assumptions: claims.map(({ text }) => text), formatDay });
  const asking = {
    prompt: 'doubt-bet',
    data: [
      { name: bet.id, text: statement },
      ...claims.map(({ id, text, status }) => ({ name: id, text: `${text} (${status})` })),
      ...against.map(({ text }) => ({ name: 'against', text })),
    ],
    schema: WordedDoubt,
    by: member.id,
  };
  const asked = await model.ask(scope, asking, whileSomebodyWaits());
  if (asked.kind === 'unanswered') return undefined;
  const { question, tests } = asked.value;
  return checkDoubt({ question: sanitise(question), tests }, [bet.id, ...bet.assumptions]);
}
