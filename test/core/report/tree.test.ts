import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BetId } from '#core/ids.ts';
import { dependenciesIn, graphOf, reach } from '#core/judgement/graph.ts';
import { treeOf } from '#core/report/tree.ts';
import { anyBets, given } from '../judgement/given.ts';

function drawn(first: readonly BetId[], bets: Parameters<typeof graphOf>[0], most = 100) {
  const { branches, total } = treeOf(first, dependenciesIn(graphOf(bets)), most);
  return { lines: branches.map(({ id, depth, again }) => `${depth} ${id}${again ? ' again' : ''}`), total };
}

describe('a tree of bets', () => {
  it('goes depth first', () => {
    const bets = [
      given(1),
      given(2, { dependsOn: ['BET-1'] }),
      given(3),
      given(4, { dependsOn: ['BET-2', 'BET-3'] }),
    ];
    expect(drawn(['BET-4'], bets).lines).toEqual(['1 BET-4', '2 BET-2', '3 BET-1', '2 BET-3']);
  });

  it('shows what hangs under a bet once, and names it where it comes again', () => {
    const bets = [
      given(1),
      given(2, { dependsOn: ['BET-1'] }),
      given(3, { dependsOn: ['BET-2'] }),
      given(4, { dependsOn: ['BET-2'] }),
    ];
    expect(drawn(['BET-3', 'BET-4'], bets).lines).toEqual([
      '1 BET-3',
      '2 BET-2',
      '3 BET-1',
      '1 BET-4',
      '2 BET-2 again',
    ]);
  });

  it('stops drawing where it was told to, and says how many lines there are', () => {
    const chain = Array.from({ length: 10_000 }, (_, i) =>
      given(i + 1, i === 0 ? {} : { dependsOn: [`BET-${i}` as const] }),
    );
    const tree = drawn(['BET-10000'], chain, 20);
    expect(tree.lines.length).toBe(20);
    expect(tree.total).toBe(10_000);
  });

  it('ends on any graph and leaves nothing out', () => {
    fc.assert(
      fc.property(anyBets('any'), (bets) => {
        const next = dependenciesIn(graphOf(bets));
        const { branches, total } = treeOf(['BET-1'], next, Number.POSITIVE_INFINITY);
        expect(branches.length).toBe(total);
        const expanded = branches.filter(({ again }) => !again).map(({ id }) => id);
        expect(new Set(expanded).size).toBe(expanded.length);
        expect(new Set(expanded)).toEqual(new Set(reach(['BET-1'], next).keys()));
      }),
    );
  });
});
