import { UserError } from '#core/errors.ts';
import { viewAssumption } from './assumptions.ts';
import type { UseCase } from './context.ts';
import { needAssumption, needBet } from './load.ts';
import { cardOf } from './view-bet.ts';

/** `/bet show BET-12 | ASM-4 | THM-7 | ITM-31`: the card of anything with an id. */
export function makeShow(heardShow: UseCase): UseCase {
  return async (context, input) => {
    const id = input.args.id ?? '';
    if (id.startsWith('BET-')) return cardOf(context.scope, context, await needBet(context.scope, id));
    if (id.startsWith('ASM-')) return viewAssumption(context.scope, await needAssumption(context.scope, id));
    if (id.startsWith('THM-') || id.startsWith('ITM-')) return heardShow(context, input);
    throw new UserError(`"${id}" is no id.`, ['/bet show BET-12']);
  };
}
