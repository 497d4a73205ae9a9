import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bet } from '#core/bet/bet.ts';
import { contamination, expectedWindow, overlapsWith } from '#core/judgement/contamination.ts';
import { given } from './given.ts';

const today = '2026-12-01';
const live = (number: number, opens: string, closes: string, metricId = 'retention'): Bet =>
  given(number, { stage: 'live', metricId, window: { opens, closes } });
const placed = (number: number, by: string, metricId = 'retention'): Bet =>
  given(number, { metricId, terms: { by } });

describe('two open bets on one metric', () => {
  it('overlap on the days that both windows hold, ends included', () => {
    const bets = [live(2, '2026-11-20', '2026-12-10'), live(1, '2026-12-10', '2026-12-20')];
    expect(contamination(bets, today)).toEqual([
      { bets: ['BET-1', 'BET-2'], metric: 'retention', from: '2026-12-10', to: '2026-12-10', days: 1 },
    ]);
  });

  it('do not when one closes the day before the other opens, or the metric differs', () => {
    expect(
      contamination([live(1, '2026-11-01', '2026-11-30'), live(2, '2026-12-01', '2026-12-09')], today),
    ).toEqual([]);
    expect(
      contamination(
        [live(1, '2026-11-01', '2026-12-30'), live(2, '2026-11-01', '2026-12-30', 'churn')],
        today,
      ),
    ).toEqual([]);
  });

  it('count a placed bet from today to its date, across a month and a change of clocks', () => {
    const overlaps = contamination([placed(1, '2026-12-15'), live(2, '2026-10-20', '2026-12-31')], today);
    expect(overlaps).toMatchObject([{ from: today, to: '2026-12-15', days: 15 }]);
    const autumn = contamination(
      [live(1, '2026-10-01', '2026-11-30'), live(2, '2026-10-01', '2026-11-30')],
      today,
    );
    expect(autumn).toMatchObject([{ days: 61 }]);
  });

  it('leave out what was called or dropped, and a placed bet whose date has passed', () => {
    expect(expectedWindow(placed(1, '2026-11-30'), today)).toBeUndefined();
    expect(expectedWindow(placed(1, today), today)).toEqual({ opens: today, closes: today });
    const over = ['called', 'dropped', 'draft'] as const;
    const bets = over.map((stage, i) => ({ ...live(i + 1, '2026-11-01', '2026-12-30'), stage }));
    expect(contamination([...bets, live(9, '2026-11-01', '2026-12-30')], today)).toEqual([]);
  });

  it('are found for a draft that is about to be placed, longest overlap first', () => {
    const draft: Bet = { ...placed(3, '2026-12-31'), stage: 'draft' };
    const idea: Bet = { ...draft, id: 'BET-4' };
    const others = [live(1, '2026-12-20', '2027-01-05'), live(2, '2026-11-20', '2026-12-28'), draft, idea];
    expect(overlapsWith(draft, others, today).map(({ bets, days }) => [bets, days])).toEqual([
      [['BET-2', 'BET-3'], 28],
      [['BET-1', 'BET-3'], 12],
    ]);
  });
});

describe('any open bets', () => {
  const dayOf = fc.integer({ min: 1, max: 28 }).map((n) => `2026-12-${String(n).padStart(2, '0')}`);
  const someBets = fc
    .array(fc.tuple(dayOf, dayOf, fc.constantFrom('retention', 'churn'), fc.boolean()), { maxLength: 12 })
    .map((drawn) =>
      drawn.map(([a, b, metric, shipped], i) =>
        shipped ? live(i + 1, a < b ? a : b, a < b ? b : a, metric) : placed(i + 1, a, metric),
      ),
    );

  it('overlap the same whichever is asked, and as the list of all says', () => {
    fc.assert(
      fc.property(someBets, (bets) => {
        const all = new Set(contamination(bets, '2026-12-05').map((overlap) => JSON.stringify(overlap)));
        const each = bets.flatMap((bet) => overlapsWith(bet, bets, '2026-12-05'));
        expect(each).toHaveLength(all.size * 2);
        expect(new Set(each.map((overlap) => JSON.stringify(overlap)))).toEqual(all);
      }),
    );
  });
});
