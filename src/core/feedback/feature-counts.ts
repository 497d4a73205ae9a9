/** A hashed feature, see `featuresOf`. */
export type Feature = number;

/** In how many items of a group each of its features occurs. */
export interface FeatureCounts {
  /** Ascending. */
  features: Int32Array;
  counts: Int32Array;
}

/** Counts features, ascending and each once, in or out of a group. What their counts were before. */
export function merged(group: FeatureCounts, sorted: Int32Array, by: 1 | -1): Int32Array {
  const { features, counts } = group;
  const was = new Int32Array(sorted.length);
  const union = new Int32Array(features.length + sorted.length);
  const sums = new Int32Array(union.length);
  let [mine, theirs, size] = [0, 0, 0];
  while (mine < features.length || theirs < sorted.length) {
    const a = features[mine] ?? Number.POSITIVE_INFINITY;
    const b = sorted[theirs] ?? Number.POSITIVE_INFINITY;
    let count = a <= b ? (counts[mine++] ?? 0) : 0;
    if (b <= a) {
      was[theirs++] = count;
      count += by;
    }
    if (count <= 0) continue;
    union[size] = Math.min(a, b);
    sums[size++] = count;
  }
  group.features = union.slice(0, size);
  group.counts = sums.slice(0, size);
  return was;
}

/** In how many items a feature occurs. */
export function countOf({ features, counts }: FeatureCounts, feature: Feature): number {
  let low = 0;
  let high = features.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((features[middle] ?? 0) < feature) low = middle + 1;
    else high = middle;
  }
  return features[low] === feature ? (counts[low] ?? 0) : 0;
}
