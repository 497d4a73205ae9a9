import { channelOf, type Features, SHARES } from './features.ts';
import { emptyPosting, type Posting, take } from './posting.ts';

/** One group of items as the index holds it. */
export interface Entry {
  readonly id: string;
  /** Its place among the sums of a comparison. */
  readonly slot: number;
  size: number;
  /** For each of its features, where in that feature's posting it stands. */
  readonly places: Map<number, number>;
  /** Squared length of its vector, per channel. */
  readonly lengths: number[];
  /** Its size when `lengths` was last computed from scratch. */
  measuredAt: number;
}

/** A text with its weights: each channel of length one, times the channel's share. */
export interface WeighedText {
  readonly ids: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Which groups a feature occurs in, and how often: an inverted index, so that a text is compared only with what it
 * shares something with. A feature weighs the more, the fewer items and the fewer groups have it.
 */
export interface StrandIndex {
  items(): number;
  open(id: string): Entry;
  /** Counts the features of one item in (`by` 1) or out (`by` -1). */
  count(entry: Entry, features: readonly number[], by: 1 | -1): void;
  /** Counts many items in at once. */
  fill(entry: Entry, size: number, features: readonly number[], counts: readonly number[]): void;
  close(entry: Entry): void;
  /** In how many items of the group, and of all, a feature occurs. */
  countOf(entry: Entry, feature: number): number;
  itemsWith(feature: number): number;
  /** The text as a vector to hold against groups. */
  weigh(features: Features): WeighedText;
  /** The text as a vector of length one to hold against other texts. */
  normed(features: Features): WeighedText;
  /**
   * The groups that the text is most like, in no order: about `most` of them, more where many are equally like it. How
   * alike is the sum of the channels' cosines, 0 to 1.
   */
  similar(text: WeighedText, most: number): readonly (readonly [Entry, number])[];
}

/** Powers that dampen the inverse frequency in items and in groups. */
const ITEM_POWER = 0.4;
const GROUP_POWER = 0.7;
const AMONG_TEXTS = 0.55;

export function makeStrandIndex(): StrandIndex {
  const postings = new Map<number, Posting>();
  let items = 0;
  let groups = 0;
  let slots = 0;
  const free: number[] = [];
  /** All 0 between comparisons. */
  let sums = new Float64Array(1_024);
  /** Weights are worked out anew when the index has grown by a twentieth. */
  let state = 0;
  let stale = 1;

  function rare(inItems: number): number {
    return Math.log(1 + (items + 1) / (inItems + 1));
  }

  function rarity(inItems: number, inGroups: number): number {
    return rare(inItems) ** ITEM_POWER * Math.log(1 + (groups + 1) / (inGroups + 1)) ** GROUP_POWER;
  }

  function weightOf(posting: Posting): number {
    if (posting.weighed !== state) {
      posting.weight = rarity(posting.items, posting.entries.length);
      posting.weighed = state;
    }
    return posting.weight;
  }

  function add(entry: Entry, feature: number, by: number): void {
    let posting = postings.get(feature);
    if (!posting) {
      posting = emptyPosting();
      postings.set(feature, posting);
    }
    posting.items += by;
    const place = entry.places.get(feature) ?? posting.entries.push(entry) - 1;
    entry.places.set(feature, place);
    const was = posting.counts[place] ?? 0;
    const is = was + by;
    posting.counts[place] = is;
    const channel = channelOf(feature);
    const weight = weightOf(posting);
    entry.lengths[channel] = (entry.lengths[channel] ?? 0) + (is * is - was * was) * weight * weight;
    if (is > 0) return;
    take(posting, entry, feature, place);
    if (posting.entries.length === 0) postings.delete(feature);
  }

  function resize(entry: Entry, by: number): void {
    entry.size += by;
    items += by;
    if (items >= stale || items < stale / 1.2) {
      stale = Math.max(items + 1, items * 1.05);
      state++;
    }
    if (entry.size > entry.measuredAt * 1.25 || entry.size < entry.measuredAt) measure(entry);
  }

  function measure(entry: Entry): void {
    entry.lengths.fill(0);
    for (const [feature, place] of entry.places) {
      const posting = postings.get(feature);
      if (!posting) continue;
      const value = (posting.counts[place] ?? 0) * weightOf(posting);
      const channel = channelOf(feature);
      entry.lengths[channel] = (entry.lengths[channel] ?? 0) + value * value;
    }
    entry.measuredAt = entry.size;
  }

  function scaled(features: Features, weight: (feature: number) => number, power: number): WeighedText {
    const lengths = SHARES.map(() => 0);
    const weights = features.ids.map((id, i) => {
      const value = (1 + Math.log(features.times[i] ?? 1)) * weight(id);
      lengths[channelOf(id)] = (lengths[channelOf(id)] ?? 0) + value * value;
      return value;
    });
    const present = SHARES.reduce(
      (sum, share, channel) => ((lengths[channel] ?? 0) > 0 ? sum + share : sum),
      0,
    );
    const factors = SHARES.map(
      (share, channel) => (share / present) ** power / Math.sqrt(lengths[channel] || 1),
    );
    features.ids.forEach((id, i) => {
      weights[i] = (weights[i] ?? 0) * (factors[channelOf(id)] ?? 0);
    });
    return { ids: features.ids, weights };
  }

  function similar(text: WeighedText, most: number): readonly (readonly [Entry, number])[] {
    const touched: Entry[] = [];
    for (let i = 0; i < text.ids.length; i++) {
      const id = text.ids[i] ?? 0;
      const posting = postings.get(id);
      if (!posting) continue;
      const weight = (text.weights[i] ?? 0) * weightOf(posting);
      const channel = channelOf(id);
      for (let k = 0; k < posting.entries.length; k++) {
        const entry = posting.entries[k] as Entry;
        const length = entry.lengths[channel] ?? 0;
        if (length <= 0) continue;
        const sum = sums[entry.slot] ?? 0;
        if (sum === 0) touched.push(entry);
        sums[entry.slot] = sum + (weight * (posting.counts[k] ?? 0)) / Math.sqrt(length);
      }
    }
    const found = best(touched, sums, most);
    for (const entry of touched) sums[entry.slot] = 0;
    return found;
  }

  return {
    items: () => items,
    open(id) {
      groups++;
      const slot = free.pop() ?? slots++;
      if (slot >= sums.length) sums = new Float64Array(sums.length * 2);
      return { id, slot, size: 0, places: new Map(), lengths: SHARES.map(() => 0), measuredAt: 0 };
    },
    count(entry, features, by) {
      for (const feature of features) add(entry, feature, by);
      resize(entry, by);
    },
    fill(entry, size, features, counts) {
      for (const [i, feature] of features.entries()) add(entry, feature, counts[i] ?? 0);
      resize(entry, size);
    },
    close(entry) {
      for (const [feature, place] of [...entry.places]) {
        add(entry, feature, -(postings.get(feature)?.counts[place] ?? 0));
      }
      resize(entry, -entry.size);
      free.push(entry.slot);
      groups--;
    },
    countOf(entry, feature) {
      const place = entry.places.get(feature);
      return place === undefined ? 0 : (postings.get(feature)?.counts[place] ?? 0);
    },
    itemsWith: (feature) => postings.get(feature)?.items ?? 0,
    weigh: (features) =>
      scaled(
        features,
        (id) => {
          const posting = postings.get(id);
          return posting ? weightOf(posting) : rarity(0, 0);
        },
        1,
      ),
    normed: (features) => scaled(features, (id) => rare(postings.get(id)?.items ?? 0) ** AMONG_TEXTS, 0.5),
    similar,
  };
}

const BINS = 512;

/** The entries with the largest sums, found by counting sums into bins instead of sorting them. */
function best(
  entries: readonly Entry[],
  sums: Float64Array,
  most: number,
): readonly (readonly [Entry, number])[] {
  const bins = new Int32Array(BINS);
  const binOf = (sum: number): number => Math.min(BINS - 1, Math.floor(sum * BINS));
  for (const { slot } of entries) {
    const bin = binOf(sums[slot] ?? 0);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  let floor = BINS - 1;
  for (let above = bins[floor] ?? 0; floor > 0 && above < most; above += bins[floor] ?? 0) floor--;
  const found: [Entry, number][] = [];
  for (const entry of entries) {
    const sum = sums[entry.slot] ?? 0;
    if (binOf(sum) >= floor) found.push([entry, sum]);
  }
  return found;
}
