import { describe } from 'vitest';
import { openMongo } from '#adapters/mongo/index.ts';
import { migrationContract } from '../../contracts/store/migrations.ts';
import { contractCollections, storeContract } from '../../contracts/store.ts';
import { aDatabase, server } from './database.ts';

describe.skipIf(!server)('on MongoDB (skipped without MONGODB_URI or a mongod)', () => {
  storeContract('mongo', () => openMongo({ uri: aDatabase(), collections: contractCollections }));

  migrationContract('mongo', async () => {
    const uri = aDatabase();
    return (collections) => openMongo({ uri, collections });
  });
});
