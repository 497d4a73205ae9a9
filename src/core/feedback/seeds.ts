import type { Strand, Theme } from './themes.ts';
import { eachBond, type Web } from './web.ts';

/** What people put in its place, and the biggest strand of a theme that they told from another: the machine leaves it. */
export function isSettled(strand: Strand): boolean {
  return strand.placed || (strand.theme.apart.size > 0 && coreOf(strand.theme) === strand);
}

function coreOf(theme: Theme): Strand | undefined {
  let core: Strand | undefined;
  for (const strand of theme.strands) {
    if (!core || strand.entry.size > core.entry.size) core = strand;
  }
  return core;
}

const ROUNDS = 5;

/**
 * A group that holds settled strands of several themes, as one group for each of those: what people said of a few strands
 * spreads to those most bound to them, and from those on.
 */
export function seeded(group: readonly Strand[], web: Web): readonly (readonly Strand[])[] {
  const seeds = group.filter(isSettled);
  const [biggest] = [...seeds].sort((a, b) => b.entry.size - a.entry.size);
  const heads = new Set(seeds.map((seed) => seed.theme));
  if (!biggest || heads.size < 2) return [group];
  const side = new Map(seeds.map((seed) => [seed, seed.theme]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const strand of group) {
      const nearest = isSettled(strand) ? undefined : mostBound(strand, side, web);
      if (nearest) side.set(strand, nearest);
    }
  }
  return [...heads].map((head) => group.filter((strand) => (side.get(strand) ?? biggest.theme) === head));
}

function mostBound(strand: Strand, side: ReadonlyMap<Strand, Theme>, web: Web): Theme | undefined {
  const bonds = new Map<Theme, number>();
  for (const node of strand.nodes.values()) {
    eachBond(web, node, (other, weight) => {
      const theme = other.strand === strand ? undefined : side.get(other.strand);
      if (theme) bonds.set(theme, (bonds.get(theme) ?? 0) + weight);
    });
  }
  return [...bonds].sort((a, b) => b[1] - a[1])[0]?.[0];
}
