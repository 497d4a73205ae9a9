import type { Sought } from '#core/feedback/search.ts';
import type { Operations } from '#ports/store.ts';
import { items } from '../collections.ts';
import type { KeptItem } from './documents.ts';

/** So many items are ranked at most: those with the rarest words first, the latest of each. */
const MOST_RANKED = 250;

/** What may be what was searched for. */
interface Candidates {
  readonly found: readonly KeptItem[];
  readonly sought: readonly Sought[];
  readonly isPartial: boolean;
}

/** The rarest term tells most, so its items come first; the commoner ones fill what room is left. */
export async function candidates(tx: Operations, terms: readonly string[]): Promise<Candidates> {
  const sought: Sought[] = [];
  for (const term of terms) {
    sought.push({ term, items: await tx.count(items, { by: 'byTerm', equals: [term] }) });
  }
  sought.sort((a, b) => a.items - b.items);
  const found = new Map<string, KeptItem>();
  let isPartial = false;
  for (const { term, items: having } of sought) {
    const room = MOST_RANKED - found.size;
    isPartial ||= having > room;
    if (room === 0 || having === 0) continue;
    const query = { by: 'byTerm', equals: [term], order: 'descending', limit: room } as const;
    for (const item of (await tx.find(items, query)).docs) found.set(item.id, item);
  }
  return { found: [...found.values()], sought, isPartial };
}
