import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  compareDates,
  diffDays,
  isLocalDate,
  LAST_DATE,
  startOfWeek,
  weekdayOf,
} from '#core/time/date.ts';

const aDay = fc
  .integer({ min: 0, max: 200_000 })
  .map((days) => Temporal.PlainDate.from('1900-01-01').add({ days }).toString());

describe('a calendar day', () => {
  it.each(['2026-12-01', '2028-02-29', '0000-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each([
    '2026-02-30',
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    ' 2026-01-01',
    '2026-01-01T00:00:00Z',
    '-2026-01-01',
    '',
  ])('%j is none', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });

  it('is not computed with when it is none', () => {
    expect(() => addDays('soon', 1)).toThrow(RangeError);
  });
});

describe('arithmetic of days', () => {
  it('agrees with Temporal', () => {
    fc.assert(
      fc.property(
        aDay,
        fc.integer({ min: -5_000, max: 5_000 }),
        fc.integer({ min: -300, max: 300 }),
        (date, days, months) => {
          const oracle = Temporal.PlainDate.from(date);
          const later = oracle.add({ days });
          expect(addDays(date, days)).toBe(later.toString());
          expect(diffDays(date, later.toString())).toBe(days);
          expect(addMonths(date, months)).toBe(oracle.add({ months }).toString());
          expect(weekdayOf(date)).toBe(oracle.dayOfWeek);
          expect(compareDates(date, later.toString())).toBe(Temporal.PlainDate.compare(oracle, later));
        },
      ),
    );
  });

  it('keeps to the end of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29');
  });

  it('stops at the last day that can be written', () => {
    expect(addDays('9999-12-30', 7)).toBe(LAST_DATE);
    expect(addMonths('9999-12-15', 1)).toBe(LAST_DATE);
    expect(addDays('0000-01-02', -7)).toBe('0000-01-01');
  });

  it('begins a week on Monday', () => {
    expect(startOfWeek('2026-11-22')).toBe('2026-11-16');
    expect(startOfWeek('2026-11-16')).toBe('2026-11-16');
  });
});
