import { addDays, addMonths } from '#core/time/date.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { DateReader } from '#ports/date-reader.ts';

const AGO = /^(\d{1,3}) (day|week)s? ago$/i;

/**
 * The day up to today that the whole of a text names ("Nov 3", "yesterday", "2 weeks ago"), undefined when it names
 * none. A day without a year is the last one that was, where a {@link DateReader} takes the next to come.
 */
export function pastDay(readDates: DateReader, text: string, today: LocalDate): LocalDate | undefined {
  const ago = /^\s*yesterday\s*$/i.test(text) ? ['', '1', 'day'] : AGO.exec(text.trim());
  if (ago) return addDays(today, -Number(ago[1]) * (ago[2]?.toLowerCase() === 'week' ? 7 : 1));
  const day = wholeDay(readDates, text, today);
  if (day === undefined || day <= today) return day;
  const yearAgo = wholeDay(readDates, text, addDays(addMonths(today, -12), 1));
  return yearAgo !== undefined && yearAgo <= today && yearAgo.slice(4) === day.slice(4) ? yearAgo : undefined;
}

function wholeDay(readDates: DateReader, text: string, today: LocalDate): LocalDate | undefined {
  const trimmed = text.trim();
  return readDates(trimmed, today).find(({ start, end }) => start === 0 && end === trimmed.length)?.date;
}
