import { UserError } from '#core/errors.ts';
import { byClosing } from '#core/report/bet-words.ts';
import { linkChoice, stanceChoice } from '#core/report/theme-link.ts';
import { bets } from '../collections.ts';
import type { UseCase } from '../context.ts';
import { needBet, needItem, needTheme } from '../load.ts';

/** A select holds a hundred options on every platform but Discord, which takes 25. */
const MOST_BETS = 25;

/** `/heard link THM-7 [BET-12]`: asks step by step what `/bet link BET-12 THM-7 supports` says at once. */
export function makeLinkHeard(): UseCase {
  return async ({ scope }, { args }) => {
    const typed = args.id ?? '';
    if (!/^(?:THM|ITM)-/.test(typed))
      throw new UserError(`${typed} is no theme or item.`, [
        '/heard link THM-7',
        '/bet link BET-12 THM-7 supports',
      ]);
    const from = typed.startsWith('THM-')
      ? (await needTheme(scope, typed)).id
      : (await needItem(scope, typed)).id;
    if (args.bet) return stanceChoice(from, (await needBet(scope, args.bet)).id);
    const live = await scope.find(bets, { by: 'byClosing', equals: ['live'], limit: MOST_BETS });
    const placed = await scope.find(bets, { by: 'byStage', equals: ['placed'], limit: MOST_BETS });
    return linkChoice(from, [...live.docs, ...placed.docs.toSorted(byClosing)].slice(0, MOST_BETS));
  };
}
