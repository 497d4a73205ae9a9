import { splitFields } from '#core/bet/fields.ts';
import { clip } from '#core/chat/clip.ts';
import { UserError } from '#core/errors.ts';
import type { Quantity, Reading } from '#core/metric/metric.ts';
import { readQuantity } from '#core/metric/quantity.ts';
import { formatDay } from '#core/time/format.ts';
import type { LocalDate } from '#core/time/instant.ts';
import { readRecentDay } from '#core/time/recent-day.ts';
import type { DateReader } from '#ports/date-reader.ts';
import { pastDay } from './feedback/past-day.ts';

/** A reading as it was typed: its unit is not yet that of the bet. */
export interface TypedReading extends Pick<Reading, 'on' | 'sampleSize' | 'note'> {
  readonly quantity: Quantity;
}

/**
 * `34.2 on Dec 10, n=120, note: without the beta`
 * @param bet whose it is, for the line to type instead
 * @throws UserError when it holds no number, or a day that is no date or lies ahead
 */
export function readReading(
  typed: string,
  bet: string,
  today: LocalDate,
  readDates: DateReader,
): TypedReading {
  const { values, rest } = splitFields(typed.replace(/\s+/g, ' '), ['note']);
  const size = /,? ?\bn ?= ?(\d{1,12})\b/i.exec(rest);
  const [value = '', on = 'today'] = rest.replace(size?.[0] ?? '', '').split(/ (?:on|as of) /i);
  const number = value.trim().replace(/,$/, '');
  const quantity = readQuantity(number);
  if (!quantity)
    throw new UserError(`"${clip(typed, 60)}" holds no reading.`, [`/bet read ${bet} 34.2 on Dec 10, n=120`]);
  const day = readRecentDay(on, today) ?? pastDay(readDates, on, today);
  if (!day) {
    const [ahead] = readDates(on, today);
    const why = ahead
      ? `${formatDay(ahead.date)} lies ahead: a reading is of a day that was.`
      : `"${clip(on, 60)}" is no date.`;
    throw new UserError(why, [
      `/bet read ${bet} ${number} on yesterday`,
      `/bet read ${bet} ${number} on Dec 10`,
    ]);
  }
  return {
    quantity,
    on: day,
    ...(size && { sampleSize: Number(size[1]) }),
    ...(values.note && { note: values.note }),
  };
}
