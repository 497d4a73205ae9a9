import { addDays, startOfWeek } from '../time/date.ts';
import type { LocalDate } from '../time/instant.ts';
import { sparkline } from './sparkline.ts';

/** Items by the Monday of their week. */
export type Weeks = Readonly<Record<LocalDate, number>>;

const WEEKS = 8;

/** A theme's last eight weeks, this one included, against the eight before. */
export interface Trend {
  /** Items a week, the oldest first. */
  readonly weeks: readonly number[];
  readonly recent: number;
  readonly before: number;
}

export function trendOf(weeks: Weeks, today: LocalDate): Trend {
  const thisWeek = startOfWeek(today);
  const counts = Array.from({ length: 2 * WEEKS }, (_, back) => weeks[addDays(thisWeek, -7 * back)] ?? 0);
  const recent = counts.slice(0, WEEKS);
  return { weeks: recent.toReversed(), recent: sum(recent), before: sum(counts.slice(WEEKS)) };
}

/** The Monday with which the weeks of a trend begin. */
export function trendBegins(today: LocalDate): LocalDate {
  return addDays(startOfWeek(today), -7 * (WEEKS - 1));
}

/** How much more was heard than in the eight weeks before, for ranking. */
export function growthOf({ recent, before }: Trend): number {
  return recent - before;
}

/** `▁▁▃▇ 9 items in 8 weeks, 3 in the 8 before` */
export function showTrend({ weeks, recent, before }: Trend): string {
  return `${sparkline(weeks, 0)} ${recent} in ${WEEKS} weeks, ${before} in the ${WEEKS} before`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
