import { expect, it } from 'vitest';
import { readDayAhead } from '#core/time/day-ahead.ts';

const KNOWN = new Map([
  ['Dec 15', '2026-12-15'],
  ['in 1 days', '2026-11-21'],
  ['in 2 weeks', '2026-12-04'],
  ['in 1 month', '2026-12-20'],
]);
const read = (text: string) => readDayAhead(text, (each) => KNOWN.get(each));

it.each([
  ['Dec 15', '2026-12-15'],
  ['in 2 weeks', '2026-12-04'],
  ['2 weeks', '2026-12-04'],
  ['a month', '2026-12-20'],
  ['in a month', '2026-12-20'],
  ['1d', '2026-11-21'],
  [' 2 W ', '2026-12-04'],
  ['in 2w', '2026-12-04'],
])('%j is a day', (text, day) => {
  expect(read(text)).toBe(day);
});

it.each(['someday', 'weeks', '31%', 'another week', '', '0d', '-1d', '1m', 'd', '1.5d', '100d', '1d later'])(
  '%j is none',
  (text) => {
    expect(read(text)).toBeUndefined();
  },
);
