import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flag } from '#core/bet/bet.ts';
import { evolve } from '#core/bet/evolve.ts';
import { graphOf } from '#core/judgement/graph.ts';
import { falloutOf, flaggedBy } from '#core/judgement/propagation.ts';
import { anyBets, called, given } from './given.ts';

const refuted: Flag = { cause: 'ASM-1', reason: 'assumption-refuted', at: '2026-12-16T09:00:00.000Z' };
const invalidated: Flag = { cause: 'BET-1', reason: 'bet-invalidated', at: '2026-12-16T09:00:00.000Z' };

describe('when something gives way', () => {
  const bets = [
    called(1, 'invalidated', 70),
    given(2, { dependsOn: ['BET-1'], owner: 'U2' }),
    given(3, { stage: 'draft', dependsOn: ['BET-2'], assumptions: ['ASM-1'] }),
    given(4, { stage: 'live', dependsOn: ['BET-3'], owner: 'U4' }),
    given(5),
  ];

  it('flags every open bet on it, near or far, with owner, depth and the way there', () => {
    const fallout = falloutOf(invalidated, graphOf(bets));
    expect(fallout.affected).toEqual([
      { bet: 'BET-2', owner: 'U2', flag: invalidated, depth: 1 },
      { bet: 'BET-4', owner: 'U4', flag: invalidated, depth: 3 },
    ]);
    expect(fallout.wayTo('BET-4')).toEqual(['BET-2', 'BET-3', 'BET-4']);
  });

  it('starts, for an assumption, at the bets that rest on it', () => {
    const fallout = falloutOf(refuted, graphOf(bets));
    expect(fallout.affected.map(({ bet, depth }) => [bet, depth])).toEqual([['BET-4', 2]]);
    expect(fallout.wayTo('BET-4')).toEqual(['BET-3', 'BET-4']);
  });

  it('never flags the cause itself, even in a circle that was not refused', () => {
    const circle = [given(1, { dependsOn: ['BET-2'] }), given(2, { dependsOn: ['BET-1'] })];
    expect(falloutOf(invalidated, graphOf(circle)).affected.map(({ bet }) => bet)).toEqual(['BET-2']);
  });

  it('flags nothing twice for one cause', () => {
    const flagged = bets.map((bet) => (bet.id === 'BET-2' ? { ...bet, flags: [invalidated] } : bet));
    expect(falloutOf(invalidated, graphOf(flagged)).affected.map(({ bet }) => bet)).toEqual(['BET-4']);
  });
});

describe('propagation on any graph', () => {
  it('reaches exactly what stands on the cause', () => {
    fc.assert(
      fc.property(anyBets('any'), (bets) => {
        const expected = new Set(bets.filter((bet) => bet.assumptions.includes('ASM-1')).map(({ id }) => id));
        for (let before = -1; before !== expected.size; ) {
          before = expected.size;
          for (const bet of bets) if (bet.dependsOn.some((id) => expected.has(id))) expected.add(bet.id);
        }
        const open = bets.filter(
          ({ id, stage }) => expected.has(id) && (stage === 'placed' || stage === 'live'),
        );
        const reached = falloutOf(refuted, graphOf(bets)).affected.map(({ bet }) => bet);
        expect(new Set(reached)).toEqual(new Set(open.map(({ id }) => id)));
        expect(reached).toHaveLength(open.length);
      }),
    );
  });

  it('is taken back by an undo, exactly', () => {
    fc.assert(
      fc.property(anyBets('any'), (drawn) => {
        const bets = drawn.map((bet) => ({ ...bet, flags: [{ ...refuted, cause: 'ASM-2' as const }] }));
        const affected = falloutOf(invalidated, graphOf(bets)).affected.map(({ bet }) => bet);
        const flagged = bets.map((bet) =>
          affected.includes(bet.id) ? evolve(bet, { type: 'bet-flagged', flag: invalidated }) : bet,
        );
        expect(new Set(flaggedBy('BET-1', flagged))).toEqual(new Set(affected));
        const undone = flagged.map((bet) => evolve(bet, { type: 'bet-unflagged', cause: 'BET-1' }));
        expect(undone).toEqual(bets);
      }),
    );
  });

  it('gives a way that is as long as the depth and follows dependencies', () => {
    fc.assert(
      fc.property(anyBets('any'), (bets) => {
        const graph = graphOf(bets);
        const { affected, wayTo } = falloutOf(invalidated, graph);
        for (const { bet, depth } of affected) {
          const way = wayTo(bet);
          expect(way).toHaveLength(depth);
          way.forEach((id, i) => {
            expect(graph.bets.get(id)?.dependsOn).toContain(i === 0 ? 'BET-1' : way[i - 1]);
          });
        }
      }),
    );
  });
});
