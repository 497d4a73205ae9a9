import type { Chart } from '#core/chat/reply.ts';
import { compareDates, diffDays } from '#core/time/date.ts';
import type { LocalDate } from '#core/time/instant.ts';
import { linear, PLOT } from './frame.ts';

export type ReadingsChart = Extract<Chart, { kind: 'readings' }>;
export type Domain = readonly [low: number, high: number];

/** Where days and values lie in the drawing. */
export interface ReadingsScale {
  /** In days after {@link first}. */
  readonly days: Domain;
  readonly values: Domain;
  readonly first: LocalDate;
  readonly x: (day: LocalDate) => number;
  /** A value beyond the domain lies on its edge. */
  readonly y: (value: number) => number;
}

/**
 * How many times the way from baseline to target a reading may lie off them before it is drawn at the edge: drawn to
 * scale, it would press the two lines into one.
 */
const FARTHEST = 6;
/** Room for a line of text beyond the outermost line or reading, as a share of what is between them. */
const HEADROOM = 0.24;

export function readingsScale(chart: ReadingsChart): ReadingsScale {
  const on = chart.readings.map((reading) => reading.on);
  const all = [...on, chart.closes, ...(chart.opens === undefined ? [] : [chart.opens])].sort(compareDates);
  const first = all[0] ?? chart.closes;
  const span = diffDays(first, all.at(-1) ?? chart.closes);
  const margin = Math.max(0.5, span * 0.03);
  const days: Domain = [-margin, span + margin];
  const values = valueDomain(chart);
  const [toX, toY] = [linear(days, [PLOT.left, PLOT.right]), linear(values, [PLOT.bottom, PLOT.top])];
  return {
    days,
    values,
    first,
    x: (day) => toX(diffDays(first, day)),
    y: (value) => toY(Math.min(values[1], Math.max(values[0], value))),
  };
}

function valueDomain({ baseline, target, readings }: ReadingsChart): Domain {
  const goals = [target, ...(baseline === undefined ? [] : [baseline])];
  const [lowest, highest] = [Math.min(...goals), Math.max(...goals)];
  const way = highest - lowest || Math.abs(target) || 1;
  const near = readings
    .map(({ value }) => value)
    .filter((value) => value >= lowest - FARTHEST * way && value <= highest + FARTHEST * way);
  const low = near.reduce((least, value) => Math.min(least, value), lowest);
  const high = near.reduce((most, value) => Math.max(most, value), highest);
  const room = (high - low || way) * HEADROOM;
  return [low - room, high + room];
}
