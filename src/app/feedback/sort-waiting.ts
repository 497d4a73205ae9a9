import type { Scope } from '#ports/store.ts';
import { items } from '../collections.ts';
import type { Deps } from '../context.ts';
import { note, type Stamp } from '../record.ts';
import { sortItem } from './sort-item.ts';
import type { Triage } from './triage.ts';

/** Others wait while a transaction runs: as many as take a moment. */
const BATCH = 100;

/** Puts the items that wait for it into themes, in the order in which they came. Returns how many. */
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
    if (sorted < BATCH) return done;
    await breathe();
  }
}

/** The sweep that sorts what an import left, in every workspace. */
export function makeTriageBacklog({ store, clock }: Pick<Deps, 'store' | 'clock'>, triage: Triage) {
  return async (): Promise<void> => {
    for (const workspace of await store.workspaces()) {
      const scope = store.in(workspace);
      const waiting = await scope.find(items, { by: 'byWaiting', limit: 1 });
      if (waiting.docs.length > 0) await sortWaiting(triage, scope, { by: 'ante', at: clock.now() });
    }
  };
}

/** Lets everything else that waits have its turn: an embedded store never does by itself. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
