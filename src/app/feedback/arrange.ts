import type { Said, StrandId } from '#core/feedback/engine.ts';
import { saidIn } from '#core/feedback/feedback.ts';
import type { ItemId, MemberId, ThemeId } from '#core/ids.ts';
import { items } from '../collections.ts';
import { all } from '../load.ts';
import type { KeptItem, KeptTheme } from './documents.ts';
import type { Bench } from './triage.ts';

/** What the engine reads of whatever only praises, so that it is one theme, which can be muted. */
const PRAISE = 'great';

/** What the engine reads of an item. */
export function readOf(item: KeptItem): Said {
  const { id, strand, vector, praise } = item;
  return {
    id,
    text: praise ? PRAISE : saidIn(item),
    ...(strand !== undefined && { strand }),
    ...(vector !== undefined && { vector }),
  };
}

/** Puts an item that is in no theme into one; where a person does, no doubt is left. The item as it is now, not stored yet. */
export async function putIn(
  { engine, tally }: Bench,
  item: KeptItem,
  theme: ThemeId,
  placedBy?: MemberId,
): Promise<KeptItem> {
  const { waiting: _, placedBy: __, doubt, ...rest } = item;
  const strand = engine.learn(readOf(item), theme, placedBy !== undefined);
  await tally.count(theme, item, 1);
  const placed = { ...rest, theme, strand };
  if (placedBy !== undefined) return { ...placed, placedBy };
  return doubt === undefined ? placed : { ...placed, doubt };
}

/** Takes an item out of its theme as if it never had been there. The item as it is now, not stored yet. */
export async function takeOut({ engine, tally }: Bench, item: KeptItem): Promise<KeptItem> {
  const { theme, strand: _, placedBy: __, doubt: ___, ...rest } = item;
  if (theme === undefined) return item;
  engine.forget(readOf(item), theme);
  await tally.count(theme, item, -1);
  return rest;
}

/** Everything of one theme goes into another; its id leads there from now on. The ids of what went. */
export async function mergeInto(
  bench: Bench,
  from: KeptTheme,
  into: ThemeId,
  byPerson: boolean,
): Promise<readonly ItemId[]> {
  const { tx, engine, tally } = bench;
  const going = await all(tx, items, { by: 'byTheme', equals: [from.id] });
  engine.merge(from.id, into, byPerson);
  const gone = await refile(bench, going, into);
  tally.set({ ...((await tally.theme(from.id)) ?? from), mergedInto: into });
  return gone;
}

/** Items of one theme go into another because people said so, and stay apart from the rest. */
export async function splitOff(
  bench: Bench,
  from: ThemeId,
  going: readonly KeptItem[],
  into: ThemeId,
  by: MemberId,
): Promise<readonly ItemId[]> {
  const strands = bench.engine.split(from, going.map(readOf), into, true);
  return refile(
    bench,
    going.map(({ doubt: _, ...item }) => item),
    into,
    (item) => ({ placedBy: by, strand: strands.get(item.id) }),
  );
}

/** Whole strands of one theme go into another. */
export async function regroup(
  bench: Bench,
  from: ThemeId,
  strands: readonly StrandId[],
  into: ThemeId,
): Promise<readonly ItemId[]> {
  const going: KeptItem[] = [];
  for (const strand of strands) {
    going.push(...(await all(bench.tx, items, { by: 'byStrand', equals: [strand] })));
  }
  bench.engine.regroup(from, strands, into);
  return refile(bench, going, into);
}

/** Stores items under another theme and counts them there. */
async function refile(
  { tx, tally }: Bench,
  going: readonly KeptItem[],
  into: ThemeId,
  change: (item: KeptItem) => {
    readonly placedBy?: MemberId;
    readonly strand?: StrandId | undefined;
  } = () => ({}),
): Promise<readonly ItemId[]> {
  for (const item of going) {
    const { strand = item.strand, ...placed } = change(item);
    if (item.theme) await tally.count(item.theme, item, -1);
    await tally.count(into, item, 1);
    await tx.replace(items, { ...item, theme: into, ...(strand !== undefined && { strand }), ...placed });
  }
  return going.map(({ id }) => id);
}
