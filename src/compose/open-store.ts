import { collections as consoleCollections } from '#adapters/console/collections.ts';
import { collections as discordCollections } from '#adapters/discord/collections.ts';
import { collections as slackCollections } from '#adapters/slack/collections.ts';
import * as own from '#app/collections.ts';
import type { Collection, Document, Store } from '#ports/store.ts';
import type { Config } from '../config.ts';

/** Every collection that any part of Ante keeps documents in. */
export const COLLECTIONS: readonly Collection<Document>[] = [
  ...Object.values(own),
  ...consoleCollections,
  ...slackCollections,
  ...discordCollections,
];

/** Opens the store that the configuration names. @throws StoreUnusableError with the sentence that says what to do */
export async function openStore({
  database,
  mongoUri,
}: Pick<Config, 'database' | 'mongoUri'>): Promise<Store> {
  // Loaded only when asked for: mongoose costs more time at start than everything else together.
  if (mongoUri !== undefined) {
    const { openMongo } = await import('#adapters/mongo/index.ts');
    return openMongo({ uri: mongoUri, collections: COLLECTIONS });
  }
  const { openSqlite } = await import('#adapters/sqlite/index.ts');
  return openSqlite({ file: database, collections: COLLECTIONS });
}
