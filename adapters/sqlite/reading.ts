import type { Document, Page, Query } from '#ports/store.ts';
import { checkLimit, pageOf, type Scan, scanOf } from '#ports/store-keys.ts';
import type { Connection } from './connection.ts';
import type { Layout, Layouts } from './layout.ts';

export function get<D extends Document>(
  db: Connection,
  layout: Layout,
  workspace: string,
  id: string,
): D | undefined {
  const row = db.one(`SELECT doc FROM ${layout.table} WHERE workspace = ? AND id = ?`, workspace, id);
  return row && parse<D>(row.doc);
}

export function find<D extends Document>(
  db: Connection,
  layout: Layout,
  workspace: string,
  query: Query,
): Page<D> {
  checkLimit(query.limit);
  const scan = scanOf(layout.collection.indexes, query);
  const { sql, values } = findSql(layout, workspace, query.by, scan);
  const rows = db.all(sql, ...values, query.limit + 1);
  return pageOf(
    scan,
    query.limit,
    rows.map((row) => parse<D>(row.doc)),
  );
}

export function count(
  db: Connection,
  layout: Layout,
  workspace: string,
  query: Omit<Query, 'limit'>,
): number {
  const { source, where, values } = partOf(
    layout,
    workspace,
    query.by,
    scanOf(layout.collection.indexes, query),
  );
  return Number(db.one(`SELECT count(*) AS n FROM ${source} WHERE ${where}`, ...values)?.n);
}

/** Steps from one workspace to the next through the primary key, so that it costs nothing per document. */
export function workspaces(db: Connection, layouts: Layouts): readonly string[] {
  const found = [...layouts.values()].flatMap(({ table }) =>
    db.all(`
      WITH RECURSIVE step (workspace) AS (
        SELECT min(workspace) FROM ${table}
        UNION ALL
        SELECT (SELECT min(workspace) FROM ${table} WHERE workspace > step.workspace) FROM step
        WHERE step.workspace IS NOT NULL
      ) SELECT workspace FROM step WHERE workspace IS NOT NULL`),
  );
  return [...new Set(found.map((row) => String(row.workspace)))].sort();
}

/** The statement that finds a scan's documents; its last parameter is the limit. */
export function findSql(layout: Layout, workspace: string, by: string, scan: Scan): Statement {
  const { source, key, where, values } = partOf(layout, workspace, by, scan);
  const direction = scan.descending ? 'DESC' : 'ASC';
  // CROSS JOIN keeps SQLite from starting at the documents.
  const [from, doc] =
    by === 'id'
      ? [source, 'e.doc']
      : [`${source} CROSS JOIN ${layout.table} d ON d.workspace = e.workspace AND d.id = e.id`, 'd.doc'];
  return {
    sql: `SELECT ${doc} AS doc FROM ${from} WHERE ${where} ORDER BY ${key} ${direction}, e.id ${direction} LIMIT ?`,
    values,
  };
}

interface Statement {
  readonly sql: string;
  readonly values: readonly string[];
}

function partOf(layout: Layout, workspace: string, by: string, scan: Scan) {
  const index = layout.indexes.find(({ name }) => name === by);
  const key = index === undefined ? 'e.id' : 'e.key';
  const conditions: [sql: string, ...values: string[]][] = [['e.workspace = ?', workspace]];
  const { each, only, from, below, after, descending } = scan;
  if (only !== undefined) conditions.push([`${key} = ?`, each + only]);
  else {
    // The place where the page before ended replaces the bound on that side, so that the scan starts there.
    if (after === undefined || descending) conditions.push([`${key} >= ?`, each + from]);
    if (below !== undefined && (after === undefined || !descending))
      conditions.push([`${key} < ?`, each + below]);
  }
  if (after !== undefined) {
    conditions.push([`(${key}, e.id) ${descending ? '<' : '>'} (?, ?)`, each + after.key, after.id]);
  }
  return {
    source: `${index?.table ?? layout.table} e`,
    key,
    where: conditions.map(([sql]) => sql).join(' AND '),
    values: conditions.flatMap(([, ...values]) => values),
  };
}

export function parse<D extends Document>(doc: unknown): D {
  return JSON.parse(String(doc));
}
