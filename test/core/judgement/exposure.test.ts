import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BetId } from '#core/ids.ts';
import {
  exposureOf,
  exposureOfAssumption,
  footingOf,
  sharedAssumptions,
  wouldCycle,
} from '#core/judgement/exposure.ts';
import { graphOf } from '#core/judgement/graph.ts';
import { showJoint } from '#core/judgement/joint.ts';
import { anyBets, called, given } from './given.ts';

describe('what a bet stands on', () => {
  it('is as deep as the longest chain of uncalled bets, and as likely as their product', () => {
    const bets = [
      given(1, { terms: { confidence: 50 } }),
      given(2, { terms: { confidence: 60 }, dependsOn: ['BET-1'] }),
      given(3, { dependsOn: ['BET-2', 'BET-1'] }),
    ];
    const footing = footingOf(bets[2]!, graphOf(bets));
    expect(footing).toMatchObject({ depth: 2, uncalled: ['BET-2', 'BET-1'] });
    expect(showJoint(footing.joint)).toBe('0.30');
  });

  it('counts the base of a diamond once', () => {
    const bets = [
      given(1, { terms: { confidence: 50 } }),
      given(2, { terms: { confidence: 80 }, dependsOn: ['BET-1'] }),
      given(3, { terms: { confidence: 80 }, dependsOn: ['BET-1'] }),
      given(4, { dependsOn: ['BET-2', 'BET-3'] }),
    ];
    const footing = footingOf(bets[3]!, graphOf(bets));
    expect(footing.depth).toBe(2);
    expect(footing.joint.value).toBeCloseTo(0.32);
  });

  it('takes a validated bet as certain, an invalidated or dropped one as impossible, and says which', () => {
    const under = (...bets: Parameters<typeof graphOf>[0]) =>
      footingOf(given(9, { dependsOn: bets.map(({ id }) => id) }), graphOf(bets));
    expect(under(called(1, 'validated', 40))).toMatchObject({ depth: 0, uncalled: [], joint: { value: 1 } });
    expect(under(called(1, 'inconclusive', 40))).toMatchObject({ depth: 0, joint: { value: 0.4 } });
    expect(under(called(1, 'invalidated'), given(2)).joint).toMatchObject({ value: 0, gone: ['BET-1'] });
    expect(under(given(1, { stage: 'dropped' })).joint).toMatchObject({ value: 0, gone: ['BET-1'] });
  });

  it('looks below a validated bet, which was built on what is there', () => {
    const bets = [given(1), called(2, 'validated', 90, { dependsOn: ['BET-1'] })];
    expect(footingOf(given(3, { dependsOn: ['BET-2'] }), graphOf(bets))).toMatchObject({
      depth: 1,
      uncalled: ['BET-1'],
      joint: { value: 0.5 },
    });
  });

  it('never takes an unstated confidence for certainty', () => {
    const bets = [given(1, { terms: { confidence: 30 } }), given(2, { terms: {} })];
    const both = footingOf(given(3, { dependsOn: ['BET-1', 'BET-2'] }), graphOf(bets)).joint;
    expect(both.unknown).toEqual(['BET-2']);
    expect(showJoint(both)).toBe('at most 0.30');
    expect(showJoint(footingOf(given(3, { dependsOn: ['BET-2'] }), graphOf(bets)).joint)).toBe('unknown');
  });

  it('passes over a dependency that is not there', () => {
    expect(footingOf(given(2, { dependsOn: ['BET-1'] }), graphOf([]))).toMatchObject({
      depth: 0,
      uncalled: [],
    });
  });

  it('rounds nothing to a certainty that is none', () => {
    expect(showJoint({ value: 0.0004, unknown: [], gone: [] })).toBe('<0.01');
    expect(showJoint({ value: 0.996, unknown: [], gone: [] })).toBe('>0.99');
  });
});

describe('what stands on a bet or an assumption', () => {
  const bets = [
    given(1, { terms: { confidence: 50 }, assumptions: ['ASM-1'] }),
    called(2, 'validated', 80, { dependsOn: ['BET-1'] }),
    given(3, { terms: { confidence: 60 }, dependsOn: ['BET-2'] }),
    given(4, { terms: { confidence: 90 }, assumptions: ['ASM-1'] }),
    given(5, { stage: 'dropped', dependsOn: ['BET-1'] }),
  ];

  it('is every uncalled bet above, through called ones too', () => {
    const exposure = exposureOf(bets[0]!, graphOf(bets));
    expect(exposure).toMatchObject({ depth: 1, bets: ['BET-3'] });
    expect(exposure.joint.value).toBeCloseTo(0.3);
  });

  it('is, for an assumption, the bets that name it and what stands on those', () => {
    const exposure = exposureOfAssumption('ASM-1', graphOf(bets));
    expect(exposure).toMatchObject({ depth: 2, bets: ['BET-1', 'BET-4', 'BET-3'] });
    expect(exposure.joint.value).toBeCloseTo(0.27);
  });

  it('tells apart the bets that share an assumption', () => {
    expect([...sharedAssumptions(bets[0]!, graphOf(bets))]).toEqual([['ASM-1', ['BET-4']]]);
    expect([...sharedAssumptions(bets[2]!, graphOf(bets))]).toEqual([]);
  });
});

