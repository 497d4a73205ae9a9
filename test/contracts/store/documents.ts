import { describe, expect, test } from 'vitest';
import { ConflictError, collection, DuplicateError } from '#ports/store.ts';
import type { Subject } from '../store.ts';
import { type Note, note, notes, others } from './sample.ts';

export function documentContract({ store, fresh }: Subject): void {
  describe('documents', () => {
    test('come back as they were stored, as version 1', async () => {
      const scope = fresh();
      const full = note('a', {
        text: 'saved searches',
        rank: 3,
        window: { closes: '2026-12-01' },
        extra: [1, null],
      });
      expect(await scope.insert(notes, full)).toEqual([{ ...full, version: 1 }]);
      expect(await scope.get(notes, 'a')).toEqual({ ...full, version: 1 });
    });

    test('come back without what is undefined', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a', { extra: { gone: undefined, kept: 1 } }));
      expect(Object.keys((await scope.get(notes, 'a'))?.extra ?? {})).toEqual(['kept']);
    });

    test('are undefined where there are none', async () => {
      expect(await fresh().get(notes, 'nothing')).toBeUndefined();
    });

    test('are known by collection and id', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a', { text: 'one' }));
      await scope.insert(others, note('a', { text: 'other' }));
      expect((await scope.get(notes, 'a'))?.text).toBe('one');
      expect((await scope.get(others, 'a'))?.text).toBe('other');
    });

    test('need an id', async () => {
      await expect(fresh().insert(notes, note(''))).rejects.toThrow('no id');
    });

    test('are not stored under an id that is taken', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a', { text: 'first' }));
      const error = await scope.insert(notes, note('a', { text: 'second' })).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(DuplicateError);
      expect(error).toMatchObject({ collection: 'notes', index: 'id' });
      expect((await scope.get(notes, 'a'))?.text).toBe('first');
    });

    test('are inserted all or none', async () => {
      const scope = fresh();
      await scope.insert(notes, note('b'));
      await expect(scope.insert(notes, note('a'), note('b'), note('c'))).rejects.toThrow(DuplicateError);
      expect(await scope.count(notes, { by: 'id' })).toBe(1);
    });

    test('can be none to insert', async () => {
      expect(await fresh().insert(notes)).toEqual([]);
    });

    test('are replaced whole, as the next version', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a', { text: 'old', owner: 'ana' }));
      const replaced = await scope.replace(notes, { id: 'a', version: 1, text: 'new' });
      expect(replaced).toEqual({ id: 'a', version: 2, text: 'new' });
      expect(await scope.get(notes, 'a')).toEqual(replaced);
    });

    test.each([0, 2, 1.5])('are not replaced when they have version 1 and %d was read', async (version) => {
      const scope = fresh();
      await scope.insert(notes, note('a', { text: 'kept' }));
      await expect(scope.replace(notes, { id: 'a', version, text: 'lost' })).rejects.toThrow(ConflictError);
      expect((await scope.get(notes, 'a'))?.text).toBe('kept');
    });

    test('are not replaced when they are gone', async () => {
      await expect(fresh().replace(notes, { id: 'a', version: 1 })).rejects.toThrow(ConflictError);
    });

    test('are replaced by one of many who read the same version', async () => {
      const scope = fresh();
      const [read] = (await scope.insert(notes, note('a'))) as [Note];
      const writers = Array.from({ length: 10 }, (_, n) =>
        scope.replace(notes, { ...read, text: `writer ${n}` }),
      );
      const outcomes = await Promise.allSettled(writers);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await scope.get(notes, 'a'))?.version).toBe(2);
    });

    test('are removed once', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a', { slug: 'taken' }));
      expect(await scope.remove(notes, 'a')).toBe(true);
      expect(await scope.remove(notes, 'a')).toBe(false);
      expect(await scope.get(notes, 'a')).toBeUndefined();
      await scope.insert(notes, note('b', { slug: 'taken' }));
    });

    test('of a collection that was not declared at open are refused', async () => {
      await expect(fresh().get(collection('unknown'), 'a')).rejects.toThrow('unknown');
    });
  });

  describe('counters', () => {
    test('start at 0, go up by one or more, and have names of their own', async () => {
      const scope = fresh();
      expect(await scope.increment('BET')).toBe(1);
      expect(await scope.increment('BET')).toBe(2);
      expect(await scope.increment('BET', 10)).toBe(12);
      expect(await scope.increment('ASM')).toBe(1);
    });

    test('never give a number twice', async () => {
      const scope = fresh();
      const numbers = await Promise.all(Array.from({ length: 50 }, () => scope.increment('BET')));
      expect(new Set(numbers).size).toBe(50);
    });

    test('make no workspace', async () => {
      const scope = fresh();
      await scope.increment('BET');
      expect(await store().workspaces()).not.toContain(scope.workspace);
    });
  });
}
