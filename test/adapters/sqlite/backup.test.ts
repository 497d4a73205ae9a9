import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSqlite, restoreSqlite } from '#adapters/sqlite/index.ts';
import { collection, StoreUnusableError } from '#ports/store.ts';
import { contractCollections, type Note, note, notes } from '../../contracts/store/sample.ts';
import { folder } from './folder.ts';

const collections = contractCollections;

/** A store with one document whose text is `text`. */
async function storeWith(text: string, file?: string) {
  const path = file ?? join(await folder(), 'ante.db');
  const store = await openSqlite({ file: path, collections });
  await store.in('w').insert(notes, note('a', { text }));
  return { store, file: path };
}

async function textIn(file: string): Promise<string | undefined> {
  const store = await openSqlite({ file, collections });
  const text = (await store.in('w').get(notes, 'a'))?.text;
  await store.close();
  return text;
}

describe('a backup', () => {
  test.each(['file', 'memory'])('of a store in a %s holds what was committed', async (kind) => {
    const { store } = await storeWith('kept', kind === 'memory' ? ':memory:' : undefined);
    const target = join(await folder(), 'backup.db');
    await store.backup(target);
    await store.close();
    expect(await textIn(target)).toBe('kept');
  });

  test('taken during writes is of one moment', async () => {
    const { store } = await storeWith('x');
    const target = join(await folder(), 'backup.db');
    let writing = true;
    const pair = async () => {
      for (let n = 0; writing; n += 1) {
        await store.in('w').transaction(async (tx) => {
          await tx.insert(notes, note(`left-${n}`, { rank: 1 }));
          await tx.insert(notes, note(`right-${n}`, { rank: 2 }));
        });
      }
    };
    const pairs = pair();
    await store.backup(target);
    writing = false;
    await pairs;
    const copy = await openSqlite({ file: target, collections });
    const [left, right] = await Promise.all(
      [1, 2].map((rank) => copy.in('w').count(notes, { by: 'rank', equals: [rank] })),
    );
    expect(left).toBe(right);
    await Promise.all([copy.close(), store.close()]);
  });

  test('overwrites nothing', async () => {
    const { store } = await storeWith('x');
    const target = join(await folder(), 'precious.txt');
    await writeFile(target, 'precious');
    const error = await store.backup(target).catch((thrown) => thrown);
    await store.close();
    expect(error).toBeInstanceOf(StoreUnusableError);
    expect(error.message).toMatch(/precious\.txt exists already: choose another file/);
    expect(await readFile(target, 'utf8')).toBe('precious');
  });

  test('that cannot be written leaves nothing behind', async () => {
    const { store, file } = await storeWith('x');
    const target = join(dirname(file), 'missing', 'backup.db');
    await expect(store.backup(target)).rejects.toThrow(StoreUnusableError);
    await store.close();
    expect(await readdir(dirname(file))).toEqual(['ante.db']);
  });
});

describe('a restore', () => {
  async function backupOf(text: string): Promise<string> {
    const { store } = await storeWith(text);
    const from = join(await folder(), 'backup.db');
    await store.backup(from);
    await store.close();
    return from;
  }

  test('puts the backup in place and keeps what was there, each time', async () => {
    const from = await backupOf('backed up');
    const { store, file: into } = await storeWith('newer');
    await store.close();
    const aside = await restoreSqlite({ from, into, collections });
    expect(await textIn(into)).toBe('backed up');
    expect(await textIn(aside ?? '')).toBe('newer');
    expect(await restoreSqlite({ from, into, collections })).not.toBe(aside);
    expect(await textIn(aside ?? '')).toBe('newer');
  });

  test('makes a store where there was none', async () => {
    const into = join(await folder(), 'new', 'ante.db');
    expect(await restoreSqlite({ from: await backupOf('kept'), into, collections })).toBeUndefined();
    expect(await textIn(into)).toBe('kept');
    expect(await readdir(dirname(into))).toEqual(['ante.db']);
  });

  test('replaces a file that is damaged, log and all', async () => {
    const into = join(await folder(), 'ante.db');
    await writeFile(into, 'rubbish '.repeat(1000));
    await writeFile(`${into}-wal`, 'rubbish');
    const aside = await restoreSqlite({ from: await backupOf('kept'), into, collections });
    expect(await textIn(into)).toBe('kept');
    expect(await readFile(aside ?? '', 'utf8')).toMatch(/^rubbish/);
  });

  test.each<[string, (backup: string) => Promise<void>, RegExp]>([
    ['is cut short', async (file) => writeFile(file, (await readFile(file)).subarray(0, 8192)), /damaged/],
    [
      'has bytes changed',
      async (file) => writeFile(file, (await readFile(file)).fill(0xa5, 5000, 30000)),
      /damaged/,
    ],
    ['is no database', (file) => writeFile(file, 'rubbish '.repeat(1000)), /no SQLite database/],
    ['is empty', (file) => writeFile(file, ''), /is empty/],
    ['is of a newer Ante', newer, /newer Ante/],
  ])('refuses a backup that %s, and changes nothing', async (_, spoil, sentence) => {
    const from = await backupOf('backed up');
    await spoil(from);
    const { store, file: into } = await storeWith('kept');
    await store.close();
    const error = await restoreSqlite({ from, into, collections }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(StoreUnusableError);
    expect(error.message).toMatch(sentence);
    expect(error.message).toContain(from);
    expect(await textIn(into)).toBe('kept');
    expect(await readdir(dirname(into))).toEqual(['ante.db']);
  });

  test('refuses while the store is in use', async () => {
    const from = await backupOf('backed up');
    const { store, file: into } = await storeWith('kept');
    const error = await restoreSqlite({ from, into, collections }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(StoreUnusableError);
    expect(error.message).toMatch(/is in use: stop Ante first/);
    await store.close();
    expect(await textIn(into)).toBe('kept');
  });

  test('refuses what is not there', async () => {
    const into = join(await folder(), 'ante.db');
    await expect(restoreSqlite({ from: `${into}.gone`, into, collections })).rejects.toThrow(
      StoreUnusableError,
    );
    await expect(access(into)).rejects.toThrow();
  });
});

async function newer(file: string): Promise<void> {
  const next = collection<Note>('notes', {}, { schema: 2, migrations: { 1: (old) => old } });
  await (await openSqlite({ file, collections: [next] })).close();
}
