import { describe, expect, it } from 'vitest';
import type { BetCommand, Moment } from '#core/bet/events.ts';
import { given, MOMENT } from './given.ts';

const TERMS = {
  change: 'saved searches',
  metric: 'weekly retention',
  from: { value: 31, unit: '%' },
  to: { value: 36, unit: '%' },
  by: '2026-12-15',
  confidence: 60,
};
const LIVE: readonly BetCommand[] = [
  { type: 'draft', id: 'BET-1', by: 'ana', owner: 'ana', terms: TERMS, assumptions: [], dependsOn: [] },
  { type: 'place', by: 'ana', statement: 'If we add saved searches ...' },
  { type: 'ship', by: 'ana' },
];
const CLOSE: Moment = { now: '2026-12-15T10:00:00.000Z', today: '2026-12-15' };
const at = CLOSE.now;
const guessed = { value: 34, unit: '%' };
const read = { value: 32, unit: '%' };
const GUESS: BetCommand = { type: 'guess', by: 'ana', guessed, read };
const SKIP: BetCommand = { type: 'guess', by: 'ana' };

describe('a blind guess', () => {
  it('is kept with what was read then', () => {
    given(...LIVE)
      .when(GUESS, CLOSE)
      .happens({ type: 'reading-guessed', guess: { guessed, read, at } });
  });

  it('may be left out, once and for all', () => {
    given(...LIVE)
      .when(SKIP, CLOSE)
      .happens({ type: 'guess-skipped', guess: { at } });
    const skipped = given(...LIVE, [SKIP, CLOSE]);
    skipped.when(SKIP, CLOSE).happens();
    skipped.when(GUESS, CLOSE).refused(/You looked already/, /\/bet call BET-1/);
  });

  it('is made once', () => {
    const made = given(...LIVE, [GUESS, CLOSE]);
    made.when(GUESS, CLOSE).refused(/You guessed 34 % already: a guess after that would be none/);
    made.when(SKIP, CLOSE).happens();
  });

  it('is the owner’s, of a bet whose window has closed', () => {
    given(...LIVE)
      .when({ ...GUESS, by: 'ben' }, CLOSE)
      .refused(/Only/);
    given(...LIVE)
      .when(GUESS, MOMENT)
      .refused(/is guessed when its window closes/);
    given(...LIVE.slice(0, 2))
      .when(GUESS, CLOSE)
      .refused(/cannot be guessed: it is placed but not shipped/);
  });

  it.each<[string, BetCommand]>([
    ['extended', { type: 'extend', by: 'ana', closes: '2027-01-15', why: 'late' }],
    ['moved', { type: 'edit', by: 'ana', terms: { ...TERMS, by: '2027-01-15' }, why: 'late' }],
  ])('is of one window: one that is %s is guessed anew', (_how, change) => {
    const { bet } = given(...LIVE, [GUESS, CLOSE], [change, CLOSE]);
    expect(bet).not.toHaveProperty('guess');
  });

  it('stays through a change of words', () => {
    const { bet } = given(
      ...LIVE,
      [GUESS, CLOSE],
      [{ type: 'edit', by: 'ana', terms: { ...TERMS, change: 'searches that stay' } }, CLOSE],
    );
    expect(bet.guess).toEqual({ guessed, read, at });
  });
});
