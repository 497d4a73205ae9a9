import type { Feature } from './feature-counts.ts';

/** Which list each feature has. A hash table in typed arrays: a Map of a million numbers takes several times the room. */
export interface FeatureLists {
  /** The number of the feature's list, or -1. */
  find(feature: Feature): number;
  /** Gives a list to a feature that has none. */
  add(feature: Feature, list: number): void;
  remove(feature: Feature): void;
}

const FULL = 0.6;
const NONE = -1;

export function makeFeatureLists(): FeatureLists {
  let bits = 12;
  let features = new Int32Array(1 << bits);
  let lists = new Int32Array(1 << bits).fill(NONE);
  let count = 0;

  function homeOf(feature: Feature): number {
    // Multiplied (Knuth's golden ratio), because features that come in order must not crowd one part of the table.
    return Math.imul(feature, 0x9e3779b1) >>> (32 - bits);
  }

  /** Where the feature stands, or would stand. */
  function placeOf(feature: Feature): number {
    const last = lists.length - 1;
    let at = homeOf(feature);
    while (lists[at] !== NONE && features[at] !== feature) at = (at + 1) & last;
    return at;
  }

  function grow(): void {
    const [had, were] = [features, lists];
    bits++;
    features = new Int32Array(1 << bits);
    lists = new Int32Array(1 << bits).fill(NONE);
    for (let i = 0; i < had.length; i++) if (were[i] !== NONE) put(had[i] ?? 0, were[i] ?? NONE);
  }

  function put(feature: Feature, list: number): void {
    const at = placeOf(feature);
    features[at] = feature;
    lists[at] = list;
  }

  return {
    find: (feature) => lists[placeOf(feature)] ?? NONE,
    add(feature, list) {
      if (count > lists.length * FULL) grow();
      put(feature, list);
      count++;
    },
    remove(feature) {
      const last = lists.length - 1;
      let gap = placeOf(feature);
      if (lists[gap] === NONE) return;
      // What stands behind the gap because its place was taken moves up, or it would not be found again.
      for (let at = (gap + 1) & last; lists[at] !== NONE; at = (at + 1) & last) {
        const home = homeOf(features[at] ?? 0);
        if (((at - home) & last) < ((at - gap) & last)) continue;
        features[gap] = features[at] ?? 0;
        lists[gap] = lists[at] ?? NONE;
        gap = at;
      }
      lists[gap] = NONE;
      count--;
    },
  };
}
