import type { Engine } from '#core/feedback/engine.ts';
import type { Operations } from '#ports/store.ts';
import { themes } from '../collections.ts';
import type { KeptTheme } from '../documents.ts';

/** A label stays while the theme has not grown by half, so that people know it again. */
const GROWTH = 1.5;
const MOST_TRIES = 5;

/** The theme with a label out of its own items, unless a person named it. Made anew when the theme has grown much. */
export async function relabelled(tx: Operations, engine: Engine, theme: KeptTheme): Promise<KeptTheme> {
  const { id, items, labelledAt } = theme;
  if (theme.namedBy || theme.mergedInto) return theme;
  if (items < labelledAt * GROWTH) return theme;
  return { ...theme, label: await freeLabel(tx, engine, id), labelledAt: items };
}

async function freeLabel(tx: Operations, engine: Engine, id: KeptTheme['id']): Promise<string> {
  const taken = new Set<string>();
  for (let tries = 0; ; tries++) {
    const label = engine.label(id, taken);
    const named = await tx.find(themes, { by: 'byLabel', equals: [label], limit: 2 });
    const isFree = named.docs.every((other) => other.id === id);
    // The engine repeats a label when it has no other.
    if (isFree || taken.has(label) || tries === MOST_TRIES) return label;
    taken.add(label);
  }
}
