import type { Bet } from '../bet/bet.ts';
import type { Block, Chart } from '../chat/reply.ts';
import type { Reading } from '../metric/metric.ts';
import { formatQuantity } from '../metric/quantity.ts';
import { sparkline } from './sparkline.ts';

/** A bet's readings drawn against its target; undefined while it has no window or no target in numbers. */
export function readingsChart(
  bet: Bet,
  readings: readonly Reading[],
): Extract<Block, { kind: 'chart' }> | undefined {
  const { metric, from, to } = bet.terms;
  if (!bet.window || !to) return undefined;
  const chart: Chart = {
    kind: 'readings',
    title: metric ?? bet.id,
    unit: to.unit ?? from?.unit ?? '',
    target: to.value,
    ...(from && { baseline: from.value }),
    ...bet.window,
    readings: readings.map(({ on, value }) => ({ on, value })),
  };
  const drawn = readings.length > 0 ? sparkline(readings.map(({ value }) => value)) : 'no readings yet';
  const alt = [
    `${chart.title}: ${drawn}`,
    ...(from ? [`baseline ${formatQuantity(from)}`] : []),
    `target ${formatQuantity(to)}`,
  ].join(', ');
  return { kind: 'chart', chart, alt };
}
