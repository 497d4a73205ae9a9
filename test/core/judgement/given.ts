import fc from 'fast-check';
import type { Bet, Verdict } from '#core/bet/bet.ts';
import type { AssumptionId, BetId } from '#core/ids.ts';

/** A bet with only what a test is about; `given(3, ...)` is BET-3. */
export function given(number: number, fields: Partial<Bet> = {}): Bet {
  return {
    id: `BET-${number}`,
    version: 1,
    stage: 'placed',
    owner: 'U1',
    terms: { confidence: 50 },
    assumptions: [],
    dependsOn: [],
    createdAt: '2026-11-01T09:00:00.000Z',
    createdBy: 'U1',
    amendments: [],
    extensions: 0,
    flags: [],
    ...fields,
  };
}

/** A live bet whose window closes on that day. */
export function closing(number: number, closes: string, fields: Partial<Bet> = {}): Bet {
  return given(number, {
    stage: 'live',
    terms: { change: `thing ${number}`, by: closes },
    window: { opens: '2026-12-01', closes },
    ...fields,
  });
}

/** A bet that was placed at a confidence and called. */
export function called(number: number, verdict: Verdict, confidence = 50, fields: Partial<Bet> = {}): Bet {
  return given(number, {
    stage: 'called',
    terms: { confidence },
    preCommitment: {
      statement: 'If we build it, retention rises.',
      metric: 'retention',
      to: { value: 36, unit: '%' },
      by: '2026-12-15',
      confidence,
      placedAt: '2026-11-02T09:00:00.000Z',
      hash: '0'.repeat(64),
    },
    call: { verdict, why: 'as read', by: 'U1', at: '2026-12-16T09:00:00.000Z', effects: {} },
    ...fields,
  });
}

const anyBet = fc.record({
  below: fc.array(fc.nat(), { maxLength: 4 }),
  assumptions: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
  stage: fc.constantFrom('draft', 'placed', 'live', 'called', 'dropped'),
  verdict: fc.constantFrom<Verdict>('validated', 'invalidated', 'inconclusive'),
  confidence: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
});

/** Up to 14 bets of any stage; acyclic ones depend only on lower numbers. */
export function anyBets(shape: 'acyclic' | 'any'): fc.Arbitrary<readonly Bet[]> {
  return fc.array(anyBet, { minLength: 1, maxLength: 14 }).map((drawn) =>
    drawn.map(({ below, assumptions, stage, verdict, confidence }, i) => {
      const reachable = shape === 'acyclic' ? i : drawn.length;
      const dependsOn = reachable === 0 ? [] : below.map((n): BetId => `BET-${(n % reachable) + 1}`);
      const fields = {
        dependsOn: [...new Set(dependsOn)],
        assumptions: assumptions.map((n): AssumptionId => `ASM-${n}`),
        terms: confidence === undefined ? {} : { confidence },
      };
      return stage === 'called' ? called(i + 1, verdict, 50, fields) : given(i + 1, { stage, ...fields });
    }),
  );
}
