import { addDays } from './date.ts';
import type { LocalDate } from './instant.ts';

const DAYS_AGO = /^(\d{1,3})\s*(?:d|days?)\s+ago$/i;

/** The day that `today`, `yesterday` or `3 days ago` is; undefined for anything else, which a `DateReader` may know. */
export function readRecentDay(text: string, today: LocalDate): LocalDate | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === 'today' || typed === 'now') return today;
  if (typed === 'yesterday') return addDays(today, -1);
  const [, count] = DAYS_AGO.exec(typed) ?? [];
  return count === undefined ? undefined : addDays(today, -Number(count));
}
