import { describe, expect, it } from 'vitest';
import { type Bet, goalpostMoves, type Terms } from '#core/bet/bet.ts';
import type { BetCommand } from '#core/bet/events.ts';
import { isIntact } from '#core/bet/pre-commitment.ts';
import { draft, given, MOMENT, place, ship, TERMS } from './given.ts';

describe('drafting', () => {
  it('keeps whatever there is, even nothing', () => {
    const { bet } = given(draft({}));
    expect(bet).toMatchObject({ stage: 'draft', owner: 'ana', terms: {}, amendments: [], extensions: 0 });
  });

  it('knows its metric by the slug of its name', () => {
    expect(given(draft()).bet.metricId).toBe('weekly-retention');
  });

  it('resolves a relative target when it can mean one thing only', () => {
    const relative = { value: 20, unit: '%', direction: 'down' } as const;
    const { bet } = given(draft({ from: { value: 800, unit: 'ms' }, relative }));
    expect(bet.terms.to).toEqual({ value: 640, unit: 'ms' });
  });

  it('does not guess whether "up 5 %" of a percentage means points', () => {
    const relative = { value: 5, unit: '%', direction: 'up' } as const;
    expect(given(draft({ from: { value: 31, unit: '%' }, relative })).bet.terms.to).toBeUndefined();
  });
});

describe('editing a draft', () => {
  it('changes its terms', () => {
    const terms = { ...TERMS, confidence: 70 };
    given(draft()).when({ type: 'edit', by: 'ana', terms }).happens({ type: 'bet-edited', terms });
  });

  it('is nothing when nothing changes', () => {
    given(draft()).when({ type: 'edit', by: 'ana', terms: TERMS }).happens();
  });

  it('is refused to others than its owner and who drafted it', () => {
    given(draft())
      .when({ type: 'edit', by: 'eve', terms: {} })
      .refused(/Only .*ana.* can edit/);
  });

  it.each([
    ['a target that equals the baseline', { to: { value: 31, unit: '%' } }, /equals the baseline/],
    ['a target on the wrong side', { direction: 'down' }, /above the baseline/],
    ['a confidence over 100', { confidence: 120 }, /not between 0 and 100/],
  ] as const)('refuses %s', (_, change, why) => {
    given(draft())
      .when({ type: 'edit', by: 'ana', terms: { ...TERMS, ...change } })
      .refused(why);
  });
});

