import type { ThemeId } from '#core/ids.ts';
import type { Operations } from '#ports/store.ts';
import { themeChanges } from '../collections.ts';
import { note } from '../record.ts';
import type { ThemeChange } from './documents.ts';
import type { Bench } from './triage.ts';

/** How the log names what was done to a theme; a move is logged with its item. */
const LOGGED = { merge: 'theme-merged', split: 'theme-split', move: undefined } as const;

/** What a person does says how fine they want themes; where they move an item says nothing of it. */
const FINER = { merge: -1, split: 1, move: 0 } as const;

/**
 * Logs a change of themes, and keeps what is needed to undo it.
 * @param isAsked Ante had asked for it: that says how sure it has to be to ask, not how fine themes should be
 */
export async function keepChange(
  { tx, revision, stamp, nextStep, refined }: Bench,
  change: Pick<ThemeChange, 'kind' | 'from' | 'into' | 'items' | 'by'>,
  isAsked = false,
): Promise<void> {
  const { kind, from, into, by } = change;
  const type = LOGGED[kind];
  if (type) await note(tx, { by, at: stamp.at }, from, type, undefined, { into, items: change.items.length });
  const id = `${String(revision).padStart(12, '0')}.${String(nextStep()).padStart(6, '0')}`;
  const finer = isAsked || by === 'ante' ? 0 : refined(FINER[kind]);
  await tx.insert(themeChanges, {
    ...change,
    id,
    version: 0,
    revision,
    themes: [from, into],
    ...(finer !== 0 && { finer }),
  });
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
