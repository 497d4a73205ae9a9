import { makeFeatureLists } from './feature-lists.ts';
import { channelOf, SHARES } from './features.ts';

/**
 * For each feature a list of the slots it occurs in and how often, sorted by slot. All lists live in one typed array,
 * each in a block that is a power of two long, because most of them hold one pair only and an object for each would
 * cost many times its content.
 */
export interface Postings {
  /** The number of the feature's list, or -1. It stays the same while the list is not empty. */
  find(feature: number): number;
  /** Adds to the count of a slot, making the list and the pair, or removing them when nothing is left. The list. */
  add(feature: number, slot: number, by: number): number;
  /** How many slots a list holds, and how many items altogether. */
  sizeOf(list: number): number;
  itemsOf(list: number): number;
  /** The damped count of a slot times its scale; 0 where it does not occur. */
  scaledAt(list: number, slot: number, scales: Float32Array): number;
  /** Adds `weight` times the damped and scaled counts to the sums. How many slots have been touched since. */
  accumulate(list: number, weight: number, into: Comparison): number;
  /** Lists are numbered below this. */
  lists(): number;
}

/** A comparison under way. */
export interface Comparison {
  /** By slot. */
  readonly sums: Float64Array;
  /** The slots whose sums are above 0, the first `count` of these. */
  readonly touched: Int32Array;
  readonly count: number;
  /** By slot and channel. */
  readonly scales: Float32Array;
}

const CHANNELS = SHARES.length;

/**
 * What a count in a group weighs: less than in proportion, so that what a few of many items say is not drowned. Counts
 * beyond the table weigh as its last.
 */
const POWER = 0.8;
const MOST = 65_535;
const DAMPED = Float64Array.from({ length: MOST + 1 }, (_, count) => count ** POWER);

export function damped(count: number): number {
  return DAMPED[Math.min(count, MOST)] ?? 0;
}

export function makePostings(): Postings {
  const numbers = makeFeatureLists();
  const free: number[] = [];
  /** Blocks let go, by the power of two of their length in pairs. */
  const blocks: number[][] = [];
  let starts = new Int32Array(1_024);
  let sizes = new Int32Array(1_024);
  let items = new Int32Array(1_024);
  /** The channel, and the power of two of the block's length. */
  let channels = new Int32Array(1_024);
  let powers = new Int32Array(1_024);
  let pool = new Int32Array(8_192);
  let end = 0;
  let lists = 0;

  function block(power: number): number {
    const reused = blocks[power]?.pop();
    if (reused !== undefined) return reused;
    const start = end;
    end += 2 << power;
    if (end > pool.length) pool = grown(pool, Math.max(pool.length * 1.5, end));
    return start;
  }

  function letGo(list: number): void {
    const power = powers[list] ?? 0;
    blocks[power] ??= [];
    blocks[power].push(starts[list] ?? 0);
  }

  function open(feature: number): number {
    const list = free.pop() ?? lists++;
    if (list >= starts.length) {
      starts = grown(starts, list * 1.5);
      sizes = grown(sizes, list * 1.5);
      items = grown(items, list * 1.5);
      channels = grown(channels, list * 1.5);
      powers = grown(powers, list * 1.5);
    }
    numbers.add(feature, list);
    channels[list] = channelOf(feature);
    powers[list] = 0;
    sizes[list] = 0;
    items[list] = 0;
    starts[list] = block(0);
    return list;
  }

  /** Where the slot stands among the pairs of a list, or would stand. */
  function placeOf(list: number, slot: number): number {
    const start = starts[list] ?? 0;
    let low = 0;
    let high = sizes[list] ?? 0;
    // Most often it is a new one, and new ones come last.
    if (high === 0 || (pool[start + 2 * (high - 1)] ?? 0) < slot) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pool[start + 2 * middle] ?? 0) < slot) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function insert(list: number, place: number, slot: number): void {
    const size = sizes[list] ?? 0;
    const power = powers[list] ?? 0;
    if (size === 1 << power) {
      const wider = block(power + 1);
      const from = starts[list] ?? 0;
      pool.copyWithin(wider, from, from + 2 * size);
      letGo(list);
      starts[list] = wider;
      powers[list] = power + 1;
    }
    const at = (starts[list] ?? 0) + 2 * place;
    pool.copyWithin(at + 2, at, (starts[list] ?? 0) + 2 * size);
    pool[at] = slot;
    pool[at + 1] = 0;
    sizes[list] = size + 1;
  }

  function remove(feature: number, list: number, place: number): void {
    const start = starts[list] ?? 0;
    const size = sizes[list] ?? 0;
    pool.copyWithin(start + 2 * place, start + 2 * place + 2, start + 2 * size);
    sizes[list] = size - 1;
    if (size > 1) return;
    letGo(list);
    numbers.remove(feature);
    free.push(list);
  }

  function isAt(list: number, place: number, slot: number): boolean {
    return place < (sizes[list] ?? 0) && pool[(starts[list] ?? 0) + 2 * place] === slot;
  }

  return {
    find: numbers.find,
    add(feature, slot, by) {
      const known = numbers.find(feature);
      const list = known < 0 ? open(feature) : known;
      const place = placeOf(list, slot);
      if (!isAt(list, place, slot)) insert(list, place, slot);
      const at = (starts[list] ?? 0) + 2 * place + 1;
      const count = (pool[at] ?? 0) + by;
      pool[at] = count;
      items[list] = (items[list] ?? 0) + by;
      if (count <= 0) remove(feature, list, place);
      return list;
    },
    sizeOf: (list) => sizes[list] ?? 0,
    itemsOf: (list) => items[list] ?? 0,
    scaledAt(list, slot, scales) {
      const place = placeOf(list, slot);
      if (!isAt(list, place, slot)) return 0;
      const count = pool[(starts[list] ?? 0) + 2 * place + 1] ?? 0;
      return damped(count) * (scales[slot * CHANNELS + (channels[list] ?? 0)] ?? 0);
    },
    accumulate(list, weight, { sums, touched, count, scales }) {
      const start = starts[list] ?? 0;
      const stop = start + 2 * (sizes[list] ?? 0);
      const channel = channels[list] ?? 0;
      let found = count;
      for (let at = start; at < stop; at += 2) {
        const slot = pool[at] as number;
        const sum = sums[slot] as number;
        if (sum === 0) touched[found++] = slot;
        const count = damped(pool[at + 1] as number);
        sums[slot] = sum + weight * count * (scales[slot * CHANNELS + channel] as number);
      }
      return found;
    },
    lists: () => lists,
  };
}

/** A longer array that begins with the same numbers. */
function grown(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(Math.ceil(length) + 1);
  longer.set(array);
  return longer;
}
