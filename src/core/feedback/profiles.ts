import type { Feature, FeatureCounts } from './feature-counts.ts';
import { channelOf, SHARES } from './features.ts';
import type { Strand, Themes } from './themes.ts';

/** What groups of strands say, all of each taken together. */
export interface Profiles {
  /** Features are numbered, so that what is known of them stands in arrays. Those of each strand, in its order. */
  readonly numbers: ReadonlyMap<Strand, Int32Array>;
  /** The square of what each feature weighs, by its number. */
  readonly squares: Float64Array;
  /** In how many items of each group the features of those numbers occur. */
  readonly groups: readonly FeatureCounts[];
  /** Squared lengths by group and channel. */
  readonly lengths: readonly (readonly number[])[];
}

const ITEM_POWER = 0.4;
const GROUP_POWER = 0.7;

/** A feature weighs the more, the fewer items and the fewer groups have it. */
export function profilesOf(groups: readonly (readonly Strand[])[], themes: Themes): Profiles {
  const known = new Map<Feature, number>();
  const numbers = new Map(
    groups.flat().map((strand) => [strand, numbersOf(strand.entry.features, known)] as const),
  );
  const features = [...known.keys()];
  const counts = new Int32Array(features.length);
  const having = new Int32Array(features.length);
  const profiles = groups.map((strands) => {
    const met: number[] = [];
    for (const strand of strands) {
      for (const [i, number] of (numbers.get(strand) ?? []).entries()) {
        if (counts[number] === 0) met.push(number);
        counts[number] = (counts[number] ?? 0) + (strand.entry.counts[i] ?? 0);
      }
    }
    const own = Int32Array.from(met).sort();
    const profile = { features: own, counts: own.map((number) => counts[number] ?? 0) };
    for (const number of own) {
      counts[number] = 0;
      having[number] = (having[number] ?? 0) + 1;
    }
    return profile;
  });
  const squares = Float64Array.from(features, (feature, number) => {
    const inItems = Math.log(1 + (themes.index.items() + 1) / (themes.index.itemsWith(feature) + 1));
    const inGroups = Math.log(1 + (groups.length + 1) / ((having[number] ?? 0) + 1));
    return inItems ** (2 * ITEM_POWER) * inGroups ** (2 * GROUP_POWER);
  });
  const lengths = profiles.map((profile) => {
    const sums = SHARES.map(() => 0);
    for (const [i, number] of profile.features.entries()) {
      lengthen(sums, features[number] ?? 0, (profile.counts[i] ?? 0) ** 2 * (squares[number] ?? 0));
    }
    return sums;
  });
  return { numbers, squares, groups: profiles, lengths };
}

function numbersOf(features: Int32Array, known: Map<Feature, number>): Int32Array {
  return features.map((feature) => {
    const number = known.get(feature) ?? known.size;
    if (number === known.size) known.set(feature, number);
    return number;
  });
}

/** Adds to the sum of the feature's channel. */
function lengthen(sums: number[], feature: number, by: number): void {
  const channel = channelOf(feature);
  sums[channel] = (sums[channel] ?? 0) + by;
}
