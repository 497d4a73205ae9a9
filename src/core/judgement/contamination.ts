import { type Bet, isOpen, type Window } from '../bet/bet.ts';
import { type BetId, type MetricId, numberOf } from '../ids.ts';
import { compareDates, diffDays } from '../time/date.ts';
import type { LocalDate } from '../time/instant.ts';

/** Two open bets that move one metric at the same time: whatever it does, neither can claim it alone. */
export interface Overlap {
  /** The older bet first. */
  readonly bets: readonly [BetId, BetId];
  readonly metric: MetricId;
  /** The days that both windows share, both ends included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: number;
}

/**
 * The window as it is, or as it will be when the bet ships: a bet that is not live can open today at the earliest.
 * Undefined without a date, or when that has passed unshipped.
 */
export function expectedWindow(bet: Pick<Bet, 'window' | 'terms'>, today: LocalDate): Window | undefined {
  if (bet.window) return bet.window;
  const closes = bet.terms.by;
  return closes === undefined || closes < today ? undefined : { opens: today, closes };
}

/** With which open bets this one would share metric and days; it counts as open itself, whatever its stage. */
export function overlapsWith(bet: Bet, others: readonly Bet[], today: LocalDate): readonly Overlap[] {
  const mine = spanOf(bet, today);
  if (!mine) return [];
  return others
    .filter((other) => other.id !== bet.id && isOpen(other) && other.metricId === bet.metricId)
    .flatMap((other) => overlapOf(mine, spanOf(other, today)) ?? [])
    .sort((a, b) => b.days - a.days);
}

/** Every overlap among the open bets, metric by metric. */
export function contamination(bets: readonly Bet[], today: LocalDate): readonly Overlap[] {
  const spans = bets.filter(isOpen).flatMap((bet) => spanOf(bet, today) ?? []);
  return [...Map.groupBy(spans, (span) => span.metric).values()].flatMap(overlapsAmong);
}

function overlapsAmong(spans: readonly Span[]): readonly Overlap[] {
  const inOrder = spans.toSorted((a, b) => compareDates(a.opens, b.opens));
  const overlaps: Overlap[] = [];
  for (const [i, span] of inOrder.entries()) {
    for (let j = i + 1; j < inOrder.length; j++) {
      const overlap = overlapOf(span, inOrder[j]);
      // In order of opening: once one opens after this has closed, so do all that follow.
      if (!overlap) break;
      overlaps.push(overlap);
    }
  }
  return overlaps;
}

interface Span extends Window {
  readonly bet: BetId;
  readonly metric: MetricId;
}

function spanOf(bet: Bet, today: LocalDate): Span | undefined {
  const window = expectedWindow(bet, today);
  return window && bet.metricId !== undefined ? { bet: bet.id, metric: bet.metricId, ...window } : undefined;
}

function overlapOf(a: Span, b: Span | undefined): Overlap | undefined {
  if (!b) return undefined;
  const from = a.opens > b.opens ? a.opens : b.opens;
  const to = a.closes < b.closes ? a.closes : b.closes;
  if (from > to) return undefined;
  const bets: [BetId, BetId] = numberOf(a.bet) < numberOf(b.bet) ? [a.bet, b.bet] : [b.bet, a.bet];
  return { bets, metric: a.metric, from, to, days: diffDays(from, to) + 1 };
}
