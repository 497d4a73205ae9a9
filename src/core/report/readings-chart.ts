import { type Bet, unitOf } from '../bet/bet.ts';
import type { Block, Chart } from '../chat/reply.ts';
import type { Reading } from '../metric/metric.ts';
import { altText } from './alt-text.ts';

/** A bet's readings drawn against its target; undefined while it has no window or no target in numbers. */
export function readingsChart(bet: Bet, readings: readonly Reading[]): Block | undefined {
  const { metric, from, to } = bet.terms;
  if (!bet.window || !to) return undefined;
  const chart: Chart = {
    kind: 'readings',
    title: metric ?? bet.id,
    unit: unitOf(bet.terms) ?? '',
    target: to.value,
    ...(from && { baseline: from.value }),
    ...bet.window,
    readings: readings.map(({ on, value }) => ({ on, value })),
  };
  return { kind: 'chart', chart, alt: altText(chart) };
}
