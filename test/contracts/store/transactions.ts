import { describe, expect, test } from 'vitest';
import { ConflictError, type Operations, type Scope } from '#ports/store.ts';
import type { Subject } from '../store.ts';
import { note, notes } from './sample.ts';

export function transactionContract({ fresh, readersWait }: Subject): void {
  describe('a transaction', () => {
    test('keeps all of its writes and gives back what its work returned', async () => {
      const scope = fresh();
      await scope.insert(notes, note('changed'), note('removed'));
      const result = await scope.transaction(async (tx) => {
        await tx.insert(notes, note('new'));
        await tx.replace(notes, { id: 'changed', version: 1, text: 'yes' });
        await tx.remove(notes, 'removed');
        return tx.increment('BET');
      });
      expect(result).toBe(1);
      const found = await scope.find(notes, { by: 'id', limit: 9 });
      expect(found.docs).toEqual([
        { id: 'changed', version: 2, text: 'yes' },
        { id: 'new', version: 1 },
      ]);
    });

    test('keeps none of them when its work throws', async () => {
      const scope = fresh();
      await scope.insert(notes, note('changed', { slug: 'x' }), note('removed'));
      const failed = scope.transaction(async (tx) => {
        await tx.insert(notes, note('new'));
        await tx.replace(notes, { id: 'changed', version: 1 });
        await tx.remove(notes, 'removed');
        await tx.increment('BET');
        throw new Error('changed my mind');
      });
      await expect(failed).rejects.toThrow('changed my mind');
      const found = await scope.find(notes, { by: 'id', limit: 9 });
      expect(found.docs).toEqual([
        { id: 'changed', version: 1, slug: 'x' },
        { id: 'removed', version: 1 },
      ]);
      expect(await scope.count(notes, { by: 'slug', equals: ['x'] })).toBe(1);
      expect(await scope.increment('BET')).toBe(1);
    });

    test('sees its own writes', async () => {
      const seen = await fresh().transaction(async (tx) => {
        await tx.insert(notes, note('a', { rank: 1, slug: 'x' }));
        await tx.replace(notes, { id: 'a', version: 1, rank: 2 });
        return {
          got: await tx.get(notes, 'a'),
          old: await tx.count(notes, { by: 'slug', equals: ['x'] }),
          found: await tx.find(notes, { by: 'rank', equals: [2], limit: 9 }),
        };
      });
      expect(seen).toMatchObject({ got: { version: 2 }, old: 0, found: { docs: [{ id: 'a' }] } });
    });

    test('is not seen before it ends', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a', { text: 'before' }));
      const { running, written, end } = held(scope, async (tx) => {
        await tx.insert(notes, note('b'));
        await tx.replace(notes, { id: 'a', version: 1, text: 'after' });
      });
      await written;
      const reading = Promise.all([
        scope.get(notes, 'b'),
        scope.get(notes, 'a'),
        scope.count(notes, { by: 'id' }),
      ]);
      if (readersWait) end(new Error('changed my mind'));
      expect(await reading).toEqual([undefined, { id: 'a', version: 1, text: 'before' }, 1]);
      end(new Error('changed my mind'));
      await expect(running).rejects.toThrow('changed my mind');
    });

    test('does not take along what others write meanwhile', async () => {
      const scope = fresh();
      const { running, written, end } = held(scope, (tx) => tx.insert(notes, note('mine')));
      await written;
      const other = scope.insert(notes, note('other'));
      end(new Error('changed my mind'));
      await expect(running).rejects.toThrow('changed my mind');
      await other;
      expect(await scope.get(notes, 'mine')).toBeUndefined();
      expect(await scope.get(notes, 'other')).toBeDefined();
    });

    test('runs its operations in turn, even when they are not awaited one by one', async () => {
      const scope = fresh();
      await scope.transaction(async (tx) => {
        await Promise.all(['a', 'b', 'c'].map((id) => tx.insert(notes, note(id))));
      });
      expect(await scope.count(notes, { by: 'id' })).toBe(3);
    });

    test('ends with the first error of its operations, though its work caught it', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a', { slug: 'x' }));
      const failed = scope.transaction(async (tx) => {
        await tx.insert(notes, note('b'));
        await tx.insert(notes, note('c', { slug: 'x' })).catch(() => undefined);
        await tx.insert(notes, note('d')).catch(() => undefined);
      });
      await expect(failed).rejects.toMatchObject({ name: 'DuplicateError', index: 'slug' });
      expect(await scope.count(notes, { by: 'id' })).toBe(1);
    });

    test('ends with a conflict when what it replaces was read before somebody changed it', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a'));
      await scope.replace(notes, { id: 'a', version: 1 });
      const failed = scope.transaction((tx) => tx.replace(notes, { id: 'a', version: 1, text: 'lost' }));
      await expect(failed).rejects.toThrow(ConflictError);
    });

    test('is dead when it is over', async () => {
      const scope = fresh();
      const tx = await scope.transaction(async (inner) => inner);
      await expect(tx.insert(notes, note('late'))).rejects.toThrow('over');
      expect(await scope.count(notes, { by: 'id' })).toBe(0);
    });

    test('refuses calls of the store from inside, which would wait for itself', async () => {
      const scope = fresh();
      const inside = 'inside a transaction';
      await expect(scope.transaction(() => scope.insert(notes, note('a')))).rejects.toThrow(inside);
      await expect(scope.transaction(() => scope.get(notes, 'a'))).rejects.toThrow(inside);
      await expect(scope.transaction(() => scope.transaction(async () => 1))).rejects.toThrow(inside);
      await scope.insert(notes, note('a'));
    });

    test('loses none of many increments that read, compute and write', async () => {
      const scope = fresh();
      await scope.insert(notes, note('sum', { rank: 0 }));
      const add = () =>
        scope.transaction(async (tx) => {
          const sum = await tx.get(notes, 'sum');
          await tx.replace(notes, { ...note('sum'), ...sum, rank: Number(sum?.rank) + 1 });
        });
      await Promise.all(Array.from({ length: 20 }, add));
      expect(await scope.get(notes, 'sum')).toMatchObject({ rank: 20, version: 21 });
    });

    test('counts without gaps or repeats where it commits', async () => {
      const scope = fresh();
      const place = () =>
        scope.transaction(async (tx) => {
          const number = await tx.increment('NOTE');
          await tx.insert(notes, note(`NOTE-${number}`, { slug: `${number}` }));
          return number;
        });
      const numbers = await Promise.all(Array.from({ length: 10 }, place));
      expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(await scope.count(notes, { by: 'slug' })).toBe(10);
    });

    test('claims like anybody else', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a'));
      const claimed = await scope.transaction((tx) => tx.claim(notes, 'a', '2026-01-01', '2026-01-02'));
      expect(await scope.get(notes, 'a')).toEqual(claimed);
    });
  });
}

/** A transaction that does `work`, and then waits to be ended by an error. */
function held(scope: Scope, work: (tx: Operations) => Promise<unknown>) {
  const written = Promise.withResolvers<void>();
  const ending = Promise.withResolvers<void>();
  const running = scope.transaction(async (tx) => {
    await work(tx);
    written.resolve();
    await ending.promise;
  });
  running.catch(() => undefined);
  return { running, written: written.promise, end: ending.reject };
}
