import type { Collection, Document, Operations, Query } from '#ports/store.ts';
import { all } from '../load.ts';

/** Documents in an order, of which a part can be taken without loading the rest. */
export interface Source<D> {
  readonly count: () => Promise<number>;
  readonly take: (skip: number, most: number) => Promise<readonly D[]>;
}

type Found = Omit<Query, 'limit' | 'after'>;

/** In the order of an index: loads no more than up to the last one taken. */
export function scanned<D extends Document>(tx: Operations, from: Collection<D>, query: Found): Source<D> {
  const { order: _, ...counted } = query;
  return {
    count: () => tx.count(from, counted),
    take: async (skip, most) => (await tx.find(from, { ...query, limit: skip + most })).docs.slice(skip),
  };
}

/** In an order that no index has: loads all of them, for sets that are small by their nature. */
export function sorted<D extends Document>(
  tx: Operations,
  from: Collection<D>,
  query: Found,
  compare: (a: D, b: D) => number,
): Source<D> {
  return {
    count: () => tx.count(from, query),
    take: async (skip, most) => (await all(tx, from, query)).toSorted(compare).slice(skip, skip + most),
  };
}

/** A part of several sources put one behind another, and how many documents they hold together. */
export async function takePage<D>(
  sources: readonly Source<D>[],
  skip: number,
  most: number,
): Promise<{ readonly docs: readonly D[]; readonly total: number }> {
  const docs: D[] = [];
  let total = 0;
  for (const source of sources) {
    const size = await source.count();
    const before = Math.max(0, skip - total);
    if (docs.length < most && before < size) docs.push(...(await source.take(before, most - docs.length)));
    total += size;
  }
  return { docs, total };
}
