import type { AsyncLocalStorage } from 'node:async_hooks';
import type { ClientSession, Connection, Model } from 'mongoose';
import type { WorkspaceId } from '#core/ids.ts';
import type { Operations, Scope } from '#ports/store.ts';
import { isGone, translate } from './errors.ts';
import { type AllKept, keptIn } from './models.ts';
import type { Counter, Place } from './operations.ts';
import * as documents from './operations.ts';

/** What the scopes of one open store share. */
export interface Shared {
  readonly connection: Connection;
  /** What the server is called in messages. */
  readonly server: string;
  readonly all: AllKept;
  readonly counters: Model<Counter>;
  /** Set inside the work of a transaction, `open` until it ends. */
  readonly inside: AsyncLocalStorage<{ open: boolean }>;
  /** What was begun on the store itself and has not ended. */
  readonly running: Set<Promise<unknown>>;
  readonly isClosed: () => boolean;
}

type Perform = <T>(job: () => Promise<T>) => Promise<T>;

export function scopeOn(shared: Shared, workspace: WorkspaceId): Scope {
  const transaction: Scope['transaction'] = (work) =>
    outside(shared, () =>
      transact(shared, (session, perform) => work(operations({ workspace, session }, perform))),
    );
  const operations = (place: Place, perform: Perform) => operationsOn(shared, place, perform);
  return {
    ...operations({ workspace }, (job) => outside(shared, job)),
    // One is atomic by itself.
    insert: (into, ...docs) =>
      docs.length > 1
        ? transaction((tx) => tx.insert(into, ...docs))
        : outside(shared, () => documents.insert(keptIn(shared.all, into), { workspace }, docs)),
    transaction,
    erase: () =>
      outside(shared, () => {
        const models = [...shared.all.values()].map(({ model }) => model);
        return documents.erase(models, shared.counters, workspace);
      }),
  };
}

/** Runs what is called on the store itself. */
export async function outside<T>(shared: Shared, job: () => Promise<T>): Promise<T> {
  if (shared.isClosed()) throw new Error('the store is closed');
  if (shared.inside.getStore()?.open)
    throw new Error('inside a transaction only its own operations can be called');
  const run = job();
  shared.running.add(run);
  try {
    return await run;
  } catch (error) {
    throw translate(error, shared.server);
  } finally {
    shared.running.delete(run);
  }
}

/** Runs `work` in a transaction of its own, again after each conflict with another. */
async function transact<T>(
  { connection, inside, server }: Shared,
  work: (session: ClientSession, perform: Perform) => Promise<T>,
): Promise<T> {
  const session = connection.getClient().startSession();
  const attempt = async () => {
    const turns = inTurn();
    const mark = { open: true };
    try {
      const result = await inside.run(mark, () => work(session, turns.perform));
      await turns.end();
      return result;
    } catch (error) {
      // What the driver knows it runs again, for two minutes: too long to wait for a server that is gone.
      throw isGone(error) ? translate(error, server) : error;
    } finally {
      mark.open = false;
      await turns.end().catch(() => undefined);
    }
  };
  try {
    return await session.withTransaction(attempt, {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
    });
  } finally {
    await session.endSession();
  }
}

/** A session does one thing at a time, and after an error of any of them its transaction is void. */
function inTurn(): { readonly perform: Perform; readonly end: () => Promise<unknown> } {
  let last: Promise<unknown> = Promise.resolve();
  let over = false;
  return {
    perform: async (job) => {
      if (over) throw new Error('the transaction is over');
      const run = last.then(job);
      last = run;
      run.catch(() => undefined);
      return run;
    },
    /** Waits for all that was called; throws the first error, though `work` may have caught it. */
    end: () => {
      over = true;
      return last;
    },
  };
}

function operationsOn({ all, counters }: Shared, place: Place, perform: Perform): Operations {
  return {
    workspace: place.workspace,
    get: (from, id) => perform(() => documents.get(keptIn(all, from), place, id)),
    find: (from, query) => perform(() => documents.find(keptIn(all, from), place, query)),
    count: (from, query) => perform(() => documents.count(keptIn(all, from), place, query)),
    insert: (into, ...docs) => perform(() => documents.insert(keptIn(all, into), place, docs)),
    replace: (into, doc) => perform(() => documents.replace(keptIn(all, into), place, doc)),
    remove: (from, id) => perform(() => documents.remove(keptIn(all, from), place, id)),
    claim: (from, id, now, until) => perform(() => documents.claim(keptIn(all, from), place, id, now, until)),
    increment: (counter, by = 1) => perform(() => documents.increment(counters, place, counter, by)),
  };
}
