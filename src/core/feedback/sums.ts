import { SHARES } from './features.ts';
import type { Postings } from './postings.ts';
import type { WeighedText } from './strand-index.ts';

/** The sums of comparing one text with many groups. */
export interface Sums {
  /** Makes room for a slot, with all its lengths 0. */
  room(slot: number): void;
  /** Squared lengths of a group's vector, by channel. */
  setLengths(slot: number, lengths: readonly number[]): void;
  lengthen(slot: number, channel: number, by: number): void;
  /** The slots most like the text, about `most`, each with its cosine. */
  highest(text: WeighedText, most: number): readonly (readonly [number, number])[];
  /** How alike each of `others` is to the text. */
  cosines(text: WeighedText, others: readonly WeighedText[]): Float64Array;
}

/**
 * How many pairs of feature and group one comparison follows. Features of more groups than fit, which are those that tell
 * least, only rank what the rarer ones have found: so the time hardly grows with the number of groups.
 */
const MOST_FOLLOWED = 20_000;
const LEAST_LISTS = 4;
const FOUND_FIRST = 160;

export function makeSums(postings: Postings): Sums {
  const channels = SHARES.length;
  let lengths = new Float64Array(1_024 * channels);
  let scales = new Float32Array(1_024 * channels);
  /** All 0 between comparisons. */
  let sums = new Float64Array(1_024);
  let touched = new Int32Array(1_024);
  /** The weights of one text, by list; all 0 between comparisons. */
  let dense = new Float32Array(1_024);

  function setLength(at: number, length: number): void {
    lengths[at] = length;
    // Never 0, by which a slot that was touched is known.
    scales[at] = length > 1e-9 ? 1 / Math.sqrt(length) : 1e-9;
  }

  function spread(text: WeighedText): void {
    if (dense.length < postings.lists()) dense = new Float32Array(postings.lists() * 2);
    for (let i = 0; i < text.lists.length; i++) dense[text.lists[i] ?? 0] = text.weights[i] ?? 0;
  }

  /** Adds up what the text shares with each group, rarest features first. How many lists were followed, and slots touched. */
  function follow({ lists, weights }: WeighedText, order: Int32Array): readonly [number, number] {
    let work = 0;
    let count = 0;
    for (let rank = 0; rank < order.length; rank++) {
      const i = order[rank] as number;
      const list = lists[i] as number;
      work += postings.sizeOf(list);
      if (work > MOST_FOLLOWED && rank >= LEAST_LISTS) return [rank, count];
      count = postings.accumulate(list, weights[i] ?? 0, { sums, touched, scales, count });
    }
    return [order.length, count];
  }

  return {
    room(slot) {
      if (slot >= sums.length) {
        sums = new Float64Array(slot * 2);
        touched = new Int32Array(slot * 2);
        const [were, had] = [lengths, scales];
        lengths = new Float64Array(slot * 2 * channels);
        scales = new Float32Array(slot * 2 * channels);
        lengths.set(were);
        scales.set(had);
      }
      for (let channel = 0; channel < channels; channel++) setLength(slot * channels + channel, 0);
    },
    setLengths(slot, by) {
      for (let channel = 0; channel < channels; channel++)
        setLength(slot * channels + channel, by[channel] ?? 0);
    },
    lengthen(slot, channel, by) {
      const at = slot * channels + channel;
      setLength(at, (lengths[at] ?? 0) + by);
    },
    highest(text, most) {
      const { lists, weights } = text;
      const order = byRarity(lists, postings);
      const [followed, count] = follow(text, order);
      const all = touched.subarray(0, count);
      let found = best(all, sums, followed < order.length ? Math.max(most, FOUND_FIRST) : most);
      if (followed < order.length) {
        for (const slot of found) {
          for (const i of order.subarray(followed)) {
            sums[slot] =
              (sums[slot] ?? 0) + (weights[i] ?? 0) * postings.scaledAt(lists[i] ?? 0, slot, scales);
          }
        }
        found = best(found, sums, most);
      }
      const result = Array.from(found, (slot) => [slot, sums[slot] ?? 0] as const);
      for (const slot of all) sums[slot] = 0;
      return result;
    },
    cosines(text, others) {
      spread(text);
      const found = new Float64Array(others.length);
      for (let k = 0; k < others.length; k++) {
        const { lists, weights } = others[k] as WeighedText;
        let dot = 0;
        for (let i = 0; i < lists.length; i++) {
          dot += (dense[lists[i] as number] as number) * (weights[i] as number);
        }
        found[k] = dot;
      }
      for (const list of text.lists) dense[list] = 0;
      return found;
    },
  };
}

/** The places of the lists, shortest list first: both numbers in one, because numbers are sorted faster than by a function. */
function byRarity(lists: Int32Array, postings: Postings): Int32Array {
  const keys = new Float64Array(lists.length);
  for (let i = 0; i < lists.length; i++) keys[i] = postings.sizeOf(lists[i] as number) * lists.length + i;
  return Int32Array.from(keys.sort(), (key) => key % lists.length);
}

const BINS = 512;

/** The slots with the largest sums, found by counting sums into bins instead of sorting them. */
function best(slots: Int32Array, sums: Float64Array, most: number): Int32Array {
  const bins = new Int32Array(BINS);
  const binOf = (slot: number): number => Math.min(BINS - 1, Math.floor((sums[slot] ?? 0) * BINS));
  for (const slot of slots) {
    const bin = binOf(slot);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  let floor = BINS - 1;
  for (let above = bins[floor] ?? 0; floor > 0 && above < most; above += bins[floor] ?? 0) floor--;
  return slots.filter((slot) => binOf(slot) >= floor);
}
