import { expect } from 'vitest';
import type { Bet, Terms } from '#core/bet/bet.ts';
import { decide } from '#core/bet/decide.ts';
import type { BetCommand, BetEvent, Moment } from '#core/bet/events.ts';
import { evolve } from '#core/bet/evolve.ts';
import { UserError } from '#core/errors.ts';

export const MOMENT: Moment = { now: '2026-11-20T09:00:00.000Z', today: '2026-11-20' };

/** given(commands that were carried out).when(one more).happens(events) or .refused(why). */
export function given(...history: readonly (BetCommand | readonly [BetCommand, Moment])[]) {
  const bet = history.reduce<Bet | undefined>((state, step) => {
    const [command, moment] = isTimed(step) ? step : ([step, MOMENT] as const);
    return apply(state, decide(command, state, moment));
  }, undefined);
  return {
    bet: bet as Bet,
    when: (command: BetCommand, moment: Moment = MOMENT) => ({
      happens: (...events: readonly BetEvent[]) => {
        expect(decide(command, bet, moment)).toEqual(events);
      },
      becomes: (expected: Partial<Bet>) => {
        expect(apply(bet, decide(command, bet, moment))).toMatchObject(expected);
      },
      refused: (why: RegExp, tryInstead?: RegExp) => {
        const refusal = catchRefusal(() => decide(command, bet, moment));
        expect(refusal.message).toMatch(why);
        if (tryInstead) expect(refusal.tryInstead.join('\n')).toMatch(tryInstead);
      },
    }),
  };
}

function isTimed(step: BetCommand | readonly [BetCommand, Moment]): step is readonly [BetCommand, Moment] {
  return Array.isArray(step);
}

function apply(bet: Bet | undefined, events: readonly BetEvent[]): Bet | undefined {
  return events.reduce<Bet | undefined>(evolve, bet);
}

export function catchRefusal(work: () => unknown): UserError {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error as UserError;
  }
  throw new Error('was not refused');
}

export const TERMS: Terms = {
  change: 'saved searches',
  metric: 'weekly retention',
  from: { value: 31, unit: '%' },
  to: { value: 36, unit: '%' },
  by: '2026-12-15',
  confidence: 60,
};
export const draft = (terms: Terms = TERMS): BetCommand => ({
  type: 'draft',
  id: 'BET-1',
  by: 'ana',
  owner: 'ana',
  terms,
  assumptions: ['ASM-1'],
  dependsOn: [],
});
export const place: BetCommand = { type: 'place', by: 'ana', statement: 'If we build saved searches ...' };
export const ship: BetCommand = { type: 'ship', by: 'ben' };
/** A call by the owner, made {@link later}. */
export const call: BetCommand = {
  type: 'call',
  by: 'ana',
  verdict: 'validated',
  why: 'they come back for it',
  effects: { 'ASM-1': 'supported' },
};
export const later: Moment = { now: '2026-12-16T09:00:00.000Z', today: '2026-12-16' };
