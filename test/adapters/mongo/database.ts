import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { type Connection, createConnection } from 'mongoose';
import { afterAll } from 'vitest';

const { MONGODB_URI, PATH = '' } = process.env;

/** Where the tests find a MongoDB: the one they are given, or a mongod of this machine; nothing is downloaded. */
export const server = MONGODB_URI ?? (await ownServer());

async function ownServer(): Promise<string | undefined> {
  const systemBinary = PATH.split(delimiter)
    .map((folder) => join(folder, 'mongod'))
    .find((file) => existsSync(file));
  if (systemBinary === undefined) return undefined;
  const { MongoMemoryReplSet } = await import('mongodb-memory-server');
  const started = await MongoMemoryReplSet.create({ binary: { systemBinary }, replSet: { count: 1 } });
  afterAll(async () => {
    await started.stop();
  });
  return started.getUri();
}

/** The address of a database that nothing else uses. */
export function aDatabase(): string {
  const uri = new URL(server ?? 'mongodb://127.0.0.1');
  uri.pathname = `/ante-store-${randomUUID()}`;
  made.push(uri.href);
  return uri.href;
}

const made: string[] = [];

afterAll(async () => {
  for (const uri of made) await inDatabase(uri, (connection) => connection.dropDatabase());
});

/** Lets `work` see the database from outside. */
export async function inDatabase<T>(uri: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection(uri).asPromise();
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}
