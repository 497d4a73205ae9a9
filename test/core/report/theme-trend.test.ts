import { expect, it } from 'vitest';
import { growthOf, showTrend, trendOf } from '#core/report/theme-trend.ts';

/** Friday; its week began on Monday the 16th. */
const TODAY = '2026-11-20';

it('sets the last eight weeks, this one included, against the eight before', () => {
  const weeks = { '2026-11-16': 5, '2026-11-09': 1, '2026-09-28': 2, '2026-09-21': 3, '2026-07-27': 9 };
  const trend = trendOf(weeks, TODAY);
  expect(trend).toEqual({ weeks: [2, 0, 0, 0, 0, 0, 1, 5], recent: 8, before: 3 });
  expect(growthOf(trend)).toBe(5);
  expect(showTrend(trend)).toBe('▃▁▁▁▁▁▂▇ 8 in 8 weeks, 3 in the 8 before');
});

it('is level for a theme that nobody speaks of', () => {
  expect(trendOf({}, TODAY)).toMatchObject({ recent: 0, before: 0 });
});
