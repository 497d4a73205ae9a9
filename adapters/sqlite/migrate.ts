import { type Collection, type Document, DuplicateError, StoreUnusableError } from '#ports/store.ts';
import type { Connection, Row } from './connection.ts';
import {
  COLLECTIONS,
  createCommonTables,
  createIndexTable,
  createTable,
  dropIndexTable,
  type Layout,
  type Layouts,
} from './layout.ts';
import { parse } from './reading.ts';
import { addKeys, keysIn } from './writing.ts';

/** Makes the tables what the collections declare. Runs inside one transaction: all of it or nothing. */
export function prepare(db: Connection, layouts: Layouts): void {
  createCommonTables(db);
  for (const layout of layouts.values()) prepareCollection(db, layout);
}

function prepareCollection(db: Connection, layout: Layout): void {
  const { collection } = layout;
  const known = db.one(`SELECT schema, indexes FROM ${COLLECTIONS} WHERE name = ?`, collection.name);
  const shapes = JSON.stringify(collection.indexes);
  if (known?.schema === collection.schema && known.indexes === shapes) return;
  createTable(db, layout);
  if (known !== undefined) {
    migrateDocuments(db, layout);
    for (const name of Object.keys(JSON.parse(String(known.indexes))))
      dropIndexTable(db, collection.name, name);
  }
  for (const index of layout.indexes) createIndexTable(db, index);
  fillIndexes(db, layout);
  db.run(
    `INSERT INTO ${COLLECTIONS} (name, schema, indexes) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET schema = excluded.schema, indexes = excluded.indexes`,
    collection.name,
    collection.schema,
    shapes,
  );
}

function migrateDocuments(db: Connection, { table, collection }: Layout): void {
  for (const row of documents(db, table)) {
    if (Number(row.schema) >= collection.schema) continue;
    const migrated = { ...migrate(collection, row), id: row.id, version: row.version };
    db.run(
      `UPDATE ${table} SET schema = ?, doc = ? WHERE rowid = ?`,
      collection.schema,
      JSON.stringify(migrated),
      Number(row.rowid),
    );
  }
}

function migrate(collection: Collection<Document>, row: Row): Readonly<Record<string, unknown>> {
  let doc: Record<string, unknown> = { ...parse(row.doc) };
  for (let schema = Number(row.schema); schema < collection.schema; schema += 1) {
    const step = collection.migrations[schema];
    if (step === undefined) throw new Error(`${collection.name} has no migration from schema ${schema}`);
    doc = step(doc);
  }
  return doc;
}

function fillIndexes(db: Connection, layout: Layout): void {
  for (const row of documents(db, layout.table)) {
    const doc = parse(row.doc);
    for (const index of layout.indexes) {
      fill(db, () => addKeys(db, layout, index, String(row.workspace), doc.id, keysIn(index, doc)));
    }
  }
}

function fill(db: Connection, add: () => void): void {
  try {
    add();
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    throw new StoreUnusableError(
      `${db.file} holds two documents where this Ante allows one (${error.message}): nothing was changed. ` +
        'Go back to the Ante that wrote it and remove one of them.',
    );
  }
}

const BATCH = 500;

/** Every row of a collection's table, read in pieces, so that the loop may change the table. */
function* documents(db: Connection, table: string): Generator<Row> {
  const sql = `SELECT rowid, * FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ${BATCH}`;
  let rows = db.all(sql, 0);
  while (rows.length > 0) {
    yield* rows;
    rows = db.all(sql, Number(rows.at(-1)?.rowid));
  }
}
