import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { layoutIn, layoutsOf } from '#adapters/sqlite/layout.ts';
import { findSql } from '#adapters/sqlite/reading.ts';
import type { Query } from '#ports/store.ts';
import { scanOf } from '#ports/store-keys.ts';
import { contractCollections, notes } from '../../contracts/store/sample.ts';
import { folder } from './folder.ts';

const layout = layoutIn(layoutsOf(contractCollections), notes);
const KEY = 'SEARCH e USING PRIMARY KEY (workspace=? AND ';
const DOCUMENT = 'SEARCH d USING INDEX sqlite_autoindex_notes_1 (workspace=? AND id=?)';
const after = 'WyJuYmZmMDAwMDAwMDAwMDAwMCIsImEiXQ';

test.each<[Omit<Query, 'limit'>, string[]]>([
  [{ by: 'rank' }, [`${KEY}key>? AND key<?)`, DOCUMENT]],
  [{ by: 'rank', order: 'descending' }, [`${KEY}key>? AND key<?)`, DOCUMENT]],
  [{ by: 'rank', from: 1, after }, [`${KEY}(key,id)>(?,?) AND key<?)`, DOCUMENT]],
  [{ by: 'rank', from: 1, after, order: 'descending' }, [`${KEY}key>? AND (key,id)<(?,?))`, DOCUMENT]],
  [{ by: 'ownerRank', equals: ['ana', 1] }, [`${KEY}key=?)`, DOCUMENT]],
  [{ by: 'slug' }, [`${KEY}key>? AND key<?)`, DOCUMENT]],
  [{ by: 'slug', after, order: 'descending' }, [`${KEY}key>? AND (key,id)<(?,?))`, DOCUMENT]],
  [{ by: 'tag', equals: ['x'], below: 5 }, [`${KEY}key>? AND key<?)`, DOCUMENT]],
  [{ by: 'id', from: 'a' }, ['SEARCH e USING INDEX sqlite_autoindex_notes_1 (workspace=? AND id>?)']],
])('%j searches its index and sorts nothing', async (query, plan) => {
  const file = join(await folder(), 'ante.db');
  const store = await openSqlite({ file, collections: contractCollections });
  const { sql, values } = findSql(layout, 'w', query.by, scanOf(notes.indexes, query));
  const database = new DatabaseSync(file);
  const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values, 10);
  database.close();
  await store.close();
  expect(steps.map(({ detail }) => detail)).toEqual(plan);
});
