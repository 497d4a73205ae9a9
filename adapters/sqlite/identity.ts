import { StoreUnusableError } from '#ports/store.ts';
import type { Connection } from './connection.ts';
import { COLLECTIONS, type Layouts } from './layout.ts';

/** `ante` in ASCII: tells a database of Ante's from any other, https://www.sqlite.org/pragma.html#pragma_application_id */
const APPLICATION_ID = 0x616e7465;
/** Of the tables around the documents; each collection has a schema of its own. */
const LAYOUT_VERSION = 1;

/** Throws unless the database is Ante's, and not of a newer Ante; or empty. */
export function checkIdentity(db: Connection, layouts: Layouts): 'empty' | 'ante' {
  const application = numberOf(db, 'application_id');
  const tables = Number(db.one('SELECT count(*) AS n FROM sqlite_schema')?.n);
  if (application === 0 && tables === 0) return 'empty';
  if (application !== APPLICATION_ID) {
    throw new StoreUnusableError(`${db.file} is a database of another program: point Ante at another file.`);
  }
  if (numberOf(db, 'user_version') > LAYOUT_VERSION) throw newer(db, 'its tables are laid out in a new way');
  checkSchemas(db, layouts);
  return 'ante';
}

export function setIdentity(db: Connection): void {
  db.raw.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${LAYOUT_VERSION}`);
}

function checkSchemas(db: Connection, layouts: Layouts): void {
  for (const { name, schema } of db.all(`SELECT name, schema FROM ${COLLECTIONS}`)) {
    const known = layouts.get(String(name))?.collection.schema;
    if (known !== undefined && Number(schema) > known) {
      throw newer(db, `${name} has schema ${schema}, this one knows ${known}`);
    }
  }
}

function newer(db: Connection, how: string): StoreUnusableError {
  return new StoreUnusableError(
    `${db.file} was written by a newer Ante (${how}): update Ante, or restore a backup from before.`,
  );
}

function numberOf(db: Connection, pragma: string): number {
  return Number(db.one(`PRAGMA ${pragma}`)?.[pragma]);
}
