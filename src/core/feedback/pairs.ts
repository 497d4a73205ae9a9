import type { FeatureCounts } from './feature-counts.ts';

/** Which group has which feature how often, as three lists of one length. */
export interface Pairs {
  readonly features: Int32Array;
  readonly slots: Int32Array;
  readonly counts: Int32Array;
}

const BITS = 12;

/**
 * What all groups have, by the highest bits of the features: whoever goes through them finds what belongs to a feature
 * near what belongs to the one before, which is several times as fast as going from group to group.
 */
export function pairsOf(groups: readonly (FeatureCounts & { readonly slot: number })[]): Pairs {
  const ends = new Int32Array((1 << BITS) + 1);
  for (const { features } of groups) {
    for (const feature of features) {
      const bucket = (feature >>> (32 - BITS)) + 1;
      ends[bucket] = (ends[bucket] ?? 0) + 1;
    }
  }
  for (let bucket = 1; bucket < ends.length; bucket++) {
    ends[bucket] = (ends[bucket] ?? 0) + (ends[bucket - 1] ?? 0);
  }
  const length = ends.at(-1) ?? 0;
  const pairs = {
    features: new Int32Array(length),
    slots: new Int32Array(length),
    counts: new Int32Array(length),
  };
  for (const { slot, features, counts } of groups) {
    for (let i = 0; i < features.length; i++) {
      const feature = features[i] ?? 0;
      const bucket = feature >>> (32 - BITS);
      const at = ends[bucket] ?? 0;
      ends[bucket] = at + 1;
      pairs.features[at] = feature;
      pairs.slots[at] = slot;
      pairs.counts[at] = counts[i] ?? 0;
    }
  }
  return pairs;
}
