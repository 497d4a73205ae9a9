import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { processContract } from '../../contracts/store/processes.ts';
import { folder } from './folder.ts';

processContract(
  'sqlite',
  async () => join(await folder(), 'ante.db'),
  (file, collections) => openSqlite({ file, collections }),
  (file) => {
    const database = new DatabaseSync(file);
    const found = database.prepare('PRAGMA integrity_check').get();
    database.close();
    expect(found).toEqual({ integrity_check: 'ok' });
  },
);
