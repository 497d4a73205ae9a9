import { describe, expect, test } from 'vitest';
import type { Subject } from '../store.ts';
import { ids, note, notes, others } from './sample.ts';

export function tenantContract({ store, fresh }: Subject): void {
  describe('two workspaces with the same ids', () => {
    test('see nothing of each other', async () => {
      const [ours, theirs] = [fresh(), fresh()];
      const same = {
        slug: 'x',
        owner: 'ana',
        rank: 1,
        tags: ['t'],
        window: { closes: '2026-12-01' },
      };
      await ours.insert(notes, note('a', { ...same, text: 'ours' }));
      expect(await theirs.get(notes, 'a')).toBeUndefined();
      await theirs.insert(notes, note('a', { ...same, text: 'theirs' }), note('b', { ...same, slug: 'y' }));
      for (const query of [
        { by: 'id' },
        { by: 'slug' },
        { by: 'rank' },
        { by: 'closes' },
        { by: 'ownerRank', equals: ['ana'] },
        { by: 'tag', equals: ['t'] },
      ]) {
        expect((await ours.find(notes, { ...query, limit: 9 })).docs.map(({ text }) => text)).toEqual([
          'ours',
        ]);
        expect(await ours.count(notes, query)).toBe(1);
      }
    });

    test('change nothing of each other', async () => {
      const [ours, theirs] = [fresh(), fresh()];
      await ours.insert(notes, note('a', { text: 'ours' }));
      await expect(theirs.replace(notes, { id: 'a', version: 1, text: 'theirs' })).rejects.toThrow();
      expect(await theirs.remove(notes, 'a')).toBe(false);
      expect(await theirs.claim(notes, 'a', '2026-01-01', '2026-01-02')).toBeUndefined();
      expect(await theirs.increment('BET', 7)).toBe(7);
      expect(await ours.increment('BET')).toBe(1);
      expect(await ours.get(notes, 'a')).toEqual({ id: 'a', version: 1, text: 'ours' });
    });

    test('cannot use each other\u2019s cursors to look over the fence', async () => {
      const [ours, theirs] = [fresh(), fresh()];
      for (const scope of [ours, theirs])
        await scope.insert(notes, note('a', { rank: 1 }), note('b', { rank: 2 }));
      const { next = '' } = await ours.find(notes, { by: 'rank', limit: 1 });
      const page = await theirs.find(notes, { by: 'rank', limit: 9, after: next });
      expect(ids(page)).toEqual(['b']);
    });
  });

  describe('a workspace that is erased', () => {
    const doc = note('a', {
      slug: 'x',
      owner: 'ana',
      rank: 1,
      tags: ['t'],
      aliases: ['n'],
      window: { closes: '2026-12-01' },
    });

    test('is as if it had never been, and others are as they were', async () => {
      const [ours, theirs] = [fresh(), fresh()];
      for (const scope of [ours, theirs]) {
        await scope.insert(notes, doc, note('b'));
        await scope.insert(others, note('c', { rank: 2 }));
        await scope.increment('BET', 7);
      }
      await ours.erase();
      await ours.erase();
      expect(await store().workspaces()).not.toContain(ours.workspace);
      for (const collection of [notes, others]) expect(await ours.count(collection, { by: 'id' })).toBe(0);
      expect(await ours.increment('BET')).toBe(1);
      expect(await theirs.get(notes, 'a')).toEqual({ ...doc, version: 1 });
      expect(await theirs.count(others, { by: 'rank' })).toBe(1);
      expect(await theirs.increment('BET')).toBe(8);
    });

    test('takes the same again, in every index', async () => {
      const scope = fresh();
      await scope.insert(notes, doc);
      await scope.erase();
      await scope.insert(notes, doc);
      for (const query of [{ by: 'slug' }, { by: 'rank' }, { by: 'closes' }, { by: 'tag', equals: ['t'] }])
        expect(await scope.count(notes, query)).toBe(1);
    });

    test('is not erased from inside a transaction', async () => {
      const scope = fresh();
      await expect(scope.transaction(async () => scope.erase())).rejects.toThrow('only its own operations');
    });
  });

  test.each(['', '\ud800'])('a workspace called %j is refused', (workspace) => {
    expect(() => store().in(workspace)).toThrow('no workspace');
  });

  test('every workspace that has a document is listed, once and sorted', async () => {
    const scopes = [fresh(), fresh(), fresh()];
    const before = await store().workspaces();
    for (const scope of scopes.toReversed()) await scope.insert(notes, note('a'), note('b'));
    await scopes[1]?.remove(notes, 'a');
    await scopes[2]?.remove(notes, 'a');
    await scopes[2]?.remove(notes, 'b');
    const expected = [...before, scopes[0]?.workspace, scopes[1]?.workspace].sort();
    expect(await store().workspaces()).toEqual(expected);
  });
}
