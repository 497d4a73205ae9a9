import { formatDay } from '#core/time/format.ts';
import type { LocalDate } from '#core/time/instant.ts';

/** `15 Dec`, or `15 Dec 2026`. */
export function shortDay(day: LocalDate, hasYear = false): string {
  const [, date, month, year] = formatDay(day).split(' ');
  return hasYear ? `${date} ${month} ${year}` : `${date} ${month}`;
}
