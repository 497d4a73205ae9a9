import { RetryableError } from '#core/errors.ts';
import { saidIn } from '#core/feedback/feedback.ts';
import { type PackedVector, packVector } from '#core/feedback/vectors.ts';
import { numberOf } from '#core/ids.ts';
import { mask } from '#core/model/mask.ts';
import { sanitise } from '#core/model/sanitise.ts';
import { addMs, HOUR_MS, type Instant } from '#core/time/instant.ts';
import { type Embedder, EmbedderRefusal } from '#ports/embedder.ts';
import type { Operations, Scope } from '#ports/store.ts';
import { items } from '../collections.ts';
import type { Deps } from '../context.ts';
import type { Stamp } from '../record.ts';
import { readOf } from './arrange.ts';
import { breathe } from './breathe.ts';
import type { KeptItem } from './documents.ts';
import type { Bench, Triage } from './triage.ts';

/** So many are asked for and stored at once. */
const BATCH = 64;
/** What somebody has to say they have said by then; characters. */
const LONGEST = 4_000;
/** Items that wait for a theme wait no longer for the vectors of others: those come with the next sweeps. */
const MOST_ROUNDS = 32;
/** When the model cannot be used as it is configured, it is not asked for so long. */
const UNUSABLE_MS = HOUR_MS;

/** Gives the items of a workspace that have none their vectors, as far as the model gives any now. Never throws because of it. */
export type EmbedItems = (scope: Scope, stamp: Stamp) => Promise<void>;

export function makeEmbedItems(
  { clock, logger }: Pick<Deps, 'clock' | 'logger'>,
  triage: Triage,
  embedder: Embedder | undefined,
): EmbedItems {
  let notBefore: Instant = '';
  const asked = async (model: Embedder, batch: readonly KeptItem[]): Promise<Vectors | undefined> => {
    try {
      return await vectorsOf(model, batch);
    } catch (error) {
      const waitMs = error instanceof RetryableError ? error.retryAfterMs : UNUSABLE_MS;
      notBefore = addMs(clock.now(), waitMs);
      logger.warn({ err: error, waitMs }, 'no vectors for now: words alone decide');
      return undefined;
    }
  };
  return async (scope, stamp) => {
    for (let rounds = 0; embedder && rounds < MOST_ROUNDS && clock.now() >= notBefore; rounds++) {
      const { space } = embedder;
      const batch = await withoutVector(scope, space);
      const vectors = batch.length > 0 ? await asked(embedder, batch) : undefined;
      if (!vectors) return;
      await triage.change(scope, stamp, (bench) => keepVectors(bench, space, batch, vectors));
      await breathe();
    }
  };
}

/** By item; those are missing that the model does not take. */
type Vectors = ReadonlyMap<KeptItem['id'], PackedVector>;

/** Some that have no vector of that space, in the order in which they came. */
async function withoutVector(tx: Operations, space: string): Promise<readonly KeptItem[]> {
  const before = await tx.find(items, { by: 'bySpace', below: space, limit: BATCH });
  const found = [...before.docs];
  if (found.length < BATCH) {
    // The least text that comes after it.
    const after = { by: 'bySpace', from: `${space}\0`, limit: BATCH - found.length } as const;
    found.push(...(await tx.find(items, after)).docs);
  }
  return found.toSorted((a, b) => numberOf(a.id) - numberOf(b.id));
}

async function vectorsOf(embedder: Embedder, batch: readonly KeptItem[]): Promise<Vectors> {
  const spoken = batch.map((item) => ({ id: item.id, text: textOf(item) })).filter(({ text }) => text !== '');
  const found = new Map<KeptItem['id'], PackedVector>();
  const ask = async (some: typeof spoken): Promise<void> => {
    const vectors = some.length > 0 ? await embedder.embed(some.map(({ text }) => text)) : [];
    for (const [i, { id }] of some.entries()) {
      const vector = vectors[i] && packVector(embedder.space, vectors[i]);
      if (vector !== undefined) found.set(id, vector);
    }
  };
  try {
    await ask(spoken);
  } catch (error) {
    if (!(error instanceof EmbedderRefusal)) throw error;
    for (const one of spoken) await ask([one]).catch(passOver);
  }
  return found;
}

function passOver(error: unknown): void {
  if (!(error instanceof EmbedderRefusal)) throw error;
}

/** What the model reads of an item: nothing personal. */
function textOf(item: KeptItem): string {
  const { author } = item;
  const [masked = ''] = mask([sanitise(saidIn(item))], author === undefined ? [] : [author]).texts;
  return masked.slice(0, LONGEST).toWellFormed().trim();
}

/** What was edited or deleted meanwhile is passed over: its turn comes again, or never. */
async function keepVectors(
  { tx, engine, cameIn }: Bench,
  space: string,
  batch: readonly KeptItem[],
  vectors: Vectors,
): Promise<void> {
  for (const asked of batch) {
    const { id } = asked;
    const item = await tx.get(items, id);
    if (!item || saidIn(item) !== saidIn(asked)) continue;
    const { vector: _, ...rest } = item;
    const vector = vectors.get(id);
    const stored = await tx.replace(items, { ...rest, space, ...(vector !== undefined && { vector }) });
    if (!stored.theme || vector === undefined) continue;
    engine.place(readOf(stored));
    cameIn();
  }
}
