import { startOfWeek } from '#core/time/date.ts';
import type { Instant, LocalDate } from '#core/time/instant.ts';
import type { KeptTheme } from './documents.ts';

/** A trend looks back sixteen weeks; older weeks are let go. */
const KEPT_WEEKS = 26;

/** The weeks of a theme with `by` items more in the week of that moment. Weeks begin on Monday in UTC. */
export function countWeek(weeks: KeptTheme['weeks'], saidAt: Instant, by: number): KeptTheme['weeks'] {
  const week: LocalDate = startOfWeek(saidAt.slice(0, 10));
  const counted = { ...weeks, [week]: Math.max(0, (weeks[week] ?? 0) + by) };
  const kept = Object.entries(counted)
    .filter(([, items]) => items > 0)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .slice(0, KEPT_WEEKS);
  return Object.fromEntries(kept);
}
