import { addDays, isLocalDate } from '#core/time/date.ts';
import type { LocalDate } from '#core/time/instant.ts';

/** The day if the calendar has it; undefined for 30 February or month 13. */
export function dayOf(year: number, month: number, day: number): LocalDate | undefined {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isLocalDate(text) ? text : undefined;
}

/** The next time, from today on, that this day comes; undefined for 29 February unless the very next one exists. */
export function nextDay(month: number, day: number, today: LocalDate): LocalDate | undefined {
  const year = yearOf(today);
  const thisYears = dayOf(year, month, day);
  return thisYears !== undefined && thisYears >= today ? thisYears : dayOf(year + 1, month, day);
}

/** The last day of a month; months beyond 12 run on into the next year. */
export function monthEnd(year: number, month: number): LocalDate {
  const next = dayOf(year + Math.floor(month / 12), (month % 12) + 1, 1);
  return addDays(next ?? `${pad(year, 4)}-12-31`, -1);
}

/** Two digits are of this century. */
export function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: LocalDate): number {
  return Number(date.slice(5, 7));
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
