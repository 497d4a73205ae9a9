import { bold, code, t } from '#core/chat/text.ts';
import type { AssumptionId } from '#core/ids.ts';
import { judgeAssumption } from './assumptions.ts';
import { changeBet } from './change-bet.ts';
import type { UseCase } from './context.ts';
import { needBet } from './load.ts';
import { propagateDrop, takeBackFlags } from './propagate.ts';

/** `/bet drop BET-12 because ...`: given up before it is called. */
export function makeDropBet(): UseCase {
  return async (context, { args, values }) => {
    const bet = await needBet(context.scope, args.bet);
    const why = (values?.why ?? args.why ?? '').replace(/^because\b[:,]?\s*/i, '');
    if (why.trim() === '' && bet.stage !== 'draft' && bet.owner === context.member.id && !values) {
      return {
        audience: 'you',
        blocks: [],
        form: {
          command: `/bet drop ${bet.id}`,
          title: `Drop ${bet.id}`,
          submit: 'Drop',
          fields: [
            {
              name: 'why',
              label: 'Why, in one line',
              kind: 'line',
              optional: false,
              example: 'nobody asked',
            },
          ],
        },
      };
    }
    return changeBet(
      context,
      bet.id,
      () => ({ type: 'drop', by: context.member.id, why }),
      async (tx, dropped) => {
        const flagged = await propagateDrop(tx, context, dropped);
        const fallout =
          flagged.length === 0
            ? ''
            : ` What stands on it was flagged: ${flagged.map(({ id }) => id).join(', ')}.`;
        return {
          lead: t`${bold(`${dropped.id} is dropped.`)}${fallout} Take it up again: ${code(`/bet undo ${dropped.id}`)}`,
        };
      },
    );
  };
}

/** `/bet undo BET-12`: takes back a call with all that it did, or takes up a dropped bet. Logged like the call was. */
export function makeUndo(): UseCase {
  return (context, { args }) =>
    changeBet(
      context,
      args.bet,
      () => ({ type: 'undo', by: context.member.id }),
      async (tx, bet, before) => {
        await takeBackFlags(tx, context, bet.id);
        for (const id of Object.keys(before.call?.effects ?? {})) {
          await judgeAssumption(tx, context, id as AssumptionId, 'untested', `call on ${bet.id} undone`);
        }
        return {
          lead: before.call
            ? t`${bold(`The call on ${bet.id} is undone`)}: it was ${before.call.verdict}. It is ${bet.stage} again.`
            : t`${bold(`${bet.id} is ${bet.stage} again.`)}`,
        };
      },
    );
}
