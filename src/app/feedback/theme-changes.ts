import type { ThemeId } from '#core/ids.ts';
import type { Operations } from '#ports/store.ts';
import { themeChanges } from '../collections.ts';
import type { ThemeChange } from '../documents.ts';
import type { Bench } from './triage.ts';

/** Keeps what is needed to undo a change of themes. */
export async function keepChange(
  { tx, revision }: Bench,
  change: Pick<ThemeChange, 'kind' | 'from' | 'into' | 'items' | 'by'>,
): Promise<void> {
  const { from, into } = change;
  // One change of the themes may merge and split many of them, but hardly the same two twice.
  const id = `${String(revision).padStart(12, '0')} ${from} ${into}`;
  const known = await tx.get(themeChanges, id);
  if (known) await tx.replace(themeChanges, { ...known, items: [...known.items, ...change.items] });
  else await tx.insert(themeChanges, { ...change, id, version: 0, revision, themes: [from, into] });
}

/** The last change that took items out of a theme or into it, and was not undone. */
export async function lastChange(tx: Operations, theme: ThemeId): Promise<ThemeChange | undefined> {
  const found = await tx.find(themeChanges, {
    by: 'byTheme',
    equals: [theme],
    order: 'descending',
    limit: 1,
  });
  return found.docs[0];
}
