import { expect, it } from 'vitest';
import { readRecentDay } from '#core/time/recent-day.ts';

it.each([
  ['today', '2026-03-01'],
  [' Yesterday ', '2026-02-28'],
  ['3 days ago', '2026-02-26'],
  ['1 day ago', '2026-02-28'],
  ['2d ago', '2026-02-27'],
  ['tomorrow', undefined],
  ['2026-02-03', undefined],
  ['days ago', undefined],
])('%s', (text, day) => {
  expect(readRecentDay(text, '2026-03-01')).toBe(day);
});
