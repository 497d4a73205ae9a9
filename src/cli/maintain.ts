import { openSqlite, restoreSqlite } from '#adapters/sqlite/index.ts';
import { StoreUnusableError } from '#ports/store.ts';
import { COLLECTIONS, openStore } from '../compose/open-store.ts';
import type { Config } from '../config.ts';

/** `ante backup <file>`. @throws StoreUnusableError when the store is MongoDB, which has its own tools, or the file exists */
export async function backup(config: Config, file: string): Promise<number> {
  refuseMongo(config, 'mongodump');
  const store = await openSqlite({ file: config.database, collections: COLLECTIONS });
  try {
    await store.backup(file);
  } finally {
    await store.close();
  }
  process.stdout.write(`Backed up ${config.database} to ${file}.\n`);
  return 0;
}

/** `ante restore <file>`. @throws StoreUnusableError when the backup is none, or damaged, or the store is in use */
export async function restore(config: Config, file: string): Promise<number> {
  refuseMongo(config, 'mongorestore');
  const aside = await restoreSqlite({ from: file, into: config.database, collections: COLLECTIONS });
  process.stdout.write(`Restored ${config.database} from ${file}.\n`);
  if (aside !== undefined) process.stdout.write(`What was there before is kept as ${aside}.\n`);
  return 0;
}

/** `ante migrate`: opening a store brings it to this version; this does so and says that it did. */
export async function migrate(config: Config): Promise<number> {
  const store = await openStore(config);
  await store.close();
  process.stdout.write('The store is at this version of Ante.\n');
  return 0;
}

function refuseMongo({ mongoUri }: Config, tool: string): void {
  if (mongoUri === undefined) return;
  throw new StoreUnusableError(
    `The store is MongoDB: use ${tool}, or unset MONGODB_URI to work on the SQLite file.`,
  );
}
