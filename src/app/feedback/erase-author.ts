import type { ItemId } from '#core/ids.ts';
import type { Scope } from '#ports/store.ts';
import { items } from '../collections.ts';
import { each } from '../load.ts';
import type { Stamp } from '../record.ts';
import { authorKey, cleanAuthor } from './author.ts';
import { deleteItem } from './delete-item.ts';
import type { Triage } from './triage.ts';

const TOGETHER = 20;

/** Deletes every feedback item of one author, under any spelling that counts as theirs. How many it were. */
export function makeEraseAuthor(triage: Triage) {
  return async (scope: Scope, author: string, stamp: Stamp): Promise<number> => {
    const key = authorKey(cleanAuthor(author) ?? '');
    const theirs: ItemId[] = [];
    for await (const item of each(scope, items, { by: 'id' }))
      if (item.author !== undefined && authorKey(item.author) === key) theirs.push(item.id);
    for (let at = 0; at < theirs.length; at += TOGETHER) {
      await triage.change(scope, stamp, async (bench) => {
        for (const id of theirs.slice(at, at + TOGETHER)) {
          const item = await bench.tx.get(items, id);
          if (item) await deleteItem(bench, item);
        }
      });
    }
    return theirs.length;
  };
}
