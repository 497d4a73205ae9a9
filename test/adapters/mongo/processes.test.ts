import { describe } from 'vitest';
import { openMongo } from '#adapters/mongo/index.ts';
import { processContract } from '../../contracts/store/processes.ts';
import { aDatabase, server } from './database.ts';

describe.skipIf(!server)('on MongoDB (skipped without MONGODB_URI or a mongod)', () => {
  processContract(
    'mongo',
    async () => aDatabase(),
    (uri, collections) => openMongo({ uri, collections }),
  );
});