describe('placing', () => {
  it('is refused without a metric that letters or digits name', () => {
    given(draft({ ...TERMS, metric: '!!!' }))
      .when(place)
      .refused(/cannot be placed yet: no metric/);
  });

  it.each([0, 100])('takes a confidence of %i %%, which the linter names', (confidence) => {
    given(draft({ ...TERMS, confidence }))
      .when(place)
      .becomes({ stage: 'placed' });
  });

  it('freezes metric, target, date, confidence and the sentence under a hash', () => {
    const { bet } = given(draft(), place);
    expect(bet.stage).toBe('placed');
    expect(bet.preCommitment).toMatchObject({
      statement: 'If we build saved searches ...',
      metric: 'weekly-retention',
      from: TERMS.from,
      to: TERMS.to,
      by: TERMS.by,
      confidence: 60,
      placedAt: MOMENT.now,
    });
    expect(bet.preCommitment?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(isIntact(bet.id, bet.preCommitment as NonNullable<Bet['preCommitment']>)).toBe(true);
  });

  it('notices a pre-commitment that was tampered with', () => {
    const frozen = given(draft(), place).bet.preCommitment as NonNullable<Bet['preCommitment']>;
    expect(isIntact('BET-1', { ...frozen, confidence: 61 })).toBe(false);
    expect(isIntact('BET-2', frozen)).toBe(false);
  });

  it('names everything that is missing, and what to type', () => {
    given(draft({ change: 'saved searches' }))
      .when(place)
      .refused(/no metric, no target, no date, no confidence/, /\/bet edit BET-1 by: in 2 weeks/);
  });

  it('is refused when the window would be over before it opens', () => {
    given(draft({ ...TERMS, by: '2026-11-20' }))
      .when(place)
      .refused(/2026-11-20.* is not in the future/);
  });

  it('happens once', () => {
    given(draft(), place)
      .when(place)
      .refused(/cannot be placed: it is placed/, /\/bet ship BET-1/);
  });
});

describe('amending after placing', () => {
  const amend = (change: Partial<Terms>): BetCommand => ({
    type: 'edit',
    by: 'ana',
    terms: { ...TERMS, ...change },
  });

  it.each([
    ['another target', { to: { value: 33, unit: '%' } }, ['target']],
    ['another date', { by: '2026-12-31' }, ['date']],
    ['another metric and date', { metric: 'signups', by: '2026-12-31' }, ['metric', 'date']],
    ['a wider confidence', { confidence: 40 }, []],
    ['other words for the change', { change: 'saved filters' }, []],
    ['the same metric in other capitals', { metric: 'Weekly Retention' }, []],
  ] as const)('%s moves the goalposts %#', (_, change, goalposts) => {
    given(draft(), place)
      .when(amend(change))
      .happens({
        type: 'bet-amended',
        amendment: { at: MOMENT.now, by: 'ana', before: TERMS, after: { ...TERMS, ...change }, goalposts },
      });
  });

  it('counts every move and leaves the pre-commitment as it was', () => {
    const before = given(draft(), place).bet;
    const { bet } = given(
      draft(),
      place,
      amend({ to: { value: 33, unit: '%' } }),
      amend({ by: '2026-12-31' }),
    );
    expect(goalpostMoves(bet)).toBe(3);
    expect(bet.preCommitment).toEqual(before.preCommitment);
  });

  it('moves the window of a live bet with its date', () => {
    given(draft(), place, ship)
      .when(amend({ by: '2026-12-31' }))
      .becomes({
        window: { opens: '2026-11-20', closes: '2026-12-31' },
      });
  });

  it('does not let it lose what was committed', () => {
    const { to: _, ...rest } = TERMS;
    given(draft(), place)
      .when({ type: 'edit', by: 'ana', terms: rest })
      .refused(/no target/);
  });
});

describe('shipping', () => {
  it('opens the window, by anyone', () => {
    given(draft(), place)
      .when(ship)
      .becomes({ stage: 'live', window: { opens: '2026-11-20', closes: '2026-12-15' } });
  });

  const { from: _, ...blind } = TERMS;

  it('takes the baseline it is given, in the unit of the target', () => {
    given(draft(blind), place)
      .when({ type: 'ship', by: 'ben', baseline: { value: 30 } })
      .becomes({ terms: { ...blind, from: { value: 30, unit: '%' } } });
  });

  it('keeps the unit of a baseline for a relative target, which points do not follow from', () => {
    const { to: __, ...open } = blind;
    const relative = { value: 5, unit: '%', direction: 'up' } as const;
    const { bet } = given(draft({ ...open, relative }), place, {
      type: 'ship',
      by: 'ben',
      baseline: { value: 30, unit: '%' },
    });
    expect(bet.terms.from).toEqual({ value: 30, unit: '%' });
    // 31.5 % or 35 %: nobody said which.
    expect(bet.terms.to).toBeUndefined();
  });

  it('is refused without a baseline', () => {
    given(draft(blind), place)
      .when(ship)
      .refused(/no baseline/, /\/bet ship BET-1 blind:/);
  });

  it('goes blind with one word of why', () => {
    given(draft(blind), place)
      .when({ type: 'ship', by: 'ben', blindBecause: ' the event ships with it ' })
      .becomes({ stage: 'live', shippedBlind: 'the event ships with it' });
  });

  it('is refused to a draft', () => {
    given(draft())
      .when(ship)
      .refused(/still a draft\. Place it first/, /\/bet place BET-1/);
  });
});
