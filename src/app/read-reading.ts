import { splitFields } from '#core/bet/fields.ts';
import { clip } from '#core/chat/clip.ts';
import { UserError } from '#core/errors.ts';
import type { Quantity, Reading } from '#core/metric/metric.ts';
import { readQuantity } from '#core/metric/quantity.ts';
import { formatDay } from '#core/time/format.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { DateReader } from '#ports/date-reader.ts';
import { pastDay } from './feedback/past-day.ts';

/** A reading as it was typed: its unit is not yet that of the bet. */
export interface TypedReading extends Pick<Reading, 'on' | 'sampleSize' | 'note'> {
  readonly quantity: Quantity;
}

/**
 * `34.2 on Dec 10, n=120, note: without the beta`, `34.2 yesterday`
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
  const size = /,? ?\bn ?= ?([1-9]\d{0,11})\b/i.exec(rest);
  const readDay = (text: string) => pastDay(readDates, text, today);
  const [value, on = 'today'] = apart(rest.replace(size?.[0] ?? '', '').trim(), readDay);
  const number = value.replace(/,$/, '');
  const quantity = readQuantity(number);
  if (!quantity)
    throw new UserError(`"${clip(typed, 60)}" holds no reading.`, [`/bet read ${bet} 34.2 on Dec 10, n=120`]);
  const day = readDay(on);
  if (!day) {
    const [ahead] = readDates(on, today);
    const why = ahead
      ? `${formatDay(ahead.date)} lies ahead: a reading is of a day that was.`
      : `"${clip(on, 60)}" is no date.`;
    throw new UserError(why, [
      `/bet read ${bet} ${number} yesterday`,
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

/** Words that the longest date has: `the 10th of December 2026`. */
const DATE_WORDS = 5;

/** The value and its day, which `on` parts, or which is what the line ends with. */
function apart(
  text: string,
  readDay: (text: string) => LocalDate | undefined,
): readonly [value: string, on?: string] {
  const [value = '', on] = text.split(/ (?:on|as of) /i);
  if (on !== undefined) return [value.trim(), on];
  const words = text.split(' ');
  for (let at = Math.max(1, words.length - DATE_WORDS); at < words.length; at++) {
    const end = words.slice(at).join(' ');
    if (readDay(end) !== undefined) return [words.slice(0, at).join(' '), end];
  }
  return [text];
}
