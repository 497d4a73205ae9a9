import { fingerprint, sketch } from '#core/feedback/duplicates.ts';
import type { Engine } from '#core/feedback/engine.ts';
import { saidIn } from '#core/feedback/feedback.ts';
import { type Place, pointsIn } from '#core/feedback/points.ts';
import { termsOf } from '#core/feedback/search.ts';
import { isBarePraise } from '#core/feedback/tones.ts';
import type { MemberId, ThemeId } from '#core/ids.ts';
import { items } from '../collections.ts';
import { putIn, readOf } from './arrange.ts';
import { deleteItem } from './delete-item.ts';
import type { KeptItem } from './documents.ts';
import { partsOf } from './parts.ts';
import type { Bench } from './triage.ts';
import { twinOf } from './twin.ts';

/** What is known about an item before it is sorted. */
export interface Sorting {
  /** Where a person put it: there it stays. */
  readonly placed?: { readonly theme: ThemeId; readonly by: MemberId };
  /** The points that it makes; absent when they are still to be found. */
  readonly points?: readonly Place[];
}

/**
 * Triage of one item: finds who said it before, puts it into the likeliest theme or opens one, and stores it. Of several
 * points the first does so, and each further one is sorted as an item of its own. The item as it is afterwards.
 */
export async function sortItem(bench: Bench, item: KeptItem, known: Sorting = {}): Promise<KeptItem> {
  const { tx, engine, tally } = bench;
  const points = known.points ?? pointsOf(item, engine);
  const keyed = keyedBy(item, points[0]);
  const twin = await twinOf(tx, keyed);
  const { decision, candidates, confidence } = engine.assess(readOf(keyed).text, keyed.vector);
  const likeliest = decision === 'new' ? undefined : candidates[0]?.theme;
  const theme = known.placed?.theme ?? twin?.theme ?? likeliest ?? (await tally.open());
  // Words that came before are as surely placed as they were then.
  const doubt = twin ? twin.doubt : decision === 'unsure' ? 1 - confidence : undefined;
  const placed = await putIn(
    bench,
    { ...keyed, ...(twin && { duplicateOf: twin.id }), ...(doubt !== undefined && { doubt }) },
    theme,
    known.placed?.by,
  );
  const stored = item.version > 0 ? await tx.replace(items, placed) : (await tx.insert(items, placed))[0];
  bench.cameIn();
  await bench.sorted(stored ?? placed, {
    candidates: candidates.map((candidate) => candidate.theme),
    isSure: known.placed !== undefined || twin !== undefined || decision === 'sure',
    placedIn: theme,
  });
  if (item.point || points.length > 0) await keepPoints(bench, placed, points);
  return stored ?? placed;
}

/** The item with what it is found by. A vector is of what it says: where that is another point, there is none yet. */
function keyedBy(
  { duplicateOf: _, doubt: __, praise: ___, point: was, vector, ...item }: KeptItem,
  point?: Place,
): KeptItem {
  const pointed = { ...item, ...keysOf(item), ...(point && { point }) };
  const keyed = isBarePraise(saidIn(pointed)) ? { ...pointed, praise: true as const } : pointed;
  if (was || point) return { ...keyed, space: '' };
  return vector === undefined ? keyed : { ...keyed, vector };
}

/** The points of an item that nobody said makes only one. */
function pointsOf({ text, partOf, joinedBy }: KeptItem, engine: Engine): readonly Place[] {
  if (partOf || joinedBy) return [];
  return pointsIn(text, (words) => {
    const { decision, candidates } = engine.assess(words);
    return decision === 'sure' ? candidates[0]?.theme : undefined;
  });
}

/** Each further point is an item, from the same person on the same day. What was one before and is none now goes. */
async function keepPoints(bench: Bench, whole: KeptItem, points: readonly Place[]): Promise<void> {
  const { tx, stamp } = bench;
  const said = points.slice(1).map(({ start, end }) => whole.text.slice(start, end));
  for (const part of await partsOf(tx, whole.id)) {
    const at = said.indexOf(part.text);
    if (at < 0) await deleteItem(bench, part);
    else said.splice(at, 1);
  }
  const { source, author, saidAt, receivedBy, permalink } = whole;
  for (const text of said) {
    const id = `ITM-${await tx.increment('ITM')}` as const;
    await sortItem(bench, {
      id,
      version: 0,
      text,
      source,
      externalId: `${whole.externalId} ${id}`,
      ...(author !== undefined && { author }),
      saidAt,
      receivedAt: stamp.at,
      receivedBy,
      ...(permalink !== undefined && { permalink }),
      partOf: whole.id,
      space: '',
    });
  }
}

/** What an item is found by. What is a point of another is searched for in that. */
function keysOf({ text, partOf }: KeptItem): Required<Pick<KeptItem, 'terms' | 'fingerprint' | 'sketch'>> {
  return { terms: partOf ? [] : termsOf(text), fingerprint: fingerprint(text), sketch: sketch(text) };
}
