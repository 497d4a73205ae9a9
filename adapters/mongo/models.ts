import type { Connection, Model } from 'mongoose';
import { Schema } from 'mongoose';
import type { Collection, Document, Index } from '#ports/store.ts';
import { type Entry, entryOf } from '#ports/store-keys.ts';

/** How a document lies in MongoDB. */
export interface Stored {
  readonly workspace: string;
  readonly id: string;
  readonly version: number;
  readonly schemaVersion: number;
  /**
   * The document as JSON text: BSON cannot hold every key and value of JSON (`$ref`, `_bsontype`, NUL, 100 levels), and
   * what came from outside can never be taken for an operator or a type of the database.
   */
  readonly doc: string;
  /** By index: the key under which it is found, or for a multi index the keys. */
  readonly keys: Readonly<Record<string, string | Entry>>;
}

/** One collection of an open store. */
export interface Kept {
  readonly collection: Collection<Document>;
  readonly model: Model<Stored>;
}

export type AllKept = ReadonlyMap<string, Kept>;

/** The collection as the store was opened with it. */
export function keptIn(all: AllKept, { name }: { readonly name: string }): Kept {
  const kept = all.get(name);
  if (kept === undefined) throw new Error(`the store was opened without ${name}`);
  return kept;
}

/** The indexes are created when the store opens, not whenever mongoose likes; and nothing waits for a lost connection. */
export const PLAIN = {
  autoCreate: false,
  autoIndex: false,
  bufferCommands: false,
  id: false,
  minimize: false,
  strict: 'throw',
  strictQuery: 'throw',
  versionKey: false,
} as const;

export function keptOf(connection: Connection, collection: Collection<Document>): Kept {
  const schema = new Schema<Stored>(
    {
      workspace: String,
      id: String,
      version: Number,
      schemaVersion: Number,
      doc: String,
      keys: Schema.Types.Mixed,
    },
    { ...PLAIN, collection: collection.name },
  );
  schema.index(fieldsOf('id'), { name: 'id', unique: true });
  for (const [name, index] of Object.entries(collection.indexes)) {
    const [first = ''] = keyPaths(name, index);
    schema.index(fieldsOf(name, index), {
      name,
      ...(index.unique && { unique: true }),
      partialFilterExpression: { [first]: { $exists: true } },
    });
  }
  return { collection, model: connection.model<Stored>(collection.name, schema) };
}

export function toStored(collection: Collection<Document>, workspace: string, doc: Document): Stored {
  return {
    workspace,
    id: doc.id,
    version: doc.version,
    schemaVersion: collection.schema,
    doc: JSON.stringify(doc),
    keys: keysOf(collection, doc),
  };
}

export function keysOf(collection: Collection<Document>, doc: Document): Stored['keys'] {
  return Object.fromEntries(
    Object.entries(collection.indexes).flatMap(([name, index]) => {
      const entry = entryOf(index, doc);
      return entry === undefined ? [] : [[name, index.multi ? entry : entry.then]];
    }),
  );
}

/** Where the keys of an index are in {@link Stored}. */
export function keyPaths(name: string, index: Index): readonly string[] {
  return index.multi ? [`keys.${name}.each`, `keys.${name}.then`] : [`keys.${name}`];
}

/** The fields of the MongoDB index that stands for a declared one, or for `id`, in order. */
export function fieldsOf(name: string, index?: Index): Record<string, 1> {
  const paths = index === undefined ? [] : keyPaths(name, index);
  const fields = ['workspace', ...paths, ...(index?.unique ? [] : ['id'])];
  return Object.fromEntries(fields.map((field) => [field, 1]));
}
