import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

export type Row = Readonly<Record<string, unknown>>;

/** One connection to one file, with its statements prepared once. */
export interface Connection {
  /** What it is called in messages. */
  readonly file: string;
  readonly raw: DatabaseSync;
  one(sql: string, ...values: SQLInputValue[]): Row | undefined;
  all(sql: string, ...values: SQLInputValue[]): readonly Row[];
  /** How many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number;
}

/**
 * How long SQLite itself waits for a lock. It blocks the whole process while it does, so the patience for other
 * processes is in `patience.ts`, which waits between attempts; this only bridges moments.
 */
const LOCK_MS = 20;

/** @throws what node:sqlite throws */
export function connect(file: string, shownAs = file): Connection {
  const raw = new DatabaseSync(file, { timeout: LOCK_MS });
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const statement = prepared.get(sql) ?? raw.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    file: shownAs,
    raw,
    one: (sql, ...values) => prepare(sql).get(...values),
    all: (sql, ...values) => prepare(sql).all(...values),
    run: (sql, ...values) => Number(prepare(sql).run(...values).changes),
  };
}

/**
 * WAL lets readers read while one writes. FULL syncs the log to the disk at each commit: with NORMAL a killed process
 * loses nothing either, but a power cut takes the last commits along, which were acknowledged. fullfsync matters on
 * macOS only, where a plain sync stops at the drive's cache. What is deleted is overwritten, not only unlinked.
 */
export function makeDurable(connection: Connection): string {
  const mode = connection.one('PRAGMA journal_mode = WAL')?.journal_mode;
  connection.raw.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON');
  connection.raw.exec('PRAGMA cache_size = -16000; PRAGMA secure_delete = ON');
  return String(mode);
}
