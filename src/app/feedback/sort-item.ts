import { fingerprint, sketch } from '#core/feedback/duplicates.ts';
import { termsOf } from '#core/feedback/search.ts';
import { items } from '../collections.ts';
import { putIn } from './arrange.ts';
import type { KeptItem } from './documents.ts';
import type { Bench } from './triage.ts';
import { twinOf } from './twin.ts';

/**
 * Triage of one item: finds who said it before, puts it into the likeliest theme or opens one, and stores it. The item as
 * it is afterwards.
 */
export async function sortItem(bench: Bench, item: KeptItem): Promise<KeptItem> {
  const { tx, engine, tally } = bench;
  const { duplicateOf: _, doubt: __, ...said } = item;
  const keyed = { ...said, ...keysOf(said.text) };
  const twin = await twinOf(tx, keyed);
  const { decision, candidates, confidence } = engine.assess(said.text, said.vector);
  const likeliest = decision === 'new' ? undefined : candidates[0]?.theme;
  const theme = twin?.theme ?? likeliest ?? (await tally.open());
  // Words that came before are as surely placed as they were then.
  const doubt = twin ? twin.doubt : decision === 'unsure' ? 1 - confidence : undefined;
  const placed = await putIn(
    bench,
    { ...keyed, ...(twin && { duplicateOf: twin.id }), ...(doubt !== undefined && { doubt }) },
    theme,
  );
  const stored = item.version > 0 ? await tx.replace(items, placed) : (await tx.insert(items, placed))[0];
  bench.cameIn();
  await bench.sorted(stored ?? placed, {
    candidates: candidates.map((candidate) => candidate.theme),
    isSure: twin !== undefined || decision === 'sure',
    placedIn: theme,
  });
  return stored ?? placed;
}

/** What an item with that text is found by. */
export function keysOf(text: string): Required<Pick<KeptItem, 'terms' | 'fingerprint' | 'sketch'>> {
  return { terms: termsOf(text), fingerprint: fingerprint(text), sketch: sketch(text) };
}
