import { type Feature, merged } from './feature-counts.ts';
import { channelOf, type Features, SHARES } from './features.ts';
import { pairsOf } from './pairs.ts';
import { damped, makePostings } from './postings.ts';
import { makeSums } from './sums.ts';

/** One group of items as the index holds it. */
export interface Entry {
  readonly id: string;
  /** Its place among the sums of a comparison. */
  readonly slot: number;
  size: number;
  /** Its features, ascending, and in how many of its items each occurs. */
  features: Int32Array;
  counts: Int32Array;
  /** Its size when its length was last computed from scratch. */
  measuredAt: number;
}

/** A text with its weights: each channel of length one, times the channel's share. */
export interface WeighedText {
  /** The numbers that the index gives to features; those that nothing else has are left out. */
  readonly lists: Int32Array;
  readonly weights: Float32Array;
}

/**
 * Which groups a feature occurs in, and how often: an inverted index, so that a text is compared only with what it
 * shares something with. A feature weighs the more, the fewer items and the fewer groups have it.
 */
export interface StrandIndex {
  items(): number;
  open(id: string): Entry;
  /** Counts the features of one item in (`by` 1) or out (`by` -1). */
  count(entry: Entry, features: readonly Feature[], by: 1 | -1): void;
  /** Counts many items in at once, when something is next asked; features stand in ascending order. */
  fill(entry: Entry, size: number, features: Int32Array, counts: Int32Array): void;
  close(entry: Entry): void;
  /** In how many of all items a feature occurs. */
  itemsWith(feature: Feature): number;
  /** The text as a vector to hold against groups. */
  weigh(features: Features): WeighedText;
  /** What tells most about a group, as a vector to hold against others. */
  weighGroup(entry: Entry, most: number): WeighedText;
  /** The text as a vector of length one to hold against other texts. */
  normed(features: Features): WeighedText;
  /**
   * The groups that the text is most like, in no order: about `most` of them, more where many are equally like it. How
   * alike is the sum of the channels' cosines, 0 to 1.
   */
  similar(text: WeighedText, most: number): readonly (readonly [Entry, number])[];
  /** How alike each of `others` is to the text. */
  cosines(text: WeighedText, others: readonly WeighedText[]): Float64Array;
}

/** Powers that dampen the inverse frequency in items and in groups. */
const ITEM_POWER = 0.4;
const GROUP_POWER = 0.7;
const AMONG_TEXTS = 0.55;

