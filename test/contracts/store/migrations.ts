import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Collection, collection, type Document, type Store, StoreUnusableError } from '#ports/store.ts';

interface Person extends Document {
  readonly full?: string;
  readonly first?: string;
  readonly last?: string;
  readonly initials?: string;
}

const byFull = { full: { fields: ['full'] } };
const byLast = { last: { fields: ['last'] } };
const split = ({ full, ...rest }: Record<string, unknown>) => {
  const [first, last] = String(full).split(' ');
  return { ...rest, first, last };
};
const abbreviate = (old: Record<string, unknown>) => ({ ...old, initials: `${old.first}`[0] });

const first = collection<Person>('people', byFull);
const second = collection<Person>('people', byLast, { schema: 2, migrations: { 1: split } });
const third = collection<Person>('people', byLast, { schema: 3, migrations: { 1: split, 2: abbreviate } });

/** What opening a database of an older or newer Ante does. `open` opens one database again and again. */
export function migrationContract(
  name: string,
  newDatabase: () => Promise<(collections: readonly Collection<Document>[]) => Promise<Store>>,
): void {
  describe(`${name} migrates`, () => {
    let open: (collections: readonly Collection<Document>[]) => Promise<Store>;
    beforeEach(async () => {
      open = await newDatabase();
      await using(first, async (store) => {
        await store.in('w1').insert(first, { id: 'ada', version: 0, full: 'Ada Lovelace' });
        await store.in('w2').insert(first, { id: 'ada', version: 0, full: 'Ada Byron' });
      });
    });
    let opened: Store | undefined;
    afterEach(() => opened?.close());

    async function using<T>(people: Collection<Person>, work: (store: Store) => Promise<T>): Promise<T> {
      opened = await open([people]);
      try {
        return await work(opened);
      } finally {
        await opened.close();
      }
    }

    test.each([
      ['to the next schema', second, { first: 'Ada', last: 'Lovelace' }],
      ['over several schemas', third, { first: 'Ada', last: 'Lovelace', initials: 'A' }],
    ])('%s, in every workspace, and keeps the version', async (_, people, fields) => {
      await using(people, async (store) => {
        expect(await store.in('w1').get(people, 'ada')).toEqual({ id: 'ada', version: 1, ...fields });
        const query = { by: 'last', equals: ['Byron'], limit: 9 };
        expect((await store.in('w2').find(people, query)).docs).toMatchObject([
          { first: 'Ada', last: 'Byron' },
        ]);
        expect(await store.in('w1').count(people, query)).toBe(0);
      });
    });

    test('only once', async () => {
      await using(second, async (store) => {
        await store.in('w1').replace(second, { id: 'ada', version: 1, first: 'Ada', last: 'King' });
      });
      const read = await using(second, (store) => store.in('w1').get(second, 'ada'));
      expect(read).toEqual({ id: 'ada', version: 2, first: 'Ada', last: 'King' });
    });

    test('to other indexes of the same schema', async () => {
      const both = collection<Person>('people', {
        ...byFull,
        fullId: { fields: ['full', 'id'], unique: true },
      });
      await using(both, async (store) => {
        const query = { by: 'fullId', equals: ['Ada Lovelace', 'ada'], limit: 9 };
        expect((await store.in('w1').find(both, query)).docs).toHaveLength(1);
      });
      await using(first, async (store) => {
        await store.in('w1').insert(first, { id: 'ada2', version: 0, full: 'Ada Lovelace' });
        expect(await store.in('w1').count(first, { by: 'full', equals: ['Ada Lovelace'] })).toBe(2);
      });
    });

    test('to nothing when a step fails: the database is what it was', async () => {
      const broken = collection<Person>('people', byLast, {
        schema: 3,
        migrations: {
          1: split,
          2: (old) => {
            if (old.last === 'Byron') throw new Error('no such name');
            return old;
          },
        },
      });
      await expect(open([broken])).rejects.toThrow('no such name');
      const read = await using(third, (store) => store.in('w2').get(third, 'ada'));
      expect(read).toMatchObject({ first: 'Ada', last: 'Byron', initials: 'A' });
    });

    test('not without a migration', async () => {
      const missing = collection<Person>('people', byLast, { schema: 3, migrations: { 1: split } });
      await expect(open([missing])).rejects.toThrow('no migration from schema 2');
    });

    test('not to a unique index that two documents break: it says so and changes nothing', async () => {
      await using(first, (store) =>
        store.in('w1').insert(first, { id: 'ada2', version: 0, full: 'Ada Lovelace' }),
      );
      const unique = collection<Person>('people', { full: { fields: ['full'], unique: true } });
      const error = await open([unique]).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(StoreUnusableError);
      expect(error.message).toContain('full');
      expect(await using(first, (store) => store.in('w1').count(first, { by: 'full' }))).toBe(2);
    });

    test('not backwards: a newer database is refused and stays as it is', async () => {
      await using(second, async () => undefined);
      const error = await open([first]).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(StoreUnusableError);
      expect(error.message).toMatch(/newer Ante \(people has schema 2, this one knows 1\): update Ante/);
      expect(await using(second, (store) => store.in('w1').get(second, 'ada'))).toMatchObject({
        last: 'Lovelace',
      });
    });
  });
}
