import type { Bet } from '#core/bet/bet.ts';
import { splitFields } from '#core/bet/fields.ts';
import { say } from '#core/chat/reply.ts';
import { bold, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import type { Reading } from '#core/metric/metric.ts';
import { readQuantity } from '#core/metric/quantity.ts';
import { readingsLine } from '#core/report/bet-card.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { refreshCard } from './change-bet.ts';
import { readings } from './collections.ts';
import type { Context, Deps, UseCase } from './context.ts';
import { needBet } from './load.ts';
import { note } from './record.ts';
import { windowReadings } from './view-bet.ts';

/** Stores one dated value of the bet's metric. @throws UserError when the bet has no metric */
export async function addReading(
  tx: Operations,
  { member, now }: Context,
  bet: Bet,
  taken: Pick<Reading, 'value' | 'on' | 'sampleSize' | 'note'>,
): Promise<Reading> {
  if (!bet.metricId)
    throw new UserError(`${bet.id} has no metric yet.`, [`/bet edit ${bet.id} metric: weekly retention`]);
  const reading: Reading = {
    id: String(await tx.increment('readings')).padStart(9, '0'),
    version: 0,
    metric: bet.metricId,
    recordedAt: now,
    by: member.id,
    bet: bet.id,
    ...taken,
  };
  await tx.insert(readings, reading);
  await note(tx, { by: member.id, at: now }, bet.id, 'reading-added', undefined, taken);
  return reading;
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
    const taken = readReading(typed, today, (text) => readDates(text, today)[0]?.date);
    return scope.transaction(async (tx) => {
      const bet = await needBet(tx, args.bet);
      await addReading(tx, context, bet, taken);
      const line = readingsLine({ bet, readings: await windowReadings(tx, bet) });
      await refreshCard(tx, context, bet);
      return say(
        t`Reading kept for ${bold(bet.terms.metric ?? bet.id)} (${bet.id}).${line ? t` ${line}` : []}`,
      );
    });
  };
}

function readForm(values: Readonly<Record<string, string>>): string {
  return [values.value, values.on && `on ${values.on}`, values.n && `n=${values.n}`]
    .filter(Boolean)
    .join(' ');
}

/**
 * `34.2 on Dec 10, n=120, note: without the beta`
 * @throws UserError when it holds no number, or a day that is no date or lies ahead
 */
export function readReading(
  typed: string,
  today: LocalDate,
  readDate: (text: string) => LocalDate | undefined,
): Pick<Reading, 'value' | 'on' | 'sampleSize' | 'note'> {
  const { values, rest } = splitFields(typed, ['note']);
  const size = /[,\s]*\bn\s*=\s*(\d{1,12})\b/i.exec(rest);
  const [value = '', on] = rest.replace(size?.[0] ?? '', '').split(/\s+(?:on|as of)\s+/i);
  const quantity = readQuantity(value.trim().replace(/,$/, ''));
  if (!quantity)
    throw new UserError(`"${typed}" holds no reading.`, ['/bet read BET-12 34.2 on Dec 10, n=120']);
  const day = on === undefined || on.trim() === 'today' ? today : readDate(on);
  if (!day) throw new UserError(`"${on}" is no date.`, [`/bet read BET-12 ${value.trim()} on Dec 10`]);
  if (day > today) throw new UserError(`${day} lies ahead: a reading is of a day that was.`);
  return {
    value: quantity.value,
    on: day,
    ...(size && { sampleSize: Number(size[1]) }),
    ...(values.note && { note: values.note }),
  };
}
