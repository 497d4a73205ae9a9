import { describe, expect, it } from 'vitest';
import type { Bet, Terms } from '#core/bet/bet.ts';
import { readingFigures, showReadingFigures } from '#core/judgement/reading-figures.ts';
import type { Reading } from '#core/metric/metric.ts';
import { called, given } from './given.ts';

const terms: Terms = { from: { value: 31, unit: '%' }, to: { value: 36, unit: '%' } };
const reading = (value: number, on: string, fields: Partial<Reading> = {}): Reading => ({
  id: `${on}-${value}`,
  version: 1,
  metric: 'retention',
  value,
  on,
  recordedAt: `${on}T10:00:00.000Z`,
  by: 'U1',
  ...fields,
});
const line = (bet: Bet, ...readings: Reading[]): string => {
  const figures = readingFigures(bet, readings);
  return figures ? showReadingFigures(figures).join('') : 'none';
};

describe('readings against the target', () => {
  it('are one line of figures, by the latest reading whatever their order', () => {
    expect(
      line(
        given(1, { terms }),
        reading(34.2, '2026-12-09'),
        reading(33, '2026-12-02'),
        reading(31.5, '2026-11-25'),
      ),
    ).toBe('31 % -> 34.2 % of 36 % target, 64 % of the way, 3 readings');
  });

  it('take the one recorded last of a day', () => {
    const first = reading(33, '2026-12-09', { recordedAt: '2026-12-09T08:00:00.000Z' });
    expect(line(given(1, { terms }), reading(34, '2026-12-09'), first)).toMatch(/^31 % -> 34 %/);
  });

  it('say what is missing', () => {
    expect(line(given(1, { terms }))).toBe('31 % -> 36 % target, no readings yet');
    expect(line(given(1, { terms: { to: { value: 36, unit: '%' } } }), reading(34, '2026-12-09'))).toBe(
      '34 % of 36 % target, no baseline, 1 reading',
    );
    expect(line(given(1, { terms: {} }), reading(34, '2026-12-09'))).toBe('none');
  });

  it('show what was read where the target only says by how much', () => {
    const relative: Terms = { relative: { value: 5, unit: 'points', direction: 'up' } };
    expect(line(given(1, { terms: relative }))).toBe('target up 5 points, no baseline, no readings yet');
    expect(line(given(1, { terms: relative }), reading(34, '2026-12-09', { sampleSize: 12 }))).toBe(
      '34, target up 5 points, no baseline, 1 reading, n=12, directional',
    );
    const ambiguous: Terms = {
      from: { value: 31, unit: '%' },
      relative: { value: 5, unit: '%', direction: 'up' },
    };
    expect(line(given(1, { terms: ambiguous }), reading(34, '2026-12-09'))).toBe(
      '31 % -> 34 %, target up 5 %, 1 reading',
    );
  });

  it('say when it went the wrong way, and count downwards where lower is better', () => {
    expect(line(given(1, { terms }), reading(30, '2026-12-09'))).toContain(', 20 % the wrong way,');
    const lower: Terms = { from: { value: 800, unit: 'ms' }, to: { value: 400, unit: 'ms' } };
    expect(line(given(1, { terms: lower }), reading(500, '2026-12-09'))).toContain(', 75 % of the way,');
  });

  it('round nothing up to the target', () => {
    expect(line(given(1, { terms }), reading(35.999, '2026-12-09'))).toContain(', 99 % of the way,');
    expect(line(given(1, { terms }), reading(36, '2026-12-09'))).toContain(', 100 % of the way,');
  });

  it('show a moved target and a small sample as what they are', () => {
    const moved = called(1, 'validated', 60, { terms: { ...terms, to: { value: 34, unit: '%' } } });
    const unmoved = called(1, 'validated', 60, { terms });
    expect(line(unmoved, reading(34.2, '2026-12-09'))).toMatch(/of 36 % target, 64 % of the way/);
    expect(line(moved, reading(34.2, '2026-12-09', { sampleSize: 12 }))).toBe(
      '31 % -> 34.2 % of 34 % target (36 % when placed), 106 % of the way, 1 reading, n=12, directional',
    );
  });
});
