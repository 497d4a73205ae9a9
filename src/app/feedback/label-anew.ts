import type { Scope } from '#ports/store.ts';
import { themes } from '../collections.ts';
import { each } from '../load.ts';
import type { Stamp } from '../record.ts';
import { breathe } from './breathe.ts';
import type { KeptTheme } from './documents.ts';
import type { Triage } from './triage.ts';

const BATCH = 20;
/** Labels stay where a theme has hardly grown since it was given its own. */
const GROWN = 1.1;

/**
 * Labels made while very much was coming in stand for the part that was there. Nobody has learnt them yet, so that they are
 * made anew for the whole of it.
 */
export async function labelAnew(triage: Triage, scope: Scope, stamp: Stamp): Promise<void> {
  const grown: KeptTheme['id'][] = [];
  for await (const { id, namedBy, items, labelledAt } of each(scope, themes, {
    by: 'byStanding',
    equals: ['open'],
  }))
    if (!namedBy && items > labelledAt * GROWN) grown.push(id);
  for (let at = 0; at < grown.length; at += BATCH) {
    await triage.change(scope, stamp, async ({ tally }) => {
      for (const id of grown.slice(at, at + BATCH)) {
        const theme = await tally.theme(id);
        if (theme) tally.set({ ...theme, labelledAt: 0 });
      }
    });
    await breathe();
  }
}
