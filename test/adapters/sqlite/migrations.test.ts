import { join } from 'node:path';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { migrationContract } from '../../contracts/store/migrations.ts';
import { folder } from './folder.ts';

migrationContract('sqlite', async () => {
  const file = join(await folder(), 'ante.db');
  return (collections) => openSqlite({ file, collections });
});
