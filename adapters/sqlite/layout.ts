import type { Collection, Document, Index } from '#ports/store.ts';
import type { Connection } from './connection.ts';

/** The tables of one collection: one for the documents, and one per index that leads from key to id. */
export interface Layout {
  readonly collection: Collection<Document>;
  readonly table: string;
  readonly indexes: readonly IndexLayout[];
}

export interface IndexLayout {
  readonly name: string;
  readonly index: Index;
  readonly table: string;
}

export const COUNTERS = 'ante_counters';
/** What is known of the collections in this file: the schema of their documents and the shape of their indexes. */
export const COLLECTIONS = 'ante_collections';

export type Layouts = ReadonlyMap<string, Layout>;

export function layoutsOf(collections: readonly Collection<Document>[]): Layouts {
  return new Map(collections.map((each) => [each.name, layoutOf(each)]));
}

function layoutOf(collection: Collection<Document>): Layout {
  const table = quoted(collection.name);
  const indexes = Object.entries(collection.indexes).map(([name, index]) => ({
    name,
    index,
    table: indexTable(collection.name, name),
  }));
  return { collection, table, indexes };
}

function indexTable(collection: string, index: string): string {
  return quoted(`${collection}.${index}`);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The layout of a collection that the store was opened with. */
export function layoutIn(layouts: Layouts, collection: { readonly name: string }): Layout {
  const layout = layouts.get(collection.name);
  if (layout === undefined) throw new Error(`the store was opened without ${collection.name}`);
  return layout;
}

/** The tables that every file has. */
export function createCommonTables(db: Connection): void {
  db.raw.exec(`
    CREATE TABLE IF NOT EXISTS ${COLLECTIONS} (
      name TEXT PRIMARY KEY, schema INTEGER NOT NULL, indexes TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS ${COUNTERS} (
      workspace TEXT NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (workspace, name)
    ) STRICT, WITHOUT ROWID;
  `);
}

export function createTable(db: Connection, { table }: Layout): void {
  db.raw.exec(`CREATE TABLE IF NOT EXISTS ${table} (
    workspace TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, schema INTEGER NOT NULL, doc TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
  ) STRICT`);
}

/** A table of its own lets an index hold a document under several keys, and says by itself which unique one is taken. */
export function createIndexTable(db: Connection, { table, index }: IndexLayout): void {
  db.raw.exec(`CREATE TABLE ${table} (
    workspace TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (workspace, key${index.unique ? '' : ', id'})
  ) STRICT, WITHOUT ROWID`);
}

export function dropIndexTable(db: Connection, collection: string, index: string): void {
  db.raw.exec(`DROP TABLE IF EXISTS ${indexTable(collection, index)}`);
}
