import { expect, it } from 'vitest';
import { readSnooze } from '#core/checkin/snooze.ts';

it.each([
  ['1d', '2026-12-16'],
  ['3d', '2026-12-18'],
  ['1w', '2026-12-22'],
  [' 2 W ', '2026-12-29'],
])('a snooze of %j is until %s', (text, until) => {
  expect(readSnooze(text, '2026-12-15')).toBe(until);
});

it.each(['', '0d', '-1d', '1m', 'd', '1.5d', '100d', 'tomorrow', '3d later'])(
  '%j is no short form of a snooze',
  (text) => {
    expect(readSnooze(text, '2026-12-15')).toBeUndefined();
  },
);
