import type { Proposal, StrandId } from '#core/feedback/engine.ts';
import type { ThemeId } from '#core/ids.ts';
import { items } from '../collections.ts';
import type { KeptTheme } from '../documents.ts';
import { mergeInto, regroup } from './arrange.ts';
import { keepChange } from './theme-changes.ts';
import type { Bench } from './triage.ts';

/** What the engine would tidy, done, as far as it leaves alone what people decided about names and muting. */
export async function tidy(bench: Bench): Promise<void> {
  /** Where a theme is that was merged the other way round than proposed. */
  const survivors = new Map<ThemeId, ThemeId>();
  const now = (id: ThemeId): ThemeId => survivors.get(id) ?? id;
  for (const proposal of bench.engine.consolidate()) {
    const from = await bench.tally.theme(now(proposal.from));
    const into = proposal.into && (await bench.tally.theme(now(proposal.into)));
    if (!from || from.id === into?.id || (proposal.into && !into)) continue;
    if (proposal.kind === 'regroup') await carryOver(bench, from, into, proposal);
    else if (into && mayJoin(from, into)) {
      // The one that a person named is the one that stays.
      const [gone, kept] = from.namedBy ? [into, from] : [from, into];
      const moved = await mergeInto(bench, gone, kept.id, false);
      await keepChange(bench, { kind: 'merge', from: gone.id, into: kept.id, items: moved, by: 'ante' });
      survivors.set(gone.id, kept.id);
    }
  }
}

function mayJoin(a: KeptTheme, b: KeptTheme): boolean {
  return Boolean(a.mutedBy) === Boolean(b.mutedBy) && !(a.namedBy && b.namedBy);
}

async function carryOver(
  bench: Bench,
  from: KeptTheme,
  into: KeptTheme | undefined,
  { strands }: Extract<Proposal, { kind: 'regroup' }>,
): Promise<void> {
  if (Boolean(from.mutedBy) !== Boolean(into?.mutedBy)) return;
  if (from.namedBy && (await countIn(bench, strands)) >= from.items) return;
  const target = into?.id ?? (await bench.tally.open());
  const moved = await regroup(bench, from.id, strands, target);
  if (moved.length === 0) return;
  await keepChange(bench, { kind: 'split', from: from.id, into: target, items: moved, by: 'ante' });
  const left = await bench.tally.theme(from.id);
  // Its id leads on to where the last of it went.
  if (left?.items === 0) bench.tally.set({ ...left, mergedInto: target });
}

async function countIn({ tx }: Bench, strands: readonly StrandId[]): Promise<number> {
  let count = 0;
  for (const strand of strands) count += await tx.count(items, { by: 'byStrand', equals: [strand] });
  return count;
}
