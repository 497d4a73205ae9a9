import { type Claimable, ConflictError, type Document, DuplicateError } from '#ports/store.ts';
import { entryOf } from '#ports/store-keys.ts';
import type { Connection } from './connection.ts';
import { COUNTERS, type IndexLayout, type Layout, type Layouts } from './layout.ts';
import { get } from './reading.ts';

// All of these run inside a transaction that the caller began, and that ends without effect when they throw.

export function insert<D extends Document>(db: Connection, layout: Layout, workspace: string, doc: D): D {
  const { collection, table } = layout;
  if (doc.id === '' || !doc.id.isWellFormed()) throw new Error(`${collection.name}: no id`);
  const stored = { ...doc, version: 1 };
  const inserted = db.run(
    `INSERT INTO ${table} (workspace, id, version, schema, doc) VALUES (?, ?, 1, ?, ?) ON CONFLICT DO NOTHING`,
    workspace,
    doc.id,
    collection.schema,
    JSON.stringify(stored),
  );
  if (inserted === 0) throw new DuplicateError(collection.name, 'id');
  for (const index of layout.indexes) addKeys(db, layout, index, workspace, doc.id, keysIn(index, stored));
  return stored;
}

export function replace<D extends Document>(db: Connection, layout: Layout, workspace: string, doc: D): D {
  const before = get<D>(db, layout, workspace, doc.id);
  if (before?.version !== doc.version) throw new ConflictError(layout.collection.name, doc.id);
  return overwrite(db, layout, workspace, before, { ...doc, version: doc.version + 1 });
}

export function claim<D extends Claimable>(
  db: Connection,
  layout: Layout,
  workspace: string,
  id: string,
  now: string,
  until: string,
): D | undefined {
  const before = get<D>(db, layout, workspace, id);
  if (before === undefined || (before.claimedUntil !== undefined && before.claimedUntil > now))
    return undefined;
  return overwrite(db, layout, workspace, before, {
    ...before,
    claimedUntil: until,
    version: before.version + 1,
  });
}

export function remove(db: Connection, layout: Layout, workspace: string, id: string): boolean {
  const before = get(db, layout, workspace, id);
  if (before === undefined) return false;
  for (const index of layout.indexes) removeKeys(db, index, workspace, id, keysIn(index, before));
  db.run(`DELETE FROM ${layout.table} WHERE workspace = ? AND id = ?`, workspace, id);
  return true;
}

export function increment(db: Connection, workspace: string, counter: string, by: number): number {
  const row = db.one(
    `INSERT INTO ${COUNTERS} (workspace, name, value) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET value = value + excluded.value RETURNING value`,
    workspace,
    counter,
    by,
  );
  return Number(row?.value);
}

/** Removes every row of a workspace. */
export function erase(db: Connection, layouts: Layouts, workspace: string): void {
  const tables = [...layouts.values()].flatMap(({ table, indexes }) => [
    table,
    ...indexes.map((index) => index.table),
  ]);
  for (const table of [...tables, COUNTERS]) db.run(`DELETE FROM ${table} WHERE workspace = ?`, workspace);
}

/** Puts a document into an index. @throws DuplicateError */
export function addKeys(
  db: Connection,
  layout: Layout,
  { table, name }: IndexLayout,
  workspace: string,
  id: string,
  keys: readonly string[],
): void {
  for (const key of keys) {
    const sql = `INSERT INTO ${table} (workspace, key, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`;
    if (db.run(sql, workspace, key, id) === 0) throw new DuplicateError(layout.collection.name, name);
  }
}

/** The keys under which an index holds a document. */
export function keysIn({ index }: IndexLayout, doc: Document): readonly string[] {
  const entry = entryOf(index, doc);
  return entry === undefined ? [] : entry.each.map((each) => each + entry.then);
}

function overwrite<D extends Document>(
  db: Connection,
  layout: Layout,
  workspace: string,
  before: D,
  after: D,
): D {
  for (const index of layout.indexes) {
    const had = keysIn(index, before);
    const has = keysIn(index, after);
    removeKeys(db, index, workspace, after.id, without(had, has));
    addKeys(db, layout, index, workspace, after.id, without(has, had));
  }
  db.run(
    `UPDATE ${layout.table} SET version = ?, schema = ?, doc = ? WHERE workspace = ? AND id = ?`,
    after.version,
    layout.collection.schema,
    JSON.stringify(after),
    workspace,
    after.id,
  );
  return after;
}

function removeKeys(
  db: Connection,
  { table }: IndexLayout,
  workspace: string,
  id: string,
  keys: readonly string[],
): void {
  for (const key of keys) {
    db.run(`DELETE FROM ${table} WHERE workspace = ? AND key = ? AND id = ?`, workspace, key, id);
  }
}

function without(keys: readonly string[], others: readonly string[]): readonly string[] {
  return keys.filter((key) => !others.includes(key));
}