describe('a dependency that would close a cycle', () => {
  it('is found with its whole way round', () => {
    const bets = [given(3), given(7, { dependsOn: ['BET-5'] }), given(5, { dependsOn: ['BET-3'] })];
    expect(wouldCycle('BET-3', ['BET-7'], bets)).toEqual(['BET-3', 'BET-7', 'BET-5', 'BET-3']);
    expect(wouldCycle('BET-3', ['BET-3'], bets)).toEqual(['BET-3', 'BET-3']);
    expect(wouldCycle('BET-7', ['BET-3'], bets)).toBeUndefined();
  });

  it('keeps any graph acyclic when refused', () => {
    const asked = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })));
    fc.assert(
      fc.property(asked, (pairs) => {
        let bets = Array.from({ length: 9 }, (_, i) => given(i + 1));
        for (const [from, to] of pairs) {
          const dependsOn = [...(bets[from - 1]?.dependsOn ?? []), `BET-${to}` as BetId];
          if (wouldCycle(`BET-${from}`, dependsOn, bets)) continue;
          bets = bets.map((bet) => (bet.id === `BET-${from}` ? { ...bet, dependsOn } : bet));
        }
        const left = new Set(bets);
        // Kahn: taking away whatever depends on nothing that is left empties an acyclic graph.
        for (let before = 0; before !== left.size; ) {
          before = left.size;
          const ids = new Set([...left].map(({ id }) => id));
          for (const bet of left) if (!bet.dependsOn.some((id) => ids.has(id))) left.delete(bet);
        }
        expect(left.size).toBe(0);
      }),
    );
  });
});

describe('exposure of any graph', () => {
  it('has a joint confidence between 0 and 1 that no further dependency raises', () => {
    fc.assert(
      fc.property(anyBets('any'), fc.nat(), (bets, pick) => {
        const graph = graphOf(bets);
        const top = given(99, { dependsOn: bets.slice(1).map(({ id }) => id) });
        const more = { ...top, dependsOn: [...top.dependsOn, bets[pick % bets.length]!.id] };
        const [before, after] = [footingOf(top, graph).joint.value, footingOf(more, graph).joint.value];
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(1);
        expect(after).toBeLessThanOrEqual(before + 1e-12);
      }),
    );
  });

  it('has the depth that trying every way finds', () => {
    fc.assert(
      fc.property(anyBets('acyclic'), (bets) => {
        const byId = new Map(bets.map((bet) => [bet.id, bet]));
        const deepest = (id: BetId): number =>
          Math.max(
            0,
            ...byId.get(id)!.dependsOn.map((below) => {
              const { stage } = byId.get(below)!;
              return deepest(below) + (stage === 'called' || stage === 'dropped' ? 0 : 1);
            }),
          );
        const graph = graphOf(bets);
        for (const bet of bets) expect(footingOf(bet, graph).depth).toBe(deepest(bet.id));
      }),
    );
  });

  it('ends on a graph that holds cycles, and never counts the bet itself', () => {
    fc.assert(
      fc.property(anyBets('any'), (bets) => {
        const graph = graphOf(bets);
        for (const bet of bets) {
          const [footing, exposure] = [footingOf(bet, graph), exposureOf(bet, graph)];
          expect(footing.uncalled).not.toContain(bet.id);
          expect(exposure.bets).not.toContain(bet.id);
          expect(footing.depth).toBeLessThanOrEqual(footing.uncalled.length);
          expect(exposure.depth).toBeLessThanOrEqual(exposure.bets.length);
        }
      }),
    );
  });

  it('follows a chain of 10,000', () => {
    const chain = Array.from({ length: 10_000 }, (_, i) =>
      given(i + 1, i === 0 ? {} : { dependsOn: [`BET-${i}`] }),
    );
    const graph = graphOf(chain);
    expect(footingOf(chain.at(-1)!, graph).depth).toBe(9_999);
    expect(exposureOf(chain[0]!, graph).depth).toBe(9_999);
    expect(wouldCycle('BET-1', ['BET-10000'], chain)).toHaveLength(10_001);
  });
});
