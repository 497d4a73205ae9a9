import { join } from 'node:path';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { contractCollections, storeContract } from '../../contracts/store.ts';
import { folder } from './folder.ts';

storeContract('sqlite on a file', async () =>
  openSqlite({ file: join(await folder(), 'new', 'ante.db'), collections: contractCollections }),
);

storeContract('sqlite in memory', () => openSqlite({ file: ':memory:', collections: contractCollections }), {
  readersWait: true,
});
