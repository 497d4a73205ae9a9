import { UserError } from '#core/errors.ts';
import type { AssumptionId, BetId } from '#core/ids.ts';
import { chainReply } from '#core/report/chain.ts';
import { assumptions } from '../collections.ts';
import type { UseCase } from '../context.ts';
import { getAll, needAssumption, needBet } from '../load.ts';
import { foundationsOf, standingOn } from '../neighbourhood.ts';

/** `/bet chain BET-12 | ASM-4`: what it stands on and what stands on it. */
export function makeChain(): UseCase {
  return async ({ scope, today }, { args }) => {
    const id = args.id ?? '';
    const isAssumption = id.startsWith('ASM-');
    if (!isAssumption && !id.startsWith('BET-'))
      throw new UserError(`${id} stands on nothing: chains are of bets and assumptions.`, [
        '/bet chain BET-12',
      ]);
    const of = isAssumption ? await needAssumption(scope, id) : await needBet(scope, id);
    const above = await standingOn(scope, of.id as BetId | AssumptionId);
    const bets = await foundationsOf(
      scope,
      above.map((bet) => bet.id),
    );
    return chainReply({
      of,
      bets,
      assumptions: 'terms' in of ? await getAll(scope, assumptions, of.assumptions) : [],
      today,
    });
  };
}
