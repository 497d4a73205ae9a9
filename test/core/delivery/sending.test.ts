import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs, MOST_WAIT_MS } from '#core/delivery/backoff.ts';
import { afterAttempt, MOST_DEFECTS, type Outcome, SETTLE_MS, type Sending } from '#core/delivery/sending.ts';
import { addMs } from '#core/time/instant.ts';

const NOW = '2026-12-15T10:00:00.000Z';
const QUEUED: Sending = { state: 'queued', attempts: 0 };

const waits = fc.integer({ min: 0, max: 10_000_000 });
const outcomes: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({ kind: fc.constant('sent' as const) }),
  fc.record({ kind: fc.constantFrom('refused' as const, 'not-looked-up' as const), retryAfterMs: waits }),
  fc.record({ kind: fc.constant('undeliverable' as const), reason: fc.string(), elsewhere: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('unknown' as const, 'unprovable' as const) }),
  fc.record({ kind: fc.constant('defect' as const), mayHaveArrived: fc.boolean() }),
);
const chances = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const sendings: fc.Arbitrary<Sending> = fc.record(
  { state: fc.constant('queued' as const), attempts: fc.nat(20), inDoubt: fc.constant(true as const) },
  { requiredKeys: ['state', 'attempts'] },
);

describe('what becomes of a message after an attempt', () => {
  it('never comes before the platform said it may', () => {
    fc.assert(
      fc.property(sendings, waits, chances, (sending, retryAfterMs, chance) => {
        const { state, notBefore } = afterAttempt(sending, { kind: 'refused', retryAfterMs }, NOW, chance);
        expect(state).toBe('queued');
        expect(notBefore && notBefore >= addMs(NOW, retryAfterMs)).toBe(true);
      }),
    );
  });

  it('stays in doubt until something is known: no answer, a defect and a failed look-up end no doubt', () => {
    fc.assert(
      fc.property(sendings, outcomes, chances, (sending, outcome, chance) => {
        const next = afterAttempt(sending, outcome, NOW, chance);
        if (next.state !== 'queued') return;
        if (outcome.kind === 'unknown' || (outcome.kind === 'defect' && outcome.mayHaveArrived)) {
          expect(next.inDoubt).toBe(true);
          expect(next.notBefore && next.notBefore >= addMs(NOW, SETTLE_MS)).toBe(true);
        }
        if (outcome.kind === 'not-looked-up') expect(next.inDoubt).toBe(sending.inDoubt);
      }),
    );
  });

  it('is lost in no case: sent, queued again, or kept with a reason', () => {
    fc.assert(
      fc.property(sendings, outcomes, chances, (sending, outcome, chance) => {
        const next = afterAttempt(sending, outcome, NOW, chance);
        expect(next.attempts).toBe(sending.attempts + 1);
        expect(next.state === 'sent').toBe(outcome.kind === 'sent');
        expect(next.reason !== undefined).toBe(next.state === 'held' || next.state === 'dead');
      }),
    );
  });

  it('is held where nobody can tell, and given up after a few defects', () => {
    expect(afterAttempt(QUEUED, { kind: 'unprovable' }, NOW, 0).state).toBe('held');
    const tried = { ...QUEUED, attempts: MOST_DEFECTS - 1 };
    expect(afterAttempt(tried, { kind: 'defect', mayHaveArrived: true }, NOW, 0).state).toBe('held');
    expect(afterAttempt(tried, { kind: 'defect', mayHaveArrived: false }, NOW, 0).state).toBe('dead');
    expect(afterAttempt(QUEUED, { kind: 'defect', mayHaveArrived: false }, NOW, 0).state).toBe('queued');
  });

  it('goes elsewhere at once where there is an elsewhere', () => {
    const gone = { kind: 'undeliverable', reason: 'gone' } as const;
    expect(afterAttempt(QUEUED, { ...gone, elsewhere: true }, NOW, 0)).toEqual({
      state: 'queued',
      attempts: 1,
    });
    expect(afterAttempt(QUEUED, { ...gone, elsewhere: false }, NOW, 0)).toMatchObject({
      state: 'dead',
      reason: 'gone',
    });
  });
});

describe('the backoff', () => {
  it('doubles up to five minutes, and jitter takes away at most half', () => {
    expect([1, 2, 3, 4].map((attempts) => backoffMs(attempts, 0))).toEqual([1_000, 2_000, 4_000, 8_000]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), chances, (attempts, chance) => {
        const whole = backoffMs(attempts, 0);
        expect(whole).toBeLessThanOrEqual(MOST_WAIT_MS);
        expect(backoffMs(attempts, chance)).toBeGreaterThanOrEqual(Math.floor(whole / 2));
        expect(backoffMs(attempts, chance)).toBeLessThanOrEqual(whole);
      }),
    );
  });
});
