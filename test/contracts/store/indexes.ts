import { describe, expect, test } from 'vitest';
import { DuplicateError } from '#ports/store.ts';
import type { Subject } from '../store.ts';
import { ids, note, notes } from './sample.ts';

export function indexContract({ fresh }: Subject): void {
  describe('a unique index', () => {
    test('refuses a second document with its value, and says which index it was', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a', { slug: 'x' }));
      const error = await scope.insert(notes, note('b', { slug: 'x' })).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(DuplicateError);
      expect(error).toMatchObject({ collection: 'notes', index: 'slug' });
      expect(await scope.get(notes, 'b')).toBeUndefined();
    });

    test('refuses a replacement that would take the value of another', async () => {
      const scope = fresh();
      const [, b] = await scope.insert(notes, note('a', { slug: 'x' }), note('b', { slug: 'y' }));
      const taking = scope.replace(notes, { ...note('b'), ...b, slug: 'x' });
      await expect(taking).rejects.toMatchObject({ name: 'DuplicateError', index: 'slug' });
      expect(await scope.get(notes, 'b')).toMatchObject({ slug: 'y', version: 1 });
    });

    test('lets a document keep its own value', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a', { slug: 'x' }));
      expect(await scope.replace(notes, { id: 'a', version: 1, slug: 'x', text: 'new' })).toMatchObject({
        version: 2,
      });
    });

    test('lets a value go with the document that held it', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a', { slug: 'x' }));
      await scope.replace(notes, { id: 'a', version: 1 });
      await scope.insert(notes, note('b', { slug: 'x' }));
      await scope.remove(notes, 'b');
      await scope.insert(notes, note('c', { slug: 'x' }));
    });

    test('takes any number of documents that lack the field', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a'), note('b'), note('c'));
      expect(await scope.count(notes, { by: 'slug' })).toBe(0);
      expect(await scope.count(notes, { by: 'id' })).toBe(3);
    });

    test('tells 1, "1" and true apart', async () => {
      const scope = fresh();
      const slugs = [1, '1', true] as unknown as string[];
      await scope.insert(notes, ...slugs.map((slug, n) => note(`${n}`, { slug })));
      expect(ids(await scope.find(notes, { by: 'slug', equals: [true], limit: 9 }))).toEqual(['2']);
    });
  });

  describe('an index', () => {
    test('holds no document that lacks one of its fields or has no value there', async () => {
      const scope = fresh();
      await scope.insert(
        notes,
        note('both', { owner: 'ana', rank: 1 }),
        note('no-rank', { owner: 'ana' }),
        note('null', { owner: 'ana', rank: null }),
        note('list', { owner: 'ana', rank: [1] as unknown as number }),
        note('no-owner', { rank: 1 }),
      );
      expect(ids(await scope.find(notes, { by: 'ownerRank', limit: 9 }))).toEqual(['both']);
      expect(ids(await scope.find(notes, { by: 'rank', limit: 9 }))).toEqual(['both', 'no-owner']);
    });

    test('reaches one level down', async () => {
      const scope = fresh();
      const closing = (id: string, closes: string) => note(id, { window: { closes } });
      await scope.insert(notes, closing('late', '2026-12-09'), closing('soon', '2026-12-01'), note('never'));
      expect(ids(await scope.find(notes, { by: 'closes', below: '2026-12-02', limit: 9 }))).toEqual(['soon']);
    });

    test('follows every change', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a', { owner: 'ana', rank: 1, tags: ['x', 'y'] }));
      await scope.replace(notes, { id: 'a', version: 1, owner: 'bo', rank: 1, tags: ['y', 'z'] });
      const count = (by: string, value: string) => scope.count(notes, { by, equals: [value] });
      expect([await count('ownerRank', 'ana'), await count('ownerRank', 'bo')]).toEqual([0, 1]);
      expect([await count('tag', 'x'), await count('tag', 'y'), await count('tag', 'z')]).toEqual([0, 1, 1]);
    });

    test.each([
      ['an index that is not declared', { by: 'nothing' }],
      ['more values than fields', { by: 'rank', equals: [1, 2] }],
      ['a bound behind the last field', { by: 'rank', equals: [1], from: 1 }],
      ['a multi index without a value', { by: 'tag' }],
      ['an id that is no text', { by: 'id', equals: [1] }],
      ['an operator for a value', { by: 'slug', equals: [{ $ne: null }] as unknown as string[] }],
      ['a page of nothing', { by: 'rank', limit: 0 }],
      ['a cursor that is none', { by: 'rank', after: 'x' }],
    ])('refuses %s', async (_, query) => {
      await expect(fresh().find(notes, { limit: 9, ...query })).rejects.toThrow();
    });
  });

  describe('a multi index', () => {
    test('finds a document under each of its values, once', async () => {
      const scope = fresh();
      await scope.insert(
        notes,
        note('late', { tags: ['export', 'slow', 'export'], rank: 2 }),
        note('early', { tags: ['export'], rank: 1 }),
        note('none', { tags: [], rank: 0 }),
        note('odd', { tags: [null, { $gt: '' }, ['export'], 7], rank: 3 }),
        note('text', { tags: 'export' as unknown as string[], rank: 4 }),
      );
      const under = async (tag: string | number) =>
        ids(await scope.find(notes, { by: 'tag', equals: [tag], limit: 9 }));
      expect(await under('export')).toEqual(['early', 'late']);
      expect(await under('slow')).toEqual(['late']);
      expect(await under(7)).toEqual(['odd']);
    });

    test('bounds and orders by the field after the value', async () => {
      const scope = fresh();
      const tagged = [5, 1, 4, 2, 3].map((rank) => note(`r${rank}`, { tags: ['b', 'x', 'a'], rank }));
      await scope.insert(notes, ...tagged);
      const query = { by: 'tag', equals: ['x'], from: 2, below: 5, order: 'descending', limit: 9 } as const;
      expect(ids(await scope.find(notes, query))).toEqual(['r4', 'r3', 'r2']);
    });

    test('can be unique', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a', { aliases: ['x', 'y'] }), note('b', { aliases: ['z', 'z'] }));
      const third = scope.insert(notes, note('c', { aliases: ['w', 'y'] }));
      await expect(third).rejects.toMatchObject({ name: 'DuplicateError', index: 'alias' });
      await scope.insert(notes, note('c', { aliases: ['w'] }));
      expect(ids(await scope.find(notes, { by: 'alias', equals: ['z'], limit: 9 }))).toEqual(['b']);
    });
  });
}
