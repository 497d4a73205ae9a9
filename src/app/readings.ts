import { type Bet, unitOf } from '#core/bet/bet.ts';
import { say } from '#core/chat/reply.ts';
import { bold, day, type Text, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import type { Quantity, Reading } from '#core/metric/metric.ts';
import { formatQuantity } from '#core/metric/quantity.ts';
import { readingsLine } from '#core/report/bet-card.ts';
import type { Operations } from '#ports/store.ts';
import { bounded, LINE_MAX } from './bounded.ts';
import { refreshCard } from './change-bet.ts';
import { readings } from './collections.ts';
import type { Context, Deps, UseCase } from './context.ts';
import { needBet } from './load.ts';
import { readReading, type TypedReading } from './read-reading.ts';
import { note } from './record.ts';
import { windowReadings } from './view-bet.ts';

/** The note on the reading that is taken when a bet ships. */
export const BASELINE = 'baseline';

/**
 * Stores one dated value of the bet's metric.
 * @throws UserError when the bet has no metric, or the value is in another unit
 */
export async function addReading(
  tx: Operations,
  { member, now }: Context,
  bet: Bet,
  { quantity, ...taken }: TypedReading,
): Promise<Reading> {
  if (!bet.metricId)
    throw new UserError(`${bet.id} has no metric yet.`, [`/bet edit ${bet.id} metric: weekly retention`]);
  const value = withUnit(bet, quantity);
  const reading: Reading = {
    id: String(await tx.increment('readings')).padStart(9, '0'),
    version: 0,
    metric: bet.metricId,
    recordedAt: now,
    by: member.id,
    bet: bet.id,
    value: value.value,
    ...taken,
  };
  await tx.insert(readings, reading);
  await note(tx, { by: member.id, at: now }, bet.id, 'reading-added', undefined, { value, ...taken });
  return reading;
}

/** The value in the unit of the bet's numbers. @throws UserError when it was typed in another */
export function withUnit(
  { id, terms }: Pick<Bet, 'id' | 'terms'>,
  quantity: Quantity,
  command: 'read' | 'ship' | 'guess' = 'read',
): Quantity {
  const unit = unitOf(terms);
  if (unit === undefined || quantity.unit === unit) return quantity;
  if (quantity.unit === undefined) return { ...quantity, unit };
  throw new UserError(`${terms.metric ?? id} is in ${unit}, but ${formatQuantity(quantity)} came.`, [
    `/bet ${command} ${id} ${formatQuantity({ ...quantity, unit })}`,
  ]);
}

/** `/bet read BET-12 34.2 on Dec 10, n=120`: anyone of the workspace may bring a reading. */
export function makeRecordReading({ readDates }: Pick<Deps, 'readDates'>): UseCase {
  return async (context, { args, values }) => {
    const { scope, today } = context;
    const typed = values ? readForm(values) : args.reading;
    if (!typed) {
      const bet = await needBet(scope, args.bet);
      return {
        audience: 'you',
        blocks: [],
        form: {
          command: `/bet read ${bet.id}`,
          title: `Reading for ${bet.id}`,
          submit: 'Add',
          fields: [
            {
              name: 'value',
              label: bet.terms.metric ?? 'Value',
              kind: 'line',
              optional: false,
              example: '34.2%',
            },
            { name: 'on', label: 'As of', kind: 'line', optional: true, example: 'today' },
            { name: 'n', label: 'Sample size', kind: 'line', optional: true, example: '120' },
          ],
        },
      };
    }
    const taken = readReading(bounded(typed, LINE_MAX, 'a reading'), args.bet ?? '', today, readDates);
    return scope.transaction(async (tx) => {
      const bet = await needBet(tx, args.bet);
      const reading = await addReading(tx, context, bet, taken);
      const line = readingsLine({ bet, readings: await windowReadings(tx, bet) });
      await refreshCard(tx, context, bet);
      const value = formatQuantity(withUnit(bet, taken.quantity));
      return say(
        t`${bold(value)} on ${day(reading.on)} is kept for ${bet.terms.metric ?? ''} (${bold(bet.id)}).${whatItSays(bet, reading, line)}`,
      );
    });
  };
}

function whatItSays({ window }: Bet, { on }: Reading, line: Text | undefined): Text {
  if (!window) return t` It counts once the bet is live.`;
  if (on < window.opens)
    return t` That was before its window opened on ${day(window.opens)}, so it does not count for the call.`;
  return line ? t` ${line}` : [];
}

function readForm(values: Readonly<Record<string, string>>): string {
  return [values.value, values.on && `on ${values.on}`, values.n && `n=${values.n}`]
    .filter(Boolean)
    .join(' ');
}
