import { expect, it } from 'vitest';
import { isWorkDay, workDayFrom } from '#core/checkin/work-day.ts';
import { mina } from './given.ts';

it('a holiday is no work day', () => {
  const member = mina({ away: [{ from: '2026-12-25', to: '2026-12-25' }] });
  expect(['2026-12-24', '2026-12-25', '2026-12-26'].map((day) => isWorkDay(day, member))).toEqual([
    true,
    false,
    false,
  ]);
});

it('overlapping ranges of days away are passed over together', () => {
  const away = [
    { from: '2026-12-20', to: '2026-12-24' },
    { from: '2026-12-14', to: '2026-12-22' },
  ];
  expect(workDayFrom('2026-12-14', mina({ away }))).toBe('2026-12-25');
});

it('there is none at the end of the calendar', () => {
  expect(workDayFrom('9999-12-31', mina())).toBeUndefined();
});
