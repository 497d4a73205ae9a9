import { dayMs, weekdayOf } from './date.ts';
import { DAY_MS, HOUR_MS, type LocalDate, MINUTE_MS, SECOND_MS } from './instant.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Tue 15 Dec 2026`: no order of day and month to guess. */
export function formatDay(date: LocalDate): string {
  const day = new Date(dayMs(date));
  const weekday = WEEKDAYS[weekdayOf(date) - 1];
  return `${weekday} ${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${date.slice(0, 4)}`;
}

/** A length in words, rounded down, its sign left out: `45 s`, `12 min`, `3 h 20 min`, `1 day`, `9 days`. */
export function formatSpan(spanMs: number): string {
  const ms = Math.abs(spanMs);
  if (ms < MINUTE_MS) return `${Math.floor(ms / SECOND_MS)} s`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  if (ms < DAY_MS) {
    const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
    return `${Math.floor(ms / HOUR_MS)} h${minutes === 0 ? '' : ` ${minutes} min`}`;
  }
  const days = Math.floor(ms / DAY_MS);
  return days === 1 ? '1 day' : `${days} days`;
}
