import type { Entry } from './strand-index.ts';

/** Where one feature occurs. */
export interface Posting {
  readonly entries: Entry[];
  /** In how many items of each of `entries`. */
  readonly counts: number[];
  /** In how many items altogether. */
  items: number;
  weight: number;
  /** The state of the index for which `weight` holds. */
  weighed: number;
}

export function emptyPosting(): Posting {
  return { entries: [], counts: [], items: 0, weight: 0, weighed: -1 };
}

/** Takes a group out of a posting; the last of the posting fills the gap. */
export function take(posting: Posting, entry: Entry, feature: number, place: number): void {
  entry.places.delete(feature);
  const last = posting.entries.pop();
  const count = posting.counts.pop();
  if (last && last !== entry && count !== undefined) {
    posting.entries[place] = last;
    posting.counts[place] = count;
    last.places.set(feature, place);
  }
}
