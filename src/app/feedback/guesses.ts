import { GUESS_FROM } from '#core/feedback/feedback.ts';
import type { Operations } from '#ports/store.ts';
import { items } from '../collections.ts';
import type { AskedQuestion, KeptItem } from './documents.ts';
import type { Bench } from './triage.ts';

/** A question as it is about to be asked. */
export type Asked = Pick<AskedQuestion, 'key' | 'about' | 'quotes'>;

/** So many are looked through for some to ask about. */
const LOOKED_AT = 200;
const QUOTES = 2;

/** Questions about items that a guess put where they are, the most doubtful first. */
export async function guesses(
  { tx, engine, tally }: Bench,
  skipped: ReadonlySet<string>,
  most: number,
): Promise<readonly Asked[]> {
  const found: Asked[] = [];
  if (most <= 0) return found;
  for (const { id, theme, duplicateOf } of await mostDoubtful(tx)) {
    if (found.length === most) break;
    const key = `place ${id} ${theme}`;
    if (!theme || duplicateOf || skipped.has(key) || (await tally.theme(theme))?.mutedBy) continue;
    const others = engine.typical(theme, QUOTES + 1).filter((said) => said.id !== id);
    if (others.length === 0) continue;
    const quotes = [[id], others.slice(0, QUOTES).map((said) => said.id)] as const;
    found.push({ key, about: { kind: 'place', theme, item: id }, quotes });
  }
  return found;
}

async function mostDoubtful(tx: Operations): Promise<readonly KeptItem[]> {
  const query = { by: 'byDoubt', from: GUESS_FROM, order: 'descending', limit: LOOKED_AT } as const;
  return (await tx.find(items, query)).docs;
}
