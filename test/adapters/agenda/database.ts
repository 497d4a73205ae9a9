import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { MongoClient } from '@agendajs/mongo-backend';

/** Where the tests find a MongoDB; those that need one are skipped without. */
export const MONGODB_URI = process.env.MONGODB_URI;

export const HOUR_MS = 3_600_000;

export type Db = ReturnType<MongoClient['db']>;

const made: string[] = [];

/** The address of a database that nothing else uses. */
export function aDatabase(): string {
  const uri = new URL(MONGODB_URI ?? 'mongodb://127.0.0.1');
  uri.pathname = `/ante-agenda-${randomUUID()}`;
  made.push(uri.href);
  return uri.href;
}

/** Lets `work` see the database from outside. */
export async function inDatabase<T>(uri: string, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await MongoClient.connect(uri);
  try {
    return await work(client.db());
  } finally {
    await client.close();
  }
}

export async function dropDatabases(): Promise<void> {
  for (const uri of made.splice(0)) await inDatabase(uri, (db) => db.dropDatabase());
}
