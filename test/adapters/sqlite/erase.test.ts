import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { note, notes } from '../../contracts/store/sample.ts';
import { contractCollections } from '../../contracts/store.ts';
import { folder } from './folder.ts';

const OURS = 'slack:T-OURS';
const WORDS = ['my filters are gone', 'a-slug-of-theirs', 'dana@example.com', 'ITM-4711', OURS];

function secrets(id: string) {
  return note(id, {
    text: `my filters are gone ${'again '.repeat(200)}`,
    slug: 'a-slug-of-theirs',
    owner: 'dana@example.com',
    rank: 1,
    tags: ['my filters are gone'],
  });
}

/** Which of the words the database's files hold, byte for byte. */
function foundIn(file: string): readonly string[] {
  const files = [file, `${file}-wal`, `${file}-journal`].filter((each) => existsSync(each));
  return WORDS.filter((word) => files.some((each) => readFileSync(each).includes(word)));
}

it('nothing of an erased workspace is left in any byte of its files, while others have them open', async () => {
  const file = join(await folder(), 'ante.db');
  const [store, another] = await Promise.all(
    [1, 2].map(() => openSqlite({ file, collections: contractCollections })),
  );
  if (!store || !another) throw new Error('not open');
  const theirs = another.in('slack:T-THEIRS');
  await theirs.insert(notes, note('a', { text: 'what stays' }));
  await store.in(OURS).insert(notes, secrets('ITM-4711'), note('b', { text: 'my filters are gone' }));
  await store.in(OURS).increment('BET');
  expect(foundIn(file)).toEqual(WORDS);
  // Removed before: its room in the file is free, but not empty unless somebody sees to it.
  await store.in(OURS).remove(notes, 'b');
  await store.in(OURS).erase();
  expect(foundIn(file)).toEqual([]);
  expect(await theirs.get(notes, 'a')).toMatchObject({ text: 'what stays' });
  await another.close();
  await store.close();
  expect(foundIn(file)).toEqual([]);
});

it('what is removed or overwritten is gone from the file once the log is written back', async () => {
  const file = join(await folder(), 'ante.db');
  const store = await openSqlite({ file, collections: contractCollections });
  const scope = store.in('slack:T1');
  const [first] = await scope.insert(notes, secrets('ITM-4711'), note('b', { text: 'my filters are gone' }));
  if (first) await scope.replace(notes, { ...note('ITM-4711'), version: first.version });
  await scope.remove(notes, 'b');
  await store.close();
  expect(foundIn(file)).toEqual(['ITM-4711']);
});
