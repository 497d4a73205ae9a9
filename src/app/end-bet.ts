import { isOpen } from '#core/bet/bet.ts';
import { bold, code, t } from '#core/chat/text.ts';
import type { AssumptionId } from '#core/ids.ts';
import { bounded, LINE_MAX } from './bounded.ts';
import { changeBet } from './change-bet.ts';
import type { UseCase } from './context.ts';
import { restoreAssumption } from './judge-assumption.ts';
import { needBet } from './load.ts';
import { propagateDrop, sayFlagged, takeBackFlags } from './propagate.ts';

/** `/bet drop BET-12 because ...`: given up before it is called. */
export function makeDropBet(): UseCase {
  return async (context, { args, values }) => {
    const bet = await needBet(context.scope, args.bet);
    const typed = bounded(values?.why ?? args.why ?? '', LINE_MAX, 'a line of why');
    const why = typed.replace(/^because\b[:,]?\s*/i, '');
    if (why.trim() === '' && isOpen(bet) && bet.owner === context.member.id && !values) {
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
        return {
          lead: t`${bold(`${dropped.id} is dropped.`)}${sayFlagged(flagged)} Take it up again: ${code(`/bet undo ${dropped.id}`)}`,
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
      async (tx, bet, { call }) => {
        await takeBackFlags(tx, context, bet.id);
        if (!call) return { lead: t`${bold(`${bet.id} is ${bet.stage} again.`)}` };
        for (const id of Object.keys(call.effects)) {
          await restoreAssumption(tx, context, id as AssumptionId, { ...call, bet: bet.id });
        }
        return {
          lead: t`${bold(`The call on ${bet.id} is undone`)}: it was ${call.verdict}. It is ${bet.stage} again.`,
        };
      },
    );
}
