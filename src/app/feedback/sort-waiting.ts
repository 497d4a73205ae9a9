import type { Scope } from '#ports/store.ts';
import { items } from '../collections.ts';
import type { Deps } from '../context.ts';
import { note, type Stamp } from '../record.ts';
import { breathe } from './breathe.ts';
import type { EmbedItems } from './embed-items.ts';
import { labelAnew } from './label-anew.ts';
import { sortItem } from './sort-item.ts';
import { tidyThemes } from './tidy.ts';
import type { Triage } from './triage.ts';

/** Others wait while a transaction runs: as many as take a moment. */
const BATCH = 100;

/** Puts the items that wait for it into themes, in the order in which they came, and tidies those. Returns how many. */
export async function sortWaiting(
  triage: Triage,
  scope: Scope,
  stamp: Stamp,
  onSorted: (done: number) => void = () => {},
): Promise<number> {
  let done = 0;
  for (;;) {
    const sorted = await triage.change(scope, stamp, async (bench) => {
      const { docs } = await bench.tx.find(items, { by: 'byWaiting', limit: BATCH });
      for (const item of docs) await sortItem(bench, item);
      if (docs.length > 0)
        await note(bench.tx, stamp, 'workspace', 'items-sorted', undefined, { items: docs.length });
      return docs.length;
    });
    done += sorted;
    if (sorted > 0) onSorted(done);
    await tidyThemes(triage, scope, stamp);
    if (sorted < BATCH) break;
    await breathe();
  }
  if (done >= BATCH) await labelAnew(triage, scope, stamp);
  return done;
}

/** The sweep that asks for vectors, sorts what an import left, and tidies the themes, in every workspace. */
export function makeTriageBacklog(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  triage: Triage,
  embedItems: EmbedItems,
) {
  return async (): Promise<void> => {
    for (const workspace of await store.workspaces()) {
      const stamp = { by: 'ante', at: clock.now() } as const;
      await embedItems(store.in(workspace), stamp);
      await sortWaiting(triage, store.in(workspace), stamp);
    }
  };
}
