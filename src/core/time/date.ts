import type { Weekday } from '../member/member.ts';
import { DAY_MS, type LocalDate } from './instant.ts';

/** The last day that can be written. Arithmetic stops here, so that no date a person types can make it throw. */
export const LAST_DATE: LocalDate = '9999-12-31';
const FIRST_DATE: LocalDate = '0000-01-01';

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether it is a day of the calendar, written `2026-12-01`. `2026-02-30` is none. */
export function isLocalDate(text: string): text is LocalDate {
  if (!SHAPE.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && dateFrom(ms) === text;
}

/** Midnight of the day as if it were in UTC, in epoch ms: a number to count with, no moment. @throws RangeError */
export function dayMs(date: LocalDate): number {
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new RangeError(`no calendar day: ${date}`);
  return ms;
}

/** The day `days` later, or earlier where negative. Stops at {@link LAST_DATE}. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateFrom(dayMs(date) + days * DAY_MS);
}

/** The same day of the month `months` later; the month's last day where it has no such day (31 Jan + 1 is 28 Feb). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const from = new Date(dayMs(date));
  const day = from.getUTCDate();
  from.setUTCDate(1);
  from.setUTCMonth(from.getUTCMonth() + months);
  const lastDay = new Date(from);
  lastDay.setUTCMonth(lastDay.getUTCMonth() + 1, 0);
  return dateFrom(from.setUTCDate(Math.min(day, lastDay.getUTCDate())));
}

/** How many days `to` is after `from`; negative when it is before. */
export function diffDays(from: LocalDate, to: LocalDate): number {
  return (dayMs(to) - dayMs(from)) / DAY_MS;
}

/** Earlier first, for sorting. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: LocalDate): Weekday {
  return (new Date(dayMs(date)).getUTCDay() || 7) as Weekday;
}

/** The Monday of its week. */
export function startOfWeek(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** Epoch ms to a day, kept inside the years that four digits can write. */
function dateFrom(ms: number): LocalDate {
  if (ms > dayMs(LAST_DATE)) return LAST_DATE;
  if (ms < dayMs(FIRST_DATE)) return FIRST_DATE;
  return new Date(ms).toISOString().slice(0, 10);
}
