import type { ClientSession, Model } from 'mongoose';
import { type Claimable, ConflictError, type Document, type Page, type Query } from '#ports/store.ts';
import { checkLimit, pageOf, scanOf } from '#ports/store-keys.ts';
import { asDuplicate, isDuplicate } from './errors.ts';
import { insertAll } from './insert-all.ts';
import { type Kept, type Stored, toStored } from './models.ts';
import { partOf } from './query.ts';

/** The workspace an operation works in, and the transaction it belongs to, if any. */
export interface Place {
  readonly workspace: string;
  readonly session?: ClientSession;
}

export interface Counter {
  readonly workspace: string;
  readonly name: string;
  readonly value: number;
}

export async function get<D extends Document>(
  { model }: Kept,
  place: Place,
  id: string,
): Promise<D | undefined> {
  const found = await model.findOne(named(place, id), { doc: 1 }, sessionOf(place)).lean();
  return found === null ? undefined : parse<D>(found.doc);
}

export async function find<D extends Document>(
  { collection, model }: Kept,
  place: Place,
  query: Query,
): Promise<Page<D>> {
  checkLimit(query.limit);
  const scan = scanOf(collection.indexes, query);
  const { filter, sort, hint } = partOf(place.workspace, query.by, scan);
  const found = await model
    .find(filter, { doc: 1 }, sessionOf(place))
    .sort({ ...sort })
    .hint(hint)
    .limit(query.limit + 1)
    .lean();
  return pageOf(
    scan,
    query.limit,
    found.map(({ doc }) => parse<D>(doc)),
  );
}

export async function count(
  { collection, model }: Kept,
  place: Place,
  query: Omit<Query, 'limit'>,
): Promise<number> {
  const { filter, hint } = partOf(place.workspace, query.by, scanOf(collection.indexes, query));
  return await model.countDocuments(filter, sessionOf(place)).hint(hint);
}

/** Several documents only inside a transaction: outside, some might be stored and others not. */
export async function insert<D extends Document>(
  { collection, model }: Kept,
  place: Place,
  docs: readonly D[],
): Promise<readonly D[]> {
  if (docs.some(({ id }) => id === '' || !id.isWellFormed())) throw new Error(`${collection.name}: no id`);
  const inserted = docs.map((doc) => ({ ...doc, version: 1 }));
  const stored = inserted.map((doc) => toStored(collection, place.workspace, doc));
  try {
    await insertAll(model, stored, place.session);
  } catch (error) {
    throw asDuplicate(error, collection) ?? error;
  }
  return inserted;
}

export async function replace<D extends Document>(kept: Kept, place: Place, doc: D): Promise<D> {
  const next = { ...doc, version: doc.version + 1 };
  if (!(await overwrite(kept, place, doc.version, next)))
    throw new ConflictError(kept.collection.name, doc.id);
  return next;
}

/** Whether the document still had the version. */
async function overwrite(
  { collection, model }: Kept,
  place: Place,
  version: number,
  next: Document,
): Promise<boolean> {
  const { workspace: _, id, ...fields } = toStored(collection, place.workspace, next);
  try {
    const filter = { ...named(place, id), version: { $eq: version } };
    return (await model.findOneAndUpdate(filter, { $set: fields }, sessionOf(place)).lean()) !== null;
  } catch (error) {
    throw asDuplicate(error, collection) ?? error;
  }
}

export async function remove({ model }: Kept, place: Place, id: string): Promise<boolean> {
  return (await model.deleteOne(named(place, id), sessionOf(place))).deletedCount > 0;
}

export async function claim<D extends Claimable>(
  kept: Kept,
  place: Place,
  id: string,
  now: string,
  until: string,
): Promise<D | undefined> {
  for (;;) {
    const free = await get<D>(kept, place, id);
    if (free === undefined || (free.claimedUntil !== undefined && free.claimedUntil > now)) return undefined;
    const next = { ...free, claimedUntil: until, version: free.version + 1 };
    if (await overwrite(kept, place, free.version, next)) return next;
    // Somebody changed it in between. Each such change is a version of its own, so this ends.
  }
}

export async function increment(
  counters: Model<Counter>,
  place: Place,
  counter: string,
  by: number,
): Promise<number> {
  const filter = { workspace: { $eq: place.workspace }, name: { $eq: counter } };
  const options = { ...sessionOf(place), upsert: true, returnDocument: 'after' } as const;
  const add = () => counters.findOneAndUpdate(filter, { $inc: { value: by } }, options).lean();
  // Of two that make a new counter at once one is refused, and then finds the other's.
  const counted = await add().catch((error) => {
    if (!isDuplicate(error) || place.session !== undefined) throw error;
    return add();
  });
  return counted.value;
}

export async function erase(models: readonly Model<Stored>[], counters: Model<Counter>, workspace: string) {
  const all = { workspace: { $eq: workspace } };
  for (const model of models) await model.deleteMany(all);
  await counters.deleteMany(all);
}

function named({ workspace }: Place, id: string) {
  return { workspace: { $eq: workspace }, id: { $eq: id } };
}

function sessionOf({ session }: Place): { readonly session?: ClientSession } {
  return session === undefined ? {} : { session };
}

export function parse<D extends Document>(doc: Stored['doc']): D {
  return JSON.parse(doc);
}
