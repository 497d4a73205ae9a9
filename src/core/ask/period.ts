import { addDays, addMonths, startOfWeek } from '../time/date.ts';
import type { LocalDate } from '../time/instant.ts';

/** A stretch of days, both included. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const NAMED =
  /\b(?:(?:in |over |during |within |since )?(?:the )?(this|last|past|previous) (week|month|quarter|year)|today|yesterday|(?:in |over )?(?:the )?(?:last|past) (\d{1,3}) (day|week|month)s?)\b/i;

/** The days that a question is about ("last quarter", "the past 3 weeks"), and its words without them. */
export function periodIn(
  text: string,
  today: LocalDate,
): { readonly period?: Period; readonly rest: string } {
  const match = NAMED.exec(text);
  if (!match) return { rest: text };
  const [said, which, unit, count, unitOfCount] = match;
  const rest = text.replace(said, ' ');
  if (count !== undefined) {
    const back = Number(count);
    const from =
      unitOfCount === 'month'
        ? addMonths(today, -back)
        : addDays(today, -back * (unitOfCount === 'week' ? 7 : 1));
    return { period: { from, to: today }, rest };
  }
  if (which === undefined || unit === undefined) {
    const day = said.toLowerCase() === 'today' ? today : addDays(today, -1);
    return { period: { from: day, to: day }, rest };
  }
  const begins = beginning(unit.toLowerCase(), today);
  if (which.toLowerCase() === 'this') return { period: { from: begins, to: today }, rest };
  // "The past week" goes up to now, "last week" ended on Sunday.
  if (which.toLowerCase() === 'past')
    return { period: { from: before(unit.toLowerCase(), today), to: today }, rest };
  return { period: { from: before(unit.toLowerCase(), begins), to: addDays(begins, -1) }, rest };
}

function beginning(unit: string, today: LocalDate): LocalDate {
  const month = Number(today.slice(5, 7));
  switch (unit) {
    case 'week':
      return startOfWeek(today);
    case 'month':
      return `${today.slice(0, 7)}-01`;
    case 'quarter':
      return `${today.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
    default:
      return `${today.slice(0, 4)}-01-01`;
  }
}

const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

function before(unit: string, day: LocalDate): LocalDate {
  const months = MONTHS[unit];
  return months === undefined ? addDays(day, -7) : addMonths(day, -months);
}
