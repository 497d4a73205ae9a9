import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { specOf } from '#adapters/charts/draw.ts';
import type { Chart } from '#core/chat/reply.ts';
import { bets, calibration, readings } from './given.ts';

type Node = Readonly<Record<string, unknown>>;

/** Every object in a specification, however deep. */
function nodes(value: unknown): readonly Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(nodes);
  return Array.isArray(value) ? inside : [value as Node, ...inside];
}

const textsOf = (chart: Chart): readonly string[] =>
  nodes(specOf(chart)).flatMap(({ text }) => (typeof text === 'string' ? text : []));
const marksOf = (chart: Chart): readonly Node[] =>
  nodes(specOf(chart)).flatMap(({ mark }) => (typeof mark === 'object' ? [mark as Node] : []));
const rowsWith = (chart: Chart, key: string): readonly Node[] =>
  nodes(specOf(chart)).filter((node) => typeof node[key] === 'number' || typeof node[key] === 'string');

describe('the readings chart', () => {
  it('names target, baseline, the last value and the window, and shades it', () => {
    expect(textsOf(readings())).toEqual([
      'Weekly retention',
      'target 36 %',
      'baseline 31 %',
      '34.2 %',
      'opened 20 Nov',
      'closes 15 Dec',
    ]);
    expect(marksOf(readings()).filter(({ type }) => type === 'rect')).toHaveLength(1);
  });

  it('dashes the baseline and nothing else, and leaves it out where there is none', () => {
    const { baseline: _, ...bare } = readings();
    const dashed = (chart: Chart) =>
      marksOf(chart).filter(({ strokeDash }) => strokeDash !== undefined).length;
    expect(dashed(readings())).toBe(1);
    expect(dashed(bare)).toBe(0);
    expect(textsOf(bare).join()).not.toContain('baseline');
  });

  it('shades nothing without an opening day', () => {
    const { opens: _, ...bare } = readings();
    expect(marksOf(bare).filter(({ type }) => type === 'rect')).toEqual([]);
    expect(textsOf(bare)).toContain('closes 15 Dec');
  });

  it('draws the readings by day, whatever their order', () => {
    const rows = rowsWith(readings({ readings: readings().readings.toReversed() }), 'day');
    expect(rows.slice(0, 2).map(({ on, value }) => [on, value])).toEqual([
      ['2026-11-27', 32],
      ['2026-12-12', 34.2],
    ]);
  });

  it('says that there are none yet', () => {
    expect(textsOf(readings({ readings: [] }))).toContain('no readings yet');
    expect(textsOf(readings())).not.toContain('no readings yet');
  });

  it('points to a reading that is off the scale, and keeps the lines apart', () => {
    const drawn = readings({ readings: [...readings().readings, { on: '2026-12-14', value: 5_000 }] });
    expect(rowsWith(drawn, 'shape').map(({ shape }) => shape)).toContain('triangle-up');
    const heights = (chart: Chart) =>
      nodes(specOf(chart)).flatMap(({ y2 }) => (y2 as Node | undefined)?.value ?? []);
    expect(heights(drawn)).toEqual(heights(readings()));
    expect(textsOf(drawn)).toContain('5,000 %');
  });

  it('puts the years where the window spans two', () => {
    expect(textsOf(readings({ closes: '2027-02-01' }))).toEqual(
      expect.arrayContaining(['opened 20 Nov 2026', 'closes 1 Feb 2027']),
    );
  });

  it('leaves the points out of a crowded line, but for the last', () => {
    const crowd = Array.from({ length: 41 }, (_, i) => ({
      on: `2026-11-${String(20 + (i % 10))}`,
      value: 30 + i / 9,
    }));
    // One row for each corner of the line, and one for the last point.
    expect(rowsWith(readings({ readings: crowd }), 'shape')).toHaveLength(42);
    expect(rowsWith(readings({ readings: crowd.slice(1) }), 'shape')).toHaveLength(80);
  });
});

describe('the calibration chart', () => {
  it('names both axes, draws the line of agreement and says how many calls are in each bin', () => {
    expect(textsOf(calibration())).toEqual(
      expect.arrayContaining(['came true', 'stated confidence', 'n=4', 'n=8', '50 %']),
    );
    expect(marksOf(calibration()).filter(({ strokeDash }) => strokeDash !== undefined)).toHaveLength(1);
  });

  it('gives each bin the range that chance leaves open', () => {
    const [four, eight] = rowsWith(calibration(), 'low');
    expect(Number(four?.high) - Number(four?.low)).toBeGreaterThan(Number(eight?.high) - Number(eight?.low));
  });

  it('says that there are no calls yet', () => {
    expect(textsOf(calibration({ bins: [] }))).toEqual(['Calibration', 'no calls to show yet']);
  });
});

describe('the chart of bets over time', () => {
  it('stacks due, open and called for each week, with the latest numbers in the legend', () => {
    expect(textsOf(bets())).toEqual(expect.arrayContaining(['due 1', 'open 2', 'called 2', '5', '0']));
    expect(rowsWith(bets(), 'count').map(({ index, kind, count }) => [index, kind, count])).toEqual([
      [0, 'due', 1],
      [0, 'open', 3],
      [0, 'called', 0],
      [1, 'due', 1],
      [1, 'open', 2],
      [1, 'called', 2],
    ]);
  });

  it('says that there are no bets yet', () => {
    const idle = { from: '2026-11-16', open: 0, due: 0, called: 0 };
    expect(textsOf(bets({ weeks: [] }))).toEqual(['Bets', 'no bets yet']);
    expect(textsOf(bets({ weeks: [idle] }))).toEqual(['Bets', 'no bets yet']);
  });
});

describe('words from outside', () => {
  it.each<[string, Chart]>([
    ['readings', readings({ title: 'zqx', unit: 'zqx' })],
    ['calibration', calibration({ title: 'zqx' })],
    ['bets-over-time', bets({ title: 'zqx' })],
  ])('are data of the %s chart and no part of what Vega evaluates', (_, chart) => {
    expect(textsOf(chart).join()).toContain('zqx');
    const { data, ...program } = compile(specOf(chart)).spec;
    expect(JSON.stringify(data)).toContain('zqx');
    expect(JSON.stringify(program)).not.toContain('zqx');
    const formulas = (data ?? []).flatMap((set) => ('transform' in set ? (set.transform ?? []) : []));
    expect(JSON.stringify(formulas)).not.toContain('zqx');
  });
});
