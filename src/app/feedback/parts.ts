import type { ItemId } from '#core/ids.ts';
import type { Operations } from '#ports/store.ts';
import { items } from '../collections.ts';
import { all, needItem } from '../load.ts';
import type { KeptItem } from './documents.ts';

/** The items that are the further points of one. */
export function partsOf(tx: Operations, item: ItemId): Promise<readonly KeptItem[]> {
  return all(tx, items, { by: 'byWhole', equals: [item] });
}

/** The item of that id, or the one that it is a point of. @throws UserError when there is none */
export async function needWhole(tx: Operations, id: string | undefined): Promise<KeptItem> {
  const item = await needItem(tx, id);
  return item.partOf ? needItem(tx, item.partOf) : item;
}
