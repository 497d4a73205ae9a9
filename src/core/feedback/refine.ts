import { channelOf, SHARES } from './features.ts';
import { isSettled } from './seeds.ts';
import type { Strand, Themes } from './themes.ts';

type Groups = readonly (readonly Strand[])[];
/** In how many items of each group a feature occurs, and the square of what it weighs. */
interface Count {
  readonly of: Map<number, number>;
  square: number;
}

const ITEM_POWER = 0.4;
const GROUP_POWER = 0.7;

/** A strand is looked at again when less than this share of what binds it lies within its group. */
const SETTLED = 0.75;
/** It is compared with the groups it is bound to most. */
const MOST_COMPARED = 4;

/**
 * One more look at each strand that stands between groups: it goes to the one whose items it is most like, all of them
 * taken together and itself left out. What only one group says weighs most here. A strand alone in its group may be
 * something new and stays.
 */
export function refined(groups: Groups, themes: Themes): Groups {
  const home = new Map(groups.flatMap((strands, group) => strands.map((strand) => [strand, group] as const)));
  const counts = counted(groups, themes);
  weigh(counts, groups.length, themes);
  const lengths = groups.map(() => SHARES.map(() => 0));
  for (const [feature, { of, square }] of counts) {
    for (const [group, count] of of) lengthen(lengths[group], feature, count * count * square);
  }
  const moved: Strand[][] = groups.map(() => []);
  for (const [strand, group] of home) {
    const others = groups[group]?.length === 1 || isSettled(strand) ? [] : boundTo(strand, group, home);
    moved[others.length === 0 ? group : likest(strand, group, others)]?.push(strand);
  }
  return moved.filter((group) => group.length > 0);

  function likest(strand: Strand, own: number, others: readonly number[]): number {
    const mine = SHARES.map(() => 0);
    const rest = [...(lengths[own] ?? [])];
    const dots = new Map([own, ...others].map((group) => [group, SHARES.map(() => 0)]));
    for (const feature of strand.entry.places.keys()) {
      const found = counts.get(feature);
      if (!found) continue;
      const { of, square } = found;
      const count = themes.index.countOf(strand.entry, feature);
      lengthen(mine, feature, count * count * square);
      for (const [group, dot] of dots) {
        const all = of.get(group) ?? 0;
        const theirs = group === own ? all - count : all;
        if (group === own) lengthen(rest, feature, (theirs * theirs - all * all) * square);
        lengthen(dot, feature, count * theirs * square);
      }
    }
    let best = own;
    let most = -1;
    for (const [group, dot] of dots) {
      const score = cosine(dot, mine, group === own ? rest : (lengths[group] ?? []));
      if (score > most) [best, most] = [group, score];
    }
    return best;
  }
}

/** The groups that bind the strand most besides its own; none when its own clearly does. */
function boundTo(strand: Strand, own: number, home: ReadonlyMap<Strand, number>): readonly number[] {
  const bonds = new Map<number, number>();
  let all = 0;
  for (const node of strand.nodes.values()) {
    for (const [other, weight] of node.near) {
      const group = home.get(other.strand);
      if (group === undefined || other.strand === strand) continue;
      bonds.set(group, (bonds.get(group) ?? 0) + weight);
      all += weight;
    }
  }
  if ((bonds.get(own) ?? 0) >= all * SETTLED) return [];
  bonds.delete(own);
  const ranked = [...bonds].sort((a, b) => b[1] - a[1]);
  return ranked.slice(0, MOST_COMPARED).map(([group]) => group);
}

function counted(groups: Groups, themes: Themes): ReadonlyMap<number, Count> {
  const found = new Map<number, Count>();
  for (const [group, strands] of groups.entries()) {
    for (const { entry } of strands) {
      for (const feature of entry.places.keys()) {
        let count = found.get(feature);
        if (!count) {
          count = { of: new Map(), square: 0 };
          found.set(feature, count);
        }
        count.of.set(group, (count.of.get(group) ?? 0) + themes.index.countOf(entry, feature));
      }
    }
  }
  return found;
}

function weigh(counts: ReadonlyMap<number, Count>, groups: number, themes: Themes): void {
  for (const [feature, count] of counts) {
    const inItems = Math.log(1 + (themes.index.items() + 1) / (themes.index.itemsWith(feature) + 1));
    const inGroups = Math.log(1 + (groups + 1) / (count.of.size + 1));
    count.square = inItems ** (2 * ITEM_POWER) * inGroups ** (2 * GROUP_POWER);
  }
}

/** Adds to the sum of the feature's channel. */
function lengthen(sums: number[] | undefined, feature: number, by: number): void {
  const channel = channelOf(feature);
  if (sums) sums[channel] = (sums[channel] ?? 0) + by;
}

function cosine(dots: readonly number[], a: readonly number[], b: readonly number[]): number {
  return SHARES.reduce((sum, share, channel) => {
    const scale = Math.sqrt((a[channel] ?? 0) * (b[channel] ?? 0));
    return scale > 1e-9 ? sum + (share * (dots[channel] ?? 0)) / scale : sum;
  }, 0);
}
