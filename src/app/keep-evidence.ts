import type { Assumption, Stance } from '#core/assumption/assumption.ts';
import type { Bet } from '#core/bet/bet.ts';
import type { ItemId, ThemeId } from '#core/ids.ts';
import type { Operations } from '#ports/store.ts';
import { evidence } from './collections.ts';
import type { Context } from './context.ts';
import { note } from './record.ts';

/** Stores what a person says a theme or an item does to a bet or assumption; what they said of it before is changed. */
export async function keepEvidence(
  tx: Operations,
  { member, now }: Pick<Context, 'member' | 'now'>,
  { id: about }: Pick<Bet | Assumption, 'id'>,
  said: { readonly from: ThemeId | ItemId; readonly stance: Stance; readonly remark?: string | undefined },
): Promise<void> {
  const { from, stance, remark } = said;
  const [known] = (await tx.find(evidence, { by: 'byAbout', equals: [about, from], limit: 1 })).docs;
  const made = { from, about, stance, by: member.id, at: now, ...(remark && { note: remark }) };
  if (known) await tx.replace(evidence, { ...known, ...made });
  else await tx.insert(evidence, { ...made, id: `${about}:${from}`, version: 0 });
  await note(tx, { by: member.id, at: now }, about, 'evidence-linked', known, made);
}
