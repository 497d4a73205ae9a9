import type { Block, Chart } from '../chat/reply.ts';
import { addDays } from '../time/date.ts';
import type { LocalDate } from '../time/instant.ts';
import { altText } from './alt-text.ts';

/** How many bets there were on a Monday. */
export interface BetCounts {
  readonly monday: LocalDate;
  /** Placed or live, the call not owed yet. */
  readonly open: number;
  /** Live, the window closed: the call is owed. */
  readonly due: number;
  /** Called so far, of all time. */
  readonly called: number;
}

/** Bets week by week, as they stood at each week's end; undefined before a second Monday ended one. */
export function betsChart(counts: readonly BetCounts[]): Block | undefined {
  const weeks = counts.flatMap(({ monday, open, due, called }, i) => {
    const before = counts[i - 1];
    // A call that was undone since takes one away.
    return before
      ? [{ from: addDays(monday, -7), open, due, called: Math.max(0, called - before.called) }]
      : [];
  });
  if (weeks.length === 0) return undefined;
  const chart: Chart = { kind: 'bets-over-time', title: 'Bets, week by week', weeks };
  return { kind: 'chart', chart, alt: altText(chart) };
}
