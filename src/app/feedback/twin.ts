import { nearlySame } from '#core/feedback/duplicates.ts';
import type { Operations } from '#ports/store.ts';
import { items } from '../collections.ts';
import type { KeptItem } from './documents.ts';

/** A part of a sketch that very many texts share says little; no more than so many are looked at. */
const LOOKED_AT = 5;

/** The item that said the same first, exactly or nearly; undefined when nobody did. Costs the same at any size. */
export async function twinOf(
  tx: Operations,
  item: Pick<KeptItem, 'id' | 'text' | 'fingerprint' | 'sketch'>,
): Promise<KeptItem | undefined> {
  for await (const found of likelyTwins(tx, item)) {
    if (found.id === item.id || !found.theme || !nearlySame(found.text, item.text)) continue;
    return found.duplicateOf ? ((await tx.get(items, found.duplicateOf)) ?? found) : found;
  }
  return undefined;
}

async function* likelyTwins(
  tx: Operations,
  { fingerprint = '', sketch = [] }: Pick<KeptItem, 'fingerprint' | 'sketch'>,
): AsyncGenerator<KeptItem> {
  // Two, for one of them may be the item itself.
  yield* (await tx.find(items, { by: 'byFingerprint', equals: [fingerprint], limit: 2 })).docs;
  for (const part of sketch) {
    yield* (await tx.find(items, { by: 'bySketch', equals: [part], limit: LOOKED_AT })).docs;
  }
}