export function makeStrandIndex(): StrandIndex {
  const postings = makePostings();
  const sums = makeSums(postings);
  const entries: (Entry | undefined)[] = [];
  const free: number[] = [];
  /** Filled, and not in the postings yet: many at once take a fraction of the time. */
  let waiting: Entry[] = [];
  let items = 0;
  let groups = 0;
  /** Weights are worked out anew when the index has grown by a twentieth. */
  let state = 1;
  let stale = 1;
  /** Of each list, and the state for which it holds. */
  let rarities = new Float64Array(1_024);
  let weighed = new Int32Array(1_024);
  /** Of the features of the text that is being weighed. */
  let found = new Int32Array(1_024);
  let values = new Float64Array(1_024);

  function rare(inItems: number): number {
    return Math.log(1 + (items + 1) / (inItems + 1));
  }

  function rarity(inItems: number, inGroups: number): number {
    return rare(inItems) ** ITEM_POWER * Math.log(1 + (groups + 1) / (inGroups + 1)) ** GROUP_POWER;
  }

  function weightOf(list: number): number {
    if (list < 0) return rarity(0, 0);
    if (list >= rarities.length) {
      const [were, when] = [rarities, weighed];
      rarities = new Float64Array(postings.lists() * 2);
      weighed = new Int32Array(postings.lists() * 2);
      rarities.set(were);
      weighed.set(when);
    }
    if (weighed[list] !== state) {
      rarities[list] = rarity(postings.itemsOf(list), postings.sizeOf(list));
      weighed[list] = state;
    }
    return rarities[list] ?? 0;
  }

  function grow(entry: Entry, by: number): void {
    entry.size += by;
    items += by;
    if (items >= stale || items < stale / 1.2) {
      stale = Math.max(items + 1, items * 1.05);
      state++;
    }
  }

  function resize(entry: Entry, by: number): void {
    grow(entry, by);
    if (entry.size > entry.measuredAt * 1.25 || entry.size < entry.measuredAt) measure(entry);
  }

  function measure(entry: Entry): void {
    const { features, counts, slot } = entry;
    const lengths = SHARES.map(() => 0);
    for (let i = 0; i < features.length; i++) {
      const feature = features[i] ?? 0;
      const value = damped(counts[i] ?? 0) * weightOf(postings.find(feature));
      lengths[channelOf(feature)] = (lengths[channelOf(feature)] ?? 0) + value * value;
    }
    sums.setLengths(slot, lengths);
    entry.measuredAt = entry.size;
  }

  function takeIn(): void {
    if (waiting.length === 0) return;
    const filled = waiting;
    waiting = [];
    const { features, slots, counts } = pairsOf(filled);
    const lists = features.map((feature, i) => postings.add(feature, slots[i] ?? 0, counts[i] ?? 0));
    const lengths = new Float64Array(entries.length * SHARES.length);
    for (let i = 0; i < lists.length; i++) {
      const value = damped(counts[i] ?? 0) * weightOf(lists[i] ?? 0);
      const at = (slots[i] ?? 0) * SHARES.length + channelOf(features[i] ?? 0);
      lengths[at] = (lengths[at] ?? 0) + value * value;
    }
    for (const entry of filled) {
      const at = entry.slot * SHARES.length;
      sums.setLengths(entry.slot, [...lengths.subarray(at, at + SHARES.length)]);
      entry.measuredAt = entry.size;
    }
  }

  function scaled(
    features: Features,
    weight: (list: number) => number,
    power: number,
    damp = (times: number) => 1 + Math.log(times),
  ): WeighedText {
    takeIn();
    const { ids, times } = features;
    if (ids.length > found.length) {
      found = new Int32Array(ids.length * 2);
      values = new Float64Array(ids.length * 2);
    }
    const lengths = SHARES.map(() => 0);
    let known = 0;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] as number;
      const list = postings.find(id);
      const value = damp(times[i] as number) * weight(list);
      lengths[channelOf(id)] = (lengths[channelOf(id)] ?? 0) + value * value;
      found[i] = list;
      values[i] = value;
      if (list >= 0) known++;
    }
    const present = SHARES.reduce(
      (sum, share, channel) => ((lengths[channel] ?? 0) > 0 ? sum + share : sum),
      0,
    );
    const factors = SHARES.map(
      (share, channel) => (share / present) ** power / Math.sqrt(lengths[channel] || 1),
    );
    const lists = new Int32Array(known);
    const weights = new Float32Array(known);
    for (let i = 0, at = 0; i < ids.length; i++) {
      if ((found[i] as number) < 0) continue;
      lists[at] = found[i] as number;
      weights[at++] = (values[i] as number) * (factors[channelOf(ids[i] as number)] ?? 0);
    }
    return { lists, weights };
  }

  return {
    items: () => items,
    open(id) {
      groups++;
      const slot = free.pop() ?? entries.length;
      const entry: Entry = {
        id,
        slot,
        size: 0,
        features: new Int32Array(0),
        counts: new Int32Array(0),
        measuredAt: 0,
      };
      entries[slot] = entry;
      sums.room(slot);
      return entry;
    },
    count(entry, features, by) {
      takeIn();
      const sorted = Int32Array.from(features).sort();
      const was = merged(entry, sorted, by);
      for (const [i, feature] of sorted.entries()) {
        const list = postings.add(feature, entry.slot, by);
        const [count, weight] = [was[i] ?? 0, weightOf(list)];
        const grown = damped(count + by) ** 2 - damped(count) ** 2;
        sums.lengthen(entry.slot, channelOf(feature), grown * weight * weight);
      }
      resize(entry, by);
    },
    fill(entry, size, features, counts) {
      entry.features = features;
      entry.counts = counts;
      grow(entry, size);
      waiting.push(entry);
    },
    close(entry) {
      takeIn();
      for (const [i, feature] of entry.features.entries()) {
        postings.add(feature, entry.slot, -(entry.counts[i] ?? 0));
      }
      entry.features = new Int32Array(0);
      entry.counts = new Int32Array(0);
      resize(entry, -entry.size);
      entries[entry.slot] = undefined;
      free.push(entry.slot);
      groups--;
    },
    itemsWith(feature) {
      takeIn();
      const list = postings.find(feature);
      return list < 0 ? 0 : postings.itemsOf(list);
    },
    weigh: (features) => scaled(features, weightOf, 1),
    weighGroup(entry, most) {
      const telling = [...entry.features]
        .map((id, i) => ({ id, times: entry.counts[i] ?? 0 }))
        .sort((a, b) => b.times * weightOf(postings.find(b.id)) - a.times * weightOf(postings.find(a.id)))
        .slice(0, most);
      const features = { ids: telling.map(({ id }) => id), times: telling.map(({ times }) => times) };
      return scaled(features, weightOf, 1, (times) => times);
    },
    normed: (features) =>
      scaled(features, (list) => rare(list < 0 ? 0 : postings.itemsOf(list)) ** AMONG_TEXTS, 0.5),
    similar({ lists, weights }, most) {
      const text = { lists, weights: weights.map((weight, i) => weight * weightOf(lists[i] ?? -1)) };
      return sums.highest(text, most).flatMap(([slot, sum]) => {
        const entry = entries[slot];
        return entry ? [[entry, sum] as const] : [];
      });
    },
    cosines: (text, others) => sums.cosines(text, others),
  };
}
