import { describe, expect, test, vi } from 'vitest';
import { openMongo } from '#adapters/mongo/index.ts';
import { RetryableError } from '#core/errors.ts';
import { contractCollections, note, notes } from '../../contracts/store/sample.ts';
import { aDatabase, inDatabase, server } from './database.ts';
import { proxyTo } from './proxy.ts';

const open = (uri: string) => openMongo({ uri, collections: contractCollections });

describe.skipIf(!server)('on MongoDB (skipped without MONGODB_URI or a mongod)', () => {
  test('a closed store says so, after what was begun has ended', async () => {
    const store = await open(aDatabase());
    const scope = store.in('w');
    const begun = scope.transaction((tx) => tx.insert(notes, note('a'), note('b')));
    await store.close();
    await store.close();
    expect(await begun).toHaveLength(2);
    await expect(scope.get(notes, 'a')).rejects.toThrow('closed');
    await expect(store.workspaces()).rejects.toThrow('closed');
  });

  test('a server that is gone for a while is worth another try, and then all goes on', async () => {
    const uri = aDatabase();
    const proxy = await proxyTo(uri);
    const store = await openMongo({ uri: proxy.uri, collections: contractCollections, serverWaitMs: 300 });
    const scope = store.in('w');
    await scope.insert(notes, note('before'));
    await proxy.cut();
    const calls = [
      () => scope.get(notes, 'before'),
      () => scope.insert(notes, note('during')),
      () => scope.increment('BET'),
      () => scope.transaction((tx) => tx.insert(notes, note('during'))),
      () => store.workspaces(),
    ];
    for (const call of calls) await expect(call()).rejects.toThrow(RetryableError);
    await proxy.mend();
    await vi.waitFor(() => scope.insert(notes, note('after')), { timeout: 10_000 });
    const found = await scope.find(notes, { by: 'id', limit: 9 });
    expect(found.docs.map(({ id }) => id)).toEqual(['after', 'before']);
    await store.close();
    await proxy.cut();
  });

  test('more than one message of documents goes in at once, and comes out in pages', async () => {
    const store = await open(aDatabase());
    const scope = store.in('w');
    const docs = Array.from({ length: 2_500 }, (_, n) => note(String(n).padStart(5, '0'), { rank: n % 7 }));
    await scope.insert(notes, ...docs);
    const long = Array.from({ length: 5 }, (_, n) => note(`long-${n}`, { text: 'x'.repeat(1_500_000) }));
    await scope.insert(notes, ...long);
    expect(await scope.count(notes, { by: 'rank' })).toBe(2_500);
    expect(await scope.count(notes, { by: 'id', from: 'long' })).toBe(5);
    await store.close();
  });

  test('each declared index is one of MongoDB, and answers the queries by it', async () => {
    const uri = aDatabase();
    const store = await open(uri);
    await store.close();
    const indexes = await inDatabase(uri, (connection) => connection.collection('notes').indexes());
    const partial = (path: string) => ({ partialFilterExpression: { [path]: { $exists: true } } });
    expect(indexes).toMatchObject([
      { name: '_id_' },
      { name: 'id', key: { workspace: 1, id: 1 }, unique: true },
      { name: 'rank', key: { workspace: 1, 'keys.rank': 1, id: 1 }, ...partial('keys.rank') },
      { name: 'ownerRank', key: { workspace: 1, 'keys.ownerRank': 1, id: 1 } },
      { name: 'slug', key: { workspace: 1, 'keys.slug': 1 }, unique: true, ...partial('keys.slug') },
      { name: 'tag', key: { workspace: 1, 'keys.tag.each': 1, 'keys.tag.then': 1, id: 1 } },
      { name: 'alias', key: { workspace: 1, 'keys.alias.each': 1, 'keys.alias.then': 1 }, unique: true },
      { name: 'closes', key: { workspace: 1, 'keys.closes': 1, id: 1 } },
    ]);
  });
});
