import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { translate } from '#adapters/sqlite/errors.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { RetryableError } from '#core/errors.ts';
import { StoreUnusableError } from '#ports/store.ts';
import { contractCollections, note, notes } from '../../contracts/store/sample.ts';
import { folder } from './folder.ts';

const open = (file: string) => openSqlite({ file, collections: contractCollections, lockWaitMs: 50 });
const failure = async (file: string) =>
  open(file).then(
    () => undefined,
    (thrown) => thrown,
  );

async function filled(): Promise<string> {
  const file = join(await folder(), 'ante.db');
  const store = await open(file);
  const docs = Array.from({ length: 500 }, (_, n) => note(`${n}`, { text: 'x'.repeat(200), rank: n }));
  await store.in('w').insert(notes, ...docs);
  await store.close();
  return file;
}

describe('a file that cannot be used says what to do', () => {
  test('no database', async () => {
    const file = join(await folder(), 'ante.db');
    await writeFile(file, 'Dear diary, '.repeat(1000));
    expect(await failure(file)).toBeInstanceOf(StoreUnusableError);
    expect((await failure(file)).message).toMatch(/is no SQLite database: move it away/);
    expect(await readFile(file, 'utf8')).toBe('Dear diary, '.repeat(1000));
  });

  test('another program\u2019s database', async () => {
    const file = join(await folder(), 'other.db');
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();
    const before = await readFile(file);
    const error = await failure(file);
    expect(error).toBeInstanceOf(StoreUnusableError);
    expect(error.message).toMatch(/of another program: point Ante at another file/);
    expect(await readFile(file)).toEqual(before);
  });

  test('a database with newer tables', async () => {
    const file = await filled();
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(await failure(file)).toBeInstanceOf(StoreUnusableError);
    expect((await failure(file)).message).toMatch(/newer Ante .*: update Ante/);
  });

  test('damage, found when opening or when reading', async () => {
    const file = await filled();
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0xa5, 4096));
    const reading = async () => {
      const store = await open(file);
      try {
        return await store.in('w').find(notes, { by: 'rank', limit: 500 });
      } finally {
        await store.close();
      }
    };
    const error = await reading().catch((thrown) => thrown);
    expect(error).toBeInstanceOf(StoreUnusableError);
    expect(error.message).toMatch(/is damaged: stop Ante and restore a backup/);
  });

  test('a folder in its place', async () => {
    const file = join(await folder(), 'ante.db');
    await mkdir(file);
    expect((await failure(file)).message).toMatch(/cannot be opened or created: check that the path/);
  });

  test('a file in the place of its folder', async () => {
    const parent = join(await folder(), 'data');
    await writeFile(parent, '');
    const error = await failure(join(parent, 'ante.db'));
    expect(error).toBeInstanceOf(StoreUnusableError);
    expect(error.message).toMatch(/ante\.db .*: /);
  });

  test('a lock that somebody keeps is worth another try', async () => {
    const file = await filled();
    const other = new DatabaseSync(file);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    const error = await failure(file);
    expect(error).toBeInstanceOf(RetryableError);
    expect(error.message).toMatch(/locked by another program: wait for it or close it/);
    other.close();
    await (await open(file)).close();
  });
});

describe('errors while it is in use', () => {
  test('a lock that somebody keeps delays writers, then fails them, and readers read on', async () => {
    const file = await filled();
    const store = await open(file);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.in('w').insert(notes, note('new'))).rejects.toThrow(RetryableError);
    expect(await store.in('w').get(notes, '1')).toBeDefined();
    const waiting = store.in('w').insert(notes, note('new'));
    other.exec('COMMIT');
    await waiting;
    other.close();
    await store.close();
  });

  test.each([
    ['a full disk', 'PRAGMA max_page_count = 1', 'the disk is full: free some space'],
    ['a read-only file', 'PRAGMA query_only = ON', 'cannot be written: give the user'],
  ])('%s', async (_, pragma, sentence) => {
    const database = new DatabaseSync(await filled());
    database.exec(pragma);
    const error = thrownBy(() =>
      database.exec(
        `CREATE TABLE big AS SELECT zeroblob(1000000) AS b FROM notes; INSERT INTO big SELECT b FROM big`,
      ),
    );
    database.close();
    const translated = translate(error, 'ante.db');
    expect(translated).toBeInstanceOf(StoreUnusableError);
    expect((translated as Error).message).toContain(
      `ante.db ${sentence}`.replace('ante.db the', 'ante.db cannot grow, the'),
    );
  });

  test('what is no error of the database stays what it is', () => {
    const defect = new TypeError('x is undefined');
    expect(translate(defect, 'ante.db')).toBe(defect);
  });

  test('a closed store says so', async () => {
    const store = await open(await filled());
    await store.close();
    await store.close();
    await expect(store.in('w').get(notes, '1')).rejects.toThrow('closed');
    await expect(store.in('w').insert(notes, note('new'))).rejects.toThrow('closed');
    await expect(store.workspaces()).rejects.toThrow('closed');
  });
});

function thrownBy(act: () => void): unknown {
  try {
    act();
  } catch (thrown) {
    return thrown;
  }
  return undefined;
}
