import { channelOf, type Features, SHARES } from './features.ts';
import { emptyPosting, type Posting, take } from './posting.ts';

/** One group of items as the index holds it. */
export interface Entry {
  readonly id: string;
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
  /** How alike the text is to each group that shares a feature with it: the sum of the channels' cosines, 0 to 1. */
  similar(text: WeighedText): ReadonlyMap<Entry, number>;
}

/** Powers that dampen the inverse frequency in items and in groups. */
const ITEM_POWER = 0.4;
const GROUP_POWER = 0.7;
const AMONG_TEXTS = 0.55;

export function makeStrandIndex(): StrandIndex {
  const postings = new Map<number, Posting>();
  let items = 0;
  let groups = 0;
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

  function similar(text: WeighedText): ReadonlyMap<Entry, number> {
    const found = new Map<Entry, number>();
    for (let i = 0; i < text.ids.length; i++) {
      const id = text.ids[i] ?? 0;
      const posting = postings.get(id);
      if (!posting) continue;
      const weight = (text.weights[i] ?? 0) * weightOf(posting);
      const channel = channelOf(id);
      for (let k = 0; k < posting.entries.length; k++) {
        const entry = posting.entries[k] as Entry;
        const part = (weight * (posting.counts[k] ?? 0)) / Math.sqrt(entry.lengths[channel] || Infinity);
        found.set(entry, (found.get(entry) ?? 0) + part);
      }
    }
    return found;
  }

  return {
    items: () => items,
    open(id) {
      groups++;
      return { id, size: 0, places: new Map(), lengths: SHARES.map(() => 0), measuredAt: 0 };
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
