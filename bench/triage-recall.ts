import type { Candidate, Engine, StrandId } from '#core/feedback/engine.ts';

/** What is told of each item as it comes. */
export interface Watcher {
  /** Before the item is put anywhere. */
  assessed(engine: Engine, index: number, candidates: readonly Candidate[]): void;
  learnt(index: number, strand: StrandId): void;
}

/**
 * How often the right theme is among the first candidates, by themes as they stood at that moment: a theme is right when
 * most of the items then in it bear the item's label. Only items whose label came before are counted.
 */
export function themeRecall(labels: readonly string[]): Watcher & { at(most: number): number } {
  const strands = new Map<StrandId, Map<string, number>>();
  const known = new Set<string>();
  const ranks: number[] = [];

  function labelsOf(engine: Engine, candidates: readonly Candidate[]): readonly (string | undefined)[] {
    const counts = new Map(candidates.map(({ theme }) => [theme, new Map<string, number>()]));
    for (const [strand, of] of strands) {
      const home = engine.homeOf(strand);
      const sums = home && counts.get(home);
      if (sums) for (const [label, count] of of) sums.set(label, (sums.get(label) ?? 0) + count);
    }
    return [...counts.values()].map((of) => [...of].sort((a, b) => b[1] - a[1])[0]?.[0]);
  }

  return {
    assessed(engine, index, candidates) {
      const label = labels[index] ?? '';
      if (!known.has(label)) return;
      const rank = labelsOf(engine, candidates).indexOf(label);
      ranks.push(rank < 0 ? Number.POSITIVE_INFINITY : rank);
    },
    learnt(index, strand) {
      const label = labels[index] ?? '';
      known.add(label);
      const of = strands.get(strand) ?? new Map<string, number>();
      strands.set(strand, of.set(label, (of.get(label) ?? 0) + 1));
    },
    at: (most) => ranks.filter((rank) => rank < most).length / ranks.length,
  };
}
