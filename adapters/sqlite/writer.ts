import { AsyncLocalStorage } from 'node:async_hooks';
import type { Connection } from './connection.ts';
import { patiently } from './patience.ts';

/** Lets one piece of work at a time into the one connection that writes. */
export interface Writer {
  /** Runs `work` inside a transaction, after all that was asked before. It is rolled back when `work` throws. */
  transaction<T>(work: () => Promise<T> | T): Promise<T>;
  /** Runs `work` on the connection while no transaction is open. */
  alone<T>(work: () => Promise<T> | T): Promise<T>;
  /** Throws when called from inside the work of an open transaction, which would wait for itself. */
  checkOutside(): void;
}

export function writerOn(db: Connection, lockWaitMs: number): Writer {
  const inside = new AsyncLocalStorage<{ open: boolean }>();
  let last: Promise<unknown> = Promise.resolve();

  const alone = <T>(work: () => Promise<T> | T): Promise<T> => {
    const run = last.then(work);
    last = run.catch(() => undefined);
    return run;
  };

  const transaction = async <T>(work: () => Promise<T> | T): Promise<T> => {
    // IMMEDIATE takes the write lock at once, so that what the work reads cannot be outdated when it writes.
    await patiently(lockWaitMs, () => db.raw.exec('BEGIN IMMEDIATE'));
    const mark = { open: true };
    try {
      const result = await inside.run(mark, work);
      db.raw.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after some errors, a full disk among them.
      if (db.raw.isTransaction) db.raw.exec('ROLLBACK');
      throw error;
    } finally {
      mark.open = false;
    }
  };

  return {
    alone,
    transaction: (work) => alone(() => transaction(work)),
    checkOutside: () => {
      if (inside.getStore()?.open)
        throw new Error('inside a transaction only its own operations can be called');
    },
  };
}
