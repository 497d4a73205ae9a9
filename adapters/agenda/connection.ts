import { MongoClient } from '@agendajs/mongo-backend';
import { translating } from './errors.ts';

export type Db = ReturnType<MongoClient['db']>;

export interface Connection {
  readonly db: Db;
  /** Closes what was opened here; a database that was handed over stays open. */
  close(): Promise<void>;
}

/** How long to look for the server before saying that it is gone. */
const SERVER_SELECTION_MS = 2_000;

/** The database that was handed over, or of the `mongodb://` address, whose connection is then ours. @throws RetryableError */
export async function connectTo(mongo: string | Db): Promise<Connection> {
  if (typeof mongo !== 'string') return { db: mongo, close: async () => {} };
  const client = await translating(() =>
    MongoClient.connect(mongo, { serverSelectionTimeoutMS: SERVER_SELECTION_MS }),
  );
  return { db: client.db(), close: () => client.close() };
}
