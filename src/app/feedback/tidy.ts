import { isUntidy, type Proposal, type StrandId } from '#core/feedback/engine.ts';
import { finenessOf, isOtherwise, stepsOf } from '#core/feedback/fineness.ts';
import type { ThemeId } from '#core/ids.ts';
import type { Scope } from '#ports/store.ts';
import { items } from '../collections.ts';
import { settingsOf } from '../enter.ts';
import type { Stamp } from '../record.ts';
import { mergeInto, regroup } from './arrange.ts';
import { breathe, unhurried } from './breathe.ts';
import type { KeptTheme } from './documents.ts';
import { keepChange } from './theme-changes.ts';
import type { Bench, Triage } from './triage.ts';

/** Others wait while a transaction runs: as many proposals as take a moment. */
const BATCH = 5;

/** Which theme stayed, of each that was merged the other way round than proposed. */
type Survivors = ReadonlyMap<ThemeId, ThemeId>;

/**
 * Does what the engine would tidy, once enough came in since the last time, as far as it leaves alone what people decided
 * about names and muting. Never part of a person's command. In small steps, between which others may change themes: a
 * proposal that no longer holds is passed over.
 */
export async function tidyThemes(triage: Triage, scope: Scope, stamp: Stamp): Promise<void> {
  const { grain } = await settingsOf(scope);
  const due = await triage.look(scope, (engine, { untidied, finer = 0, tidiedAt = 0 }) => {
    const at = stepsOf(finer, grain);
    if (!isUntidy(untidied, engine.items()) && !isOtherwise(at, tidiedAt)) return undefined;
    return { untidied, at, steps: engine.consolidate(finenessOf(at)) };
  });
  if (!due) return;
  const { untidied, at: tidiedAt } = due;
  const proposals = await unhurried(due.steps);
  let survivors: Survivors = new Map();
  for (let at = 0; at < proposals.length; at += BATCH) {
    const some = proposals.slice(at, at + BATCH);
    await breathe();
    survivors = await triage.change(scope, stamp, (bench) => carryOut(bench, some, survivors));
  }
  await triage.change(scope, stamp, async (bench) => bench.tidied(untidied, tidiedAt));
}

async function carryOut(bench: Bench, proposals: readonly Proposal[], before: Survivors): Promise<Survivors> {
  const survivors = new Map(before);
  const now = (id: ThemeId): ThemeId => survivors.get(id) ?? id;
  for (const made of proposals) {
    const proposal = bench.engine.stillHolds({
      ...made,
      from: now(made.from),
      ...(made.into && { into: now(made.into) }),
    });
    const from = proposal && (await bench.tally.theme(proposal.from));
    const into = proposal?.into && (await bench.tally.theme(proposal.into));
    if (!from) continue;
    if (proposal.kind === 'regroup') await carryOver(bench, from, into, proposal);
    else if (into && mayJoin(from, into)) {
      // The one that a person named is the one that stays.
      const [gone, kept] = from.namedBy ? [into, from] : [from, into];
      const moved = await mergeInto(bench, gone, kept.id, false);
      await keepChange(bench, { kind: 'merge', from: gone.id, into: kept.id, items: moved, by: 'ante' });
      survivors.set(gone.id, kept.id);
    }
  }
  return survivors;
}

function mayJoin(a: KeptTheme, b: KeptTheme): boolean {
  return Boolean(a.mutedBy) === Boolean(b.mutedBy) && !(a.namedBy && b.namedBy);
}

async function carryOver(
  bench: Bench,
  from: KeptTheme,
  into: KeptTheme | undefined,
  proposal: Extract<Proposal, { kind: 'regroup' }>,
): Promise<void> {
  const { strands } = proposal;
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
