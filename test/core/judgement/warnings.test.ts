import { describe, expect, it } from 'vitest';
import type { Assumption } from '#core/assumption/assumption.ts';
import type { Bet } from '#core/bet/bet.ts';
import type { Text } from '#core/chat/text.ts';
import { validationLoad } from '#core/judgement/validation-limit.ts';
import { placingWarnings, type Surroundings } from '#core/judgement/warnings.ts';
import { called, given } from './given.ts';

const draft = (fields: Partial<Bet> = {}): Bet => given(9, { stage: 'draft', ...fields });
const read = (text: Text): string =>
  text.map((span) => (typeof span === 'string' ? span : 'day' in span ? span.day : '?')).join('');
const warnings = (bet: Bet, around: Partial<Surroundings>): string[] =>
  placingWarnings(bet, {
    bets: [],
    assumptions: [],
    validationLimit: 3,
    today: '2026-12-01',
    ...around,
  }).map(read);

describe('placing a bet warns', () => {
  it('of nothing when there is nothing', () => {
    expect(warnings(draft(), { bets: [draft(), called(1, 'validated')] })).toEqual([]);
  });

  it('that it stands on uncalled bets, with depth and joint confidence', () => {
    const bets = [given(1, { dependsOn: ['BET-2'] }), given(2, { terms: { confidence: 60 } })];
    expect(warnings(draft({ dependsOn: ['BET-1'] }), { bets })).toEqual([
      'Stands on BET-1 and BET-2, not called yet: depth 2, joint confidence 0.30.',
    ]);
  });

  it('that a confidence below is not stated', () => {
    const bets = [given(1), given(2, { terms: {} })];
    expect(warnings(draft({ dependsOn: ['BET-1', 'BET-2'] }), { bets })).toEqual([
      'Stands on BET-1 and BET-2, not called yet: depth 1, joint confidence at most 0.50 (no confidence stated: BET-2).',
    ]);
  });

  it('that what it stands on gave way', () => {
    const bets = [called(1, 'invalidated'), given(2, { stage: 'dropped' })];
    expect(warnings(draft({ dependsOn: ['BET-1', 'BET-2'] }), { bets })).toEqual([
      'Stands on BET-1, called invalidated.',
      'Stands on BET-2, dropped.',
    ]);
  });

  it('names three bets and counts the rest', () => {
    const bets = [1, 2, 3, 4, 5].map((n) => given(n, { terms: { confidence: 100 } }));
    expect(warnings(draft({ dependsOn: bets.map(({ id }) => id) }), { bets })).toEqual([
      'Stands on BET-1, BET-2, BET-3 and 2 more, not called yet: depth 1, joint confidence 1.00.',
    ]);
  });

  it('that an assumption is refuted, in its words, cut where they are long', () => {
    const assumption = (id: Assumption['id'], text: string): Assumption => ({
      id,
      version: 1,
      text,
      key: text,
      status: 'refuted',
      createdAt: '2026-11-01T09:00:00.000Z',
      createdBy: 'U1',
    });
    const assumptions = [
      assumption('ASM-1', 'people  re-type\nfilters '),
      assumption('ASM-2', '😀'.repeat(99)),
    ];
    expect(warnings(draft({ assumptions: ['ASM-1', 'ASM-2'] }), { assumptions })).toEqual([
      'Rests on ASM-1, refuted: “people re-type filters”.',
      `Rests on ASM-2, refuted: “${'😀'.repeat(39)}…”.`,
    ]);
    expect(warnings(draft(), { assumptions })).toEqual([]);
  });

  it('that it shares metric and days with open bets', () => {
    const bet = draft({ metricId: 'retention', terms: { by: '2026-12-15' } });
    const rivals = [1, 2, 3, 4, 5].map((n) => ({
      ...bet,
      id: `BET-${n}` as const,
      stage: 'placed' as const,
    }));
    const said = warnings(bet, { bets: rivals });
    expect(said[0]).toBe(
      'Shares its metric with BET-1 for 15 days (2026-12-01 to 2026-12-15): a change cannot be put down to either.',
    );
    expect(said).toHaveLength(4);
    expect(said[3]).toBe('Shares its metric and days with 2 more open bets.');
  });

  it('that the validation limit is reached, by the owner alone', () => {
    const bets = [1, 2, 3].map((n) => given(n, { stage: 'live' }));
    expect(warnings(draft(), { bets })).toEqual([
      '3 live bets wait for your call (BET-1, BET-2 and BET-3); the limit is 3.',
    ]);
    expect(warnings(draft({ owner: 'U2' }), { bets })).toEqual([]);
    expect(warnings(given(1, { stage: 'live' }), { bets, validationLimit: 3 })).toEqual([]);
    expect(validationLoad('U1', bets, 4)).toMatchObject({
      reached: false,
      live: ['BET-1', 'BET-2', 'BET-3'],
    });
  });

  it('what their bets at this confidence came to, from five calls on', () => {
    const past = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => called(n, n % 2 ? 'validated' : 'invalidated', 80));
    const bet = draft({ terms: { confidence: 80 } });
    expect(warnings(bet, { bets: past })).toEqual([
      'Your 80 % bets land 50 %, n=8, directional (95 % interval 22-78 %).',
    ]);
    expect(warnings(bet, { bets: past.slice(0, 4) })).toEqual([]);
    expect(warnings({ ...bet, owner: 'U2' }, { bets: past })).toEqual([]);
  });
});
