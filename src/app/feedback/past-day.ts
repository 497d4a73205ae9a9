import { addDays, addMonths } from '#core/time/date.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { DateReader } from '#ports/date-reader.ts';

/**
 * The day up to today that the whole of a text names, undefined when it names none. A day without a year is the last
 * one that was, where a {@link DateReader} takes the next to come.
 */
export function pastDay(readDates: DateReader, text: string, today: LocalDate): LocalDate | undefined {
  const day = wholeDay(readDates, text, today);
  if (day === undefined || day <= today) return day;
  const yearAgo = wholeDay(readDates, text, addDays(addMonths(today, -12), 1));
  return yearAgo !== undefined && yearAgo <= today && yearAgo.slice(4) === day.slice(4) ? yearAgo : undefined;
}

function wholeDay(readDates: DateReader, text: string, today: LocalDate): LocalDate | undefined {
  const trimmed = text.trim();
  return readDates(trimmed, today).find(({ start, end }) => start === 0 && end === trimmed.length)?.date;
}
