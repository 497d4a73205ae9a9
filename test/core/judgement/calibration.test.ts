import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  brierScore,
  calibrationOf,
  type Forecast,
  forecastsOf,
  reliability,
} from '#core/judgement/calibration.ts';
import { hitRateAt, showHitRate } from '#core/judgement/hit-rate.ts';
import { showSampleSize } from '#core/judgement/sample-size.ts';
import { wilsonInterval } from '#core/judgement/wilson.ts';
import { called, given } from './given.ts';

const forecasts = (...drawn: readonly (readonly [confidence: number, hit: boolean])[]): Forecast[] =>
  drawn.map(([confidence, hit], i) => ({ bet: `BET-${i + 1}`, confidence, hit }));
const times = (n: number, confidence: number, hit: boolean) =>
  Array.from({ length: n }, (): [number, boolean] => [confidence, hit]);

describe('forecasts', () => {
  it('are the validated and invalidated bets, at the confidence they were placed with', () => {
    const amended = { ...called(1, 'validated', 80), terms: { confidence: 10 } };
    const bets = [
      amended,
      called(2, 'invalidated', 60),
      called(3, 'inconclusive'),
      given(4, { stage: 'live' }),
    ];
    expect(forecastsOf(bets)).toEqual([
      { bet: 'BET-1', confidence: 80, hit: true },
      { bet: 'BET-2', confidence: 60, hit: false },
    ]);
  });
});

describe('calibration', () => {
  it('is hidden below five calls that went either way', () => {
    const four = [1, 2, 3, 4].map((n) => called(n, 'validated', 80));
    expect(calibrationOf([...four, called(5, 'inconclusive', 80)])).toBeUndefined();
    expect(calibrationOf([...four, called(5, 'inconclusive'), called(6, 'invalidated', 80)])).toMatchObject({
      n: 5,
      inconclusive: 1,
    });
  });

  it('scores as Brier does', () => {
    expect(brierScore(forecasts([100, true], [0, false]))).toBe(0);
    expect(brierScore(forecasts([50, true], [50, false]))).toBe(0.25);
    expect(brierScore(forecasts([80, true], [80, false], [60, true]))).toBeCloseTo((0.04 + 0.64 + 0.16) / 3);
    expect(brierScore(forecasts([100, false]))).toBe(1);
  });

  it('puts each confidence into one bin, certainty into the last', () => {
    const table = reliability(
      forecasts([0, false], [19, false], [20, true], [80, true], [80, false], [100, true]),
    );
    expect(table.map(({ from, below, n }) => [from, below, n])).toEqual([
      [0, 20, 2],
      [20, 40, 1],
      [80, 100, 3],
    ]);
    expect(table[2]).toMatchObject({ observed: 2 / 3 });
    expect(table[2]?.predicted).toBeCloseTo(0.8667, 4);
  });

  it('stays between 0 and 1, and its bins hold every call once', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.boolean()), { minLength: 1 });
    fc.assert(
      fc.property(some, (drawn) => {
        const all = forecasts(...drawn);
        expect(brierScore(all)).toBeGreaterThanOrEqual(0);
        expect(brierScore(all)).toBeLessThanOrEqual(1);
        const bins = reliability(all);
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(all.length);
        for (const { from, below, predicted, observed, interval } of bins) {
          expect(predicted * 100).toBeGreaterThanOrEqual(from - 1e-9);
          expect(predicted * 100).toBeLessThanOrEqual(below + 1e-9);
          expect(interval.low).toBeLessThanOrEqual(observed + 1e-9);
          expect(interval.high).toBeGreaterThanOrEqual(observed - 1e-9);
        }
      }),
    );
  });
});

describe('the hit rate at a confidence', () => {
  it('says what bets at about that confidence came to', () => {
    const rate = hitRateAt(
      80,
      forecasts(...times(4, 80, true), ...times(4, 80, false), ...times(9, 60, true)),
    );
    expect(rate).toMatchObject({ from: 80, to: 80, n: 8, hits: 4, rate: 0.5 });
    expect(rate && showHitRate(rate).join('')).toBe(
      'Your 80 % bets land 50 %, n=8, directional (95 % interval 22-78 %).',
    );
  });

  it('takes in the next ten either way only when five points hold too few, and names them', () => {
    const rate = hitRateAt(
      80,
      forecasts(...times(2, 80, true), ...times(2, 70, false), ...times(2, 90, true)),
    );
    expect(rate).toMatchObject({ from: 70, to: 90, n: 6 });
    expect(rate && showHitRate(rate).join('')).toMatch(/^Your 70-90 % bets land 67 %, n=6/);
    expect(hitRateAt(80, forecasts(...times(5, 75, true), ...times(5, 70, false)))).toMatchObject({ n: 5 });
  });

  it('is hidden below five calls', () => {
    expect(hitRateAt(80, forecasts(...times(4, 80, true), ...times(9, 65, true)))).toBeUndefined();
  });
});

describe('a small sample', () => {
  it('is called directional below 30', () => {
    expect(showSampleSize(29)).toBe('n=29, directional');
    expect(showSampleSize(30)).toBe('n=30');
  });

  it('has the interval that Wilson gives', () => {
    const { low, high } = wilsonInterval(4, 8);
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.2152', '0.7848']);
    expect(wilsonInterval(0, 10)).toMatchObject({ low: 0 });
    expect(wilsonInterval(0, 10).high).toBeCloseTo(0.2775, 4);
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
