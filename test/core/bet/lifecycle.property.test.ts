import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bet } from '#core/bet/bet.ts';
import { decide } from '#core/bet/decide.ts';
import type { BetCommand } from '#core/bet/events.ts';
import { evolve } from '#core/bet/evolve.ts';
import { isIntact } from '#core/bet/pre-commitment.ts';
import { UserError } from '#core/errors.ts';

const date = fc
  .integer({ min: -5, max: 40 })
  .map((n) => new Date(Date.UTC(2026, 10, 20 + n)).toISOString().slice(0, 10));
const who = fc.constantFrom('ana', 'ben');
const quantity = fc.record({ value: fc.integer({ min: 0, max: 50 }), unit: fc.constantFrom('%', 'ms') });
const terms = fc.record(
  {
    change: fc.constantFrom('search', 'export'),
    metric: fc.constantFrom('retention', 'signups'),
    from: quantity,
    to: quantity,
    by: date,
    confidence: fc.integer({ min: -10, max: 120 }),
  },
  { requiredKeys: ['change', 'metric', 'by', 'to'] },
);
const command: fc.Arbitrary<BetCommand> = fc.oneof(
  fc.record({ type: fc.constant('edit' as const), by: who, terms }),
  fc.record({ type: fc.constant('place' as const), by: who, statement: fc.constant('s') }),
  fc.record({
    type: fc.constant('ship' as const),
    by: who,
    baseline: fc.record({ value: fc.integer({ min: 0, max: 50 }) }),
  }),
  fc.record({
    type: fc.constant('call' as const),
    by: who,
    verdict: fc.constantFrom('validated' as const, 'invalidated' as const),
    why: fc.constantFrom('', 'why'),
    effects: fc.constant({}),
  }),
  fc.record({ type: fc.constant('extend' as const), by: who, closes: date, why: fc.constant('late') }),
  fc.record({ type: fc.constant('undo' as const), by: who }),
  fc.record({ type: fc.constant('drop' as const), by: who, why: fc.constant('x') }),
);
const step = fc.record({ command, day: fc.integer({ min: 0, max: 30 }) });

describe('whatever is tried on a bet', () => {
  it('keeps its promises', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let day = 0;
        let bet: Bet | undefined;
        const start: BetCommand = {
          type: 'draft',
          id: 'BET-1',
          by: 'ana',
          owner: 'ana',
          terms: {},
          assumptions: [],
          dependsOn: [],
        };
        for (const { command: next, day: later } of [{ command: start, day: 0 }, ...steps]) {
          day = Math.max(day, later);
          const now = new Date(Date.UTC(2026, 10, 20 + day)).toISOString();
          const before: Bet | undefined = bet;
          try {
            const events = decide(next, bet, { now, today: now.slice(0, 10) });
            bet = events.reduce<Bet | undefined>(evolve, bet);
          } catch (error) {
            // A refusal is a sentence for a person, and changes nothing.
            expect(error).toBeInstanceOf(UserError);
            continue;
          }
          if (!bet) throw new Error('lost');
          if (bet.preCommitment) expect(isIntact(bet.id, bet.preCommitment)).toBe(true);
          if (before?.preCommitment) expect(bet.preCommitment).toEqual(before.preCommitment);
          expect(bet.stage === 'called').toBe(bet.call !== undefined);
          if (bet.call) expect(bet.call.by).toBe(bet.owner);
          if (bet.stage === 'live') expect(bet.window).toBeDefined();
          expect(bet.amendments.length).toBeGreaterThanOrEqual(before?.amendments.length ?? 0);
        }
      }),
    );
  });
});
