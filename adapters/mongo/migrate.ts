import { type Connection, type Model, Schema } from 'mongoose';
import { type Collection, type Document, StoreUnusableError } from '#ports/store.ts';
import { entryOf } from '#ports/store-keys.ts';
import { type Kept, keysOf, PLAIN, type Stored } from './models.ts';
import { parse } from './operations.ts';

/** What is known of a collection in this database: the schema of its documents and the shape of its indexes. */
interface Known {
  readonly _id: string;
  readonly schemaVersion: number;
  /** By name, as JSON. */
  readonly indexes: Readonly<Record<string, string>>;
  /** Set while documents are being rewritten: whoever finds it goes on with that. */
  readonly unfinished?: boolean;
}

type Knowledge = Model<Known>;

export function knowledgeIn(connection: Connection): Knowledge {
  const fields = { _id: String, schemaVersion: Number, indexes: Schema.Types.Mixed, unfinished: Boolean };
  return connection.model<Known>(
    'ante_collections',
    new Schema<Known>(fields, { ...PLAIN, collection: 'ante_collections' }),
  );
}

/**
 * Makes the collections what is declared. A rewrite of many documents does not fit into one transaction of MongoDB: so
 * everything is tried first without writing, then noted, then done document by document; a process that dies on the way
 * leaves a note, older ones refuse the database from then on, and the next start goes on.
 */
export async function prepare(knowledge: Knowledge, kept: readonly Kept[], server: string): Promise<void> {
  const known = new Map((await knowledge.find().lean()).map((each) => [each._id, each]));
  for (const { collection } of kept) checkNotNewer(collection, known.get(collection.name), server);
  for (const each of kept) await prepareCollection(knowledge, each, known.get(each.collection.name), server);
}

function checkNotNewer(
  { name, schema }: Collection<Document>,
  known: Known | undefined,
  server: string,
): void {
  if (known === undefined || known.schemaVersion <= schema) return;
  throw new StoreUnusableError(
    `${server} was written by a newer Ante (${name} has schema ${known.schemaVersion}, this one knows ${schema}): ` +
      'update Ante, or restore a backup from before.',
  );
}

async function prepareCollection(
  knowledge: Knowledge,
  kept: Kept,
  known: Known | undefined,
  server: string,
): Promise<void> {
  const { collection, model } = kept;
  const shapes = shapesOf(collection);
  const changed = Object.entries(known?.indexes ?? {}).filter(([name, shape]) => shapes[name] !== shape);
  const added = Object.keys(shapes).some((name) => known?.indexes[name] === undefined);
  const same = known?.schemaVersion === collection.schema && changed.length === 0 && !added;
  if (!same || known.unfinished) {
    const note = (unfinished: boolean) =>
      knowledge.replaceOne(
        { _id: collection.name },
        { schemaVersion: collection.schema, indexes: shapes, unfinished },
        { upsert: true },
      );
    await rehearse(kept, server);
    for (const [name] of changed) await dropIndex(model, name);
    await note(true);
    await rewriteAll(kept);
    await model.createIndexes();
    await note(false);
  }
}

function shapesOf({ indexes }: Collection<Document>): Known['indexes'] {
  return Object.fromEntries(Object.entries(indexes).map(([name, index]) => [name, JSON.stringify(index)]));
}

/** Throws what a rewrite would throw. */
async function rehearse({ collection, model }: Kept, server: string): Promise<void> {
  const taken = new Set<string>();
  for await (const stored of model.find().lean().cursor()) {
    const doc = migrated(collection, stored);
    for (const [name, index] of Object.entries(collection.indexes)) {
      const entry = index.unique ? entryOf(index, doc) : undefined;
      for (const key of entry?.each.map((each) =>
        JSON.stringify([name, stored.workspace, each, entry.then]),
      ) ?? []) {
        if (taken.has(key)) throw breaksUnique(collection, name, server);
        taken.add(key);
      }
    }
  }
}

function breaksUnique({ name }: Collection<Document>, index: string, server: string): StoreUnusableError {
  return new StoreUnusableError(
    `${server} holds two documents where this Ante allows one (${name}: ${index} is taken): nothing was changed. ` +
      'Go back to the Ante that wrote it and remove one of them.',
  );
}

async function rewriteAll(kept: Kept): Promise<void> {
  for await (const { _id } of kept.model.find({}, { _id: 1 }).lean().cursor()) {
    // Another worker that starts at the same time may have changed it in between: then it is read again.
    while (!(await rewrite(kept, _id)));
  }
}

/** False when it was changed since it was read. */
async function rewrite({ collection, model }: Kept, _id: unknown): Promise<boolean> {
  const stored = await model.findOne({ _id }).lean();
  if (stored === null) return true;
  const doc = migrated(collection, stored);
  const { version, schemaVersion } = stored;
  const result = await model.updateOne(
    { _id, version, schemaVersion },
    { $set: { schemaVersion: collection.schema, doc: JSON.stringify(doc), keys: keysOf(collection, doc) } },
  );
  return result.matchedCount > 0;
}

function migrated(collection: Collection<Document>, stored: Stored): Document {
  let doc: Record<string, unknown> = { ...parse(stored.doc) };
  for (let schema = stored.schemaVersion; schema < collection.schema; schema += 1) {
    const step = collection.migrations[schema];
    if (step === undefined) throw new Error(`${collection.name} has no migration from schema ${schema}`);
    doc = step(doc);
  }
  return { ...doc, id: stored.id, version: stored.version };
}

/** MongoDB's code for an index that is not there, which is as well. */
const INDEX_NOT_FOUND = 27;

async function dropIndex(model: Model<Stored>, name: string): Promise<void> {
  try {
    await model.collection.dropIndex(name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === INDEX_NOT_FOUND)) throw error;
  }
}
