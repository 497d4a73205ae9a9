import type { WorkspaceId } from '#core/ids.ts';
import type { Operations, Scope } from '#ports/store.ts';
import type { Connection } from './connection.ts';
import { translate } from './errors.ts';
import { type Layouts, layoutIn } from './layout.ts';
import { patiently } from './patience.ts';
import { purge } from './purge.ts';
import { count, find, get } from './reading.ts';
import type { Writer } from './writer.ts';
import { claim, erase, increment, insert, remove, replace } from './writing.ts';

/** What the scopes of one open store share. */
export interface Shared {
  readonly layouts: Layouts;
  readonly lockWaitMs: number;
  /** Where one reads outside of transactions. In memory there is only one connection, and this is it too. */
  readonly reader: Connection;
  readonly db: Connection;
  readonly writer: Writer;
  /** Awaited after each call. */
  readonly turn: () => Promise<void>;
  readonly isClosed: () => boolean;
}

/** Does something on a connection, at once. */
type Perform = <T>(job: (db: Connection) => T) => Promise<T>;

export function scopeOn(shared: Shared, workspace: WorkspaceId): Scope {
  const reads: Perform = (job) => read(shared, job);
  const writes: Perform = (job) => write(shared, () => job(shared.db));
  return {
    ...operationsOn(shared.layouts, workspace, reads, writes),
    transaction: (work) => write(shared, () => transact(shared, workspace, work)),
    erase: async () => {
      const { db, layouts, lockWaitMs, writer } = shared;
      await write(shared, () => erase(db, layouts, workspace));
      await translated(shared, () => writer.alone(() => purge(db, lockWaitMs)));
    },
  };
}

/** Runs a job outside of any transaction: it sees what is committed. */
export async function read<T>(shared: Shared, job: (db: Connection) => T): Promise<T> {
  const { reader, db, writer, lockWaitMs } = shared;
  check(shared);
  const attempt = () => patiently(lockWaitMs, () => job(reader));
  return await translated(shared, () => (reader === db ? writer.alone(attempt) : attempt()));
}

async function write<T>(shared: Shared, work: () => Promise<T> | T): Promise<T> {
  check(shared);
  return await translated(shared, () => shared.writer.transaction(work));
}

function check(shared: Shared): void {
  if (shared.isClosed()) throw new Error('the store is closed');
  shared.writer.checkOutside();
}

async function translated<T>({ db, turn }: Shared, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    await turn();
    return result;
  } catch (error) {
    throw translate(error, db.file);
  }
}

/** Runs `work` inside the transaction that is open. */
async function transact<T>(
  shared: Shared,
  workspace: WorkspaceId,
  work: (tx: Operations) => Promise<T>,
): Promise<T> {
  let over = false;
  const failures: unknown[] = [];
  const perform: Perform = async (job) => {
    if (over) throw new Error('the transaction is over');
    if (failures.length > 0) throw failures[0];
    try {
      const result = job(shared.db);
      await shared.turn();
      return result;
    } catch (error) {
      failures.push(error);
      throw error;
    }
  };
  try {
    const result = await work(operationsOn(shared.layouts, workspace, perform, perform));
    if (failures.length > 0) throw failures[0];
    return result;
  } finally {
    over = true;
  }
}

function operationsOn(layouts: Layouts, workspace: WorkspaceId, reads: Perform, writes: Perform): Operations {
  return {
    workspace,
    get: (from, id) => reads((db) => get(db, layoutIn(layouts, from), workspace, id)),
    find: (from, query) => reads((db) => find(db, layoutIn(layouts, from), workspace, query)),
    count: (from, query) => reads((db) => count(db, layoutIn(layouts, from), workspace, query)),
    insert: (into, ...docs) =>
      writes((db) => docs.map((doc) => insert(db, layoutIn(layouts, into), workspace, doc))),
    replace: (into, doc) => writes((db) => replace(db, layoutIn(layouts, into), workspace, doc)),
    remove: (from, id) => writes((db) => remove(db, layoutIn(layouts, from), workspace, id)),
    claim: (from, id, now, until) =>
      writes((db) => claim(db, layoutIn(layouts, from), workspace, id, now, until)),
    increment: (counter, by = 1) => writes((db) => increment(db, workspace, counter, by)),
  };
}
