import type { Bet } from '#core/bet/bet.ts';
import type { Form } from '#core/chat/form.ts';
import { day, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { readQuantity } from '#core/metric/quantity.ts';
import { changeBet } from './change-bet.ts';
import type { UseCase } from './context.ts';
import { needBet } from './load.ts';
import { addReading } from './readings.ts';

/** `/bet ship BET-12 [baseline | blind: why]`: captures the baseline and opens the window. */
export function makeShipBet(): UseCase {
  return async (context, { args, values }) => {
    const typed = (values?.baseline ?? args.baseline ?? '').trim();
    const blind = values?.blind?.trim() || /^blind\b[:,]?\s*(.*)$/is.exec(typed)?.[1]?.trim();
    const bet = await needBet(context.scope, args.bet);
    const asked = typed !== '' || blind !== undefined || values !== undefined;
    if (!asked && bet.stage === 'placed' && !bet.terms.from) {
      return { audience: 'you', blocks: [], form: shipForm(bet) };
    }
    const baseline = typed === '' || blind !== undefined ? undefined : readQuantity(typed);
    if (typed !== '' && blind === undefined && !baseline) {
      throw new UserError(`"${typed}" is no baseline.`, [
        `/bet ship ${bet.id} 31%`,
        `/bet ship ${bet.id} blind: why`,
      ]);
    }
    return changeBet(
      context,
      bet.id,
      () => ({
        type: 'ship',
        by: context.member.id,
        ...(baseline && { baseline: baseline.value }),
        ...(blind && { blindBecause: blind }),
      }),
      async (tx, shipped) => {
        const { from } = shipped.terms;
        if (from)
          await addReading(tx, context, shipped, { value: from.value, on: context.today, note: 'baseline' });
        return {
          lead: t`${shipped.id} is live. Its window is open until ${day(shipped.window?.closes ?? context.today)}; then the call is yours.`,
        };
      },
    );
  };
}

function shipForm(bet: Bet): Form {
  return {
    command: `/bet ship ${bet.id}`,
    title: `Ship ${bet.id}`,
    intro: t`${bet.terms.metric ?? 'Its metric'} has no reader and no baseline. Without one, nothing will show that it moved.`,
    submit: 'Ship',
    fields: [
      { name: 'baseline', label: 'Baseline now', kind: 'line', optional: true, example: '31%' },
      {
        name: 'blind',
        label: 'Or: why it ships blind',
        kind: 'line',
        optional: true,
        example: 'the event ships with it',
      },
    ],
  };
}
