import type { Feature, FeatureCounts } from './feature-counts.ts';
import { type FeatureLists, makeFeatureLists } from './feature-lists.ts';
import { channelOf, SHARES } from './features.ts';
import type { Steps } from './steps.ts';
import type { Strand, Themes } from './themes.ts';

/** What groups of strands say, all of each taken together. */
export interface Profiles {
  readonly strands: ReadonlyMap<Strand, Numbered>;
  /** The square of what each feature weighs, by its number. */
  readonly squares: Float64Array;
  /** In how many items of each group the features of those numbers occur. */
  readonly groups: readonly FeatureCounts[];
  /** Squared lengths by group and channel. */
  readonly lengths: readonly (readonly number[])[];
}

/** What a strand said when its group was looked at; features are numbered, so that what is known of them stands in arrays. */
export interface Numbered extends Readonly<FeatureCounts> {
  readonly numbers: Int32Array;
}

/** Strands looked at between two pauses. */
const AT_ONCE = 100;

const ITEM_POWER = 0.4;
const GROUP_POWER = 0.7;

/** A feature weighs the more, the fewer items and the fewer groups have it. */
export function* profilesOf(groups: readonly (readonly Strand[])[], themes: Themes): Steps<Profiles> {
  const known = makeFeatureLists();
  const features: Feature[] = [];
  const all = new Map<Strand, Numbered>();
  for (const [i, strand] of groups.flat().entries()) {
    if (i % AT_ONCE === 0) yield;
    const { features: own, counts } = strand.entry;
    all.set(strand, { features: own, counts, numbers: numbersOf(own, known, features) });
  }
  const counts = new Int32Array(features.length);
  const having = new Int32Array(features.length);
  const profiles: FeatureCounts[] = [];
  for (const strands of groups) {
    const met: number[] = [];
    for (const [i, strand] of strands.entries()) {
      if (i % AT_ONCE === 0) yield;
      const own = all.get(strand);
      for (const [at, number] of (own?.numbers ?? []).entries()) {
        if (counts[number] === 0) met.push(number);
        counts[number] = (counts[number] ?? 0) + (own?.counts[at] ?? 0);
      }
    }
    const own = Int32Array.from(met).sort();
    profiles.push({ features: own, counts: own.map((number) => counts[number] ?? 0) });
    for (const number of own) {
      counts[number] = 0;
      having[number] = (having[number] ?? 0) + 1;
    }
  }
  const squares = new Float64Array(features.length);
  for (const [number, feature] of features.entries()) {
    if (number % (AT_ONCE * 100) === 0) yield;
    const inItems = Math.log(1 + (themes.index.items() + 1) / (themes.index.itemsWith(feature) + 1));
    const inGroups = Math.log(1 + (groups.length + 1) / ((having[number] ?? 0) + 1));
    squares[number] = inItems ** (2 * ITEM_POWER) * inGroups ** (2 * GROUP_POWER);
  }
  const lengths: (readonly number[])[] = [];
  for (const profile of profiles) {
    yield;
    const sums = SHARES.map(() => 0);
    for (const [i, number] of profile.features.entries()) {
      lengthen(sums, features[number] ?? 0, (profile.counts[i] ?? 0) ** 2 * (squares[number] ?? 0));
    }
    lengths.push(sums);
  }
  return { strands: all, squares, groups: profiles, lengths };
}

/** The numbers of features, which are their places in `all`; those that are new are put there. */
function numbersOf(features: Int32Array, known: FeatureLists, all: Feature[]): Int32Array {
  return features.map((feature) => {
    const number = known.find(feature);
    if (number >= 0) return number;
    known.add(feature, all.length);
    return all.push(feature) - 1;
  });
}

/** Adds to the sum of the feature's channel. */
function lengthen(sums: number[], feature: number, by: number): void {
  const channel = channelOf(feature);
  sums[channel] = (sums[channel] ?? 0) + by;
}
