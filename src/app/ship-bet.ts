import type { Bet } from '#core/bet/bet.ts';
import { checkTerms } from '#core/bet/guards.ts';
import { clip } from '#core/chat/clip.ts';
import type { Form } from '#core/chat/form.ts';
import { bold, day, member, type Text, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import type { Quantity } from '#core/metric/metric.ts';
import { readQuantity } from '#core/metric/quantity.ts';
import type { Operations } from '#ports/store.ts';
import { bounded, LINE_MAX } from './bounded.ts';
import { changeBet } from './change-bet.ts';
import type { Context, UseCase } from './context.ts';
import { shareMetric } from './foundations.ts';
import { needBet } from './load.ts';
import { addReading, BASELINE, withUnit } from './readings.ts';

/** `/bet ship BET-12 [baseline | blind: why]`: captures the baseline and opens the window. */
export function makeShipBet(): UseCase {
  return async (context, { args, values }) => {
    const bet = await needBet(context.scope, args.bet);
    const typed = (values?.baseline ?? args.baseline ?? '').trim();
    if (typed === '' && !values && bet.stage === 'placed' && !bet.terms.from) {
      return { audience: 'you', blocks: [], form: shipForm(bet) };
    }
    const blind = typed === '' ? values?.blind?.trim() : /^blind\b[:,]?\s*(.*)$/is.exec(typed)?.[1];
    const baseline = typed === '' || blind !== undefined ? undefined : readQuantity(typed);
    if (typed !== '' && blind === undefined && !baseline) {
      throw new UserError(`"${clip(typed, 60)}" is no baseline.`, [
        `/bet ship ${bet.id} 31%`,
        `/bet ship ${bet.id} blind: why`,
      ]);
    }
    return changeBet(
      context,
      bet.id,
      async (tx, current) => {
        if (baseline) await checkBaseline(tx, context, current, baseline);
        return {
          type: 'ship',
          by: context.member.id,
          ...(baseline && { baseline }),
          ...(blind && { blindBecause: bounded(blind, LINE_MAX, 'a line of why') }),
        };
      },
      async (tx, shipped) => {
        const quantity = shipped.terms.from;
        if (quantity) await addReading(tx, context, shipped, { quantity, on: context.today, note: BASELINE });
        return {
          lead: t`${bold(`${shipped.id} is live.`)} Its window is open until ${day(shipped.window?.closes ?? context.today)}; then the call is ${whose(context, shipped)}.`,
        };
      },
    );
  };
}

function whose({ member: { id } }: Context, { owner }: Bet): Text {
  return owner === id ? t`yours` : t`${member(owner)}'s`;
}

/** @throws UserError when the bet's target makes no sense from this baseline */
async function checkBaseline(tx: Operations, { member, now }: Context, bet: Bet, typed: Quantity) {
  const terms = { ...bet.terms, from: withUnit(bet, typed, 'ship') };
  checkTerms(bet.id, terms);
  await shareMetric(tx, { by: member.id, at: now }, terms);
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
