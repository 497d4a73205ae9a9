import { describe, expect, it } from 'vitest';
import { formatDay, formatSpan } from '#core/time/format.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#core/time/instant.ts';

describe('formatting', () => {
  it.each([
    ['2026-12-15', 'Tue 15 Dec 2026'],
    ['2028-02-29', 'Tue 29 Feb 2028'],
    ['2027-01-03', 'Sun 3 Jan 2027'],
  ])('the day %s', (date, expected) => {
    expect(formatDay(date)).toBe(expected);
  });

  it.each([
    [0, '0 s'],
    [59 * SECOND_MS + 999, '59 s'],
    [MINUTE_MS, '1 min'],
    [HOUR_MS - 1, '59 min'],
    [2 * HOUR_MS, '2 h'],
    [3 * HOUR_MS + 20 * MINUTE_MS, '3 h 20 min'],
    [DAY_MS, '1 day'],
    [-3 * DAY_MS - HOUR_MS, '3 days'],
  ])('a length of %i ms', (ms, expected) => {
    expect(formatSpan(ms)).toBe(expected);
  });
});
