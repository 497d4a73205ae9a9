import { describe, expect, test } from 'vitest';
import { openMongo } from '#adapters/mongo/index.ts';
import { contractCollections, note, notes, others } from '../../contracts/store/sample.ts';
import { aDatabase, inDatabase, server } from './database.ts';

const OURS = 'slack:T-OURS';

/** Which collections of the database hold anything of the workspace, in any field. */
function foundIn(uri: string): Promise<readonly string[]> {
  return inDatabase(uri, async ({ db }) => {
    const found: string[] = [];
    for (const { name } of (await db?.listCollections().toArray()) ?? []) {
      const all = await db?.collection(name).find({}).toArray();
      if (JSON.stringify(all).includes(OURS)) found.push(name);
    }
    return found.toSorted();
  });
}

describe.skipIf(!server)('on MongoDB (skipped without MONGODB_URI or a mongod)', () => {
  test('nothing of an erased workspace is left in any collection', async () => {
    const uri = aDatabase();
    const store = await openMongo({ uri, collections: contractCollections });
    const scope = store.in(OURS);
    await scope.insert(notes, note('a', { text: 'my filters are gone' }));
    await scope.insert(others, note('b'));
    await scope.increment('BET');
    expect(await foundIn(uri)).toEqual(['ante_counters', 'notes', 'others']);
    await scope.erase();
    expect(await foundIn(uri)).toEqual([]);
    await store.close();
  });
});
