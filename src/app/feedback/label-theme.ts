import type { Engine } from '#core/feedback/engine.ts';
import { meaningOf } from '#core/feedback/label-phrases.ts';
import type { Operations } from '#ports/store.ts';
import { themes } from '../collections.ts';
import type { KeptTheme } from './documents.ts';

/** A label stays while the theme has not grown by half, so that people know it again ... */
const GROWTH = 1.5;
/** ... or by two items while it has few: what one of three said is no name for seven. */
const FEW = 8;
const MOST_TRIES = 5;

/**
 * The theme with a label out of its own items, unless a person named it. Made anew when the theme has grown much, and
 * whenever it is counted while another theme has the label that would suit it best.
 */
export async function relabelled(tx: Operations, engine: Engine, theme: KeptTheme): Promise<KeptTheme> {
  const { id, items, labelledAt } = theme;
  if (theme.namedBy || theme.mergedInto) return theme;
  const muchMore = labelledAt * GROWTH;
  if (items < (labelledAt < FEW ? Math.min(muchMore, labelledAt + 2) : muchMore)) return theme;
  const { label, isBest } = await freeLabel(tx, engine, id);
  return { ...theme, label, labelledAt: isBest ? items : 0 };
}

/** A label that no other theme people see has, in whatever forms of its words. */
async function freeLabel(
  tx: Operations,
  engine: Engine,
  id: KeptTheme['id'],
): Promise<{ readonly label: string; readonly isBest: boolean }> {
  const taken = new Set<string>();
  for (let tries = 0; ; tries++) {
    const label = engine.label(id, taken);
    // The engine repeats a label when it has no other.
    if (taken.has(label) || tries === MOST_TRIES || !(await isTaken(tx, id, label)))
      return { label, isBest: tries === 0 };
    taken.add(label);
  }
}

/** Whether another theme that people see is called the same. */
export async function isTaken(tx: Operations, id: KeptTheme['id'], label: string): Promise<boolean> {
  for (const standing of ['open', 'muted'] as const) {
    const query = { by: 'byMeaning', equals: [standing, meaningOf(label)], limit: 2 } as const;
    if ((await tx.find(themes, query)).docs.some((other) => other.id !== id)) return true;
  }
  return false;
}
