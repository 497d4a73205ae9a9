import { AsyncLocalStorage } from 'node:async_hooks';
import { type Connection, Schema } from 'mongoose';
import type { Collection, Document, Store } from '#ports/store.ts';
import { connect, nameOf } from './connect.ts';
import { translate } from './errors.ts';
import { knowledgeIn, prepare } from './migrate.ts';
import { keptOf, PLAIN } from './models.ts';
import type { Counter } from './operations.ts';
import { outside, type Shared, scopeOn } from './scope.ts';

export interface MongoOptions {
  /** With the name of the database in its path. */
  readonly uri: string;
  /** All that the store will be asked for. */
  readonly collections: readonly Collection<Document>[];
  /** How long to look for a server, at start and whenever it is gone, before giving up; 5 s by default. */
  readonly serverWaitMs?: number;
}

/**
 * The store for more than one machine: a MongoDB replica set, or a sharded cluster.
 * @throws StoreUnusableError when the database cannot be used
 */
export async function openMongo({ uri, collections, serverWaitMs = 5_000 }: MongoOptions): Promise<Store> {
  const server = nameOf(uri);
  const connection = await connect(uri, serverWaitMs);
  const all = new Map(collections.map((each) => [each.name, keptOf(connection, each)]));
  const counters = countersIn(connection);
  try {
    await Promise.all([
      counters.createIndexes(),
      prepare(knowledgeIn(connection), [...all.values()], server),
    ]);
  } catch (error) {
    await connection.destroy();
    throw translate(error, server);
  }
  let closed = false;
  const running = new Set<Promise<unknown>>();
  const shared: Shared = {
    connection,
    server,
    all,
    counters,
    inside: new AsyncLocalStorage(),
    running,
    isClosed: () => closed,
  };
  return {
    in: (workspace) => {
      if (workspace === '' || !workspace.isWellFormed()) throw new Error('no workspace');
      return scopeOn(shared, workspace);
    },
    workspaces: () =>
      outside(shared, async () => {
        const found = await Promise.all([...all.values()].map(({ model }) => model.distinct('workspace')));
        return [...new Set(found.flat())].sort();
      }),
    close: async () => {
      closed = true;
      await Promise.allSettled(running);
      await connection.close();
    },
  };
}

function countersIn(connection: Connection) {
  const schema = new Schema<Counter>(
    { workspace: String, name: String, value: Number },
    { ...PLAIN, collection: 'ante_counters' },
  );
  schema.index({ workspace: 1, name: 1 }, { name: 'name', unique: true });
  return connection.model<Counter>('ante_counters', schema);
}
