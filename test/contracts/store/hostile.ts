import { describe, expect, test } from 'vitest';
import type { Subject } from '../store.ts';
import { ids, note, notes } from './sample.ts';

const TEXTS: readonly string[] = [
  '{"$ne":null}',
  '$where',
  '$gt',
  'a.b',
  '__proto__',
  'constructor',
  "Robert'); DROP TABLE notes;--",
  '"quoted" `ticks` \\ %_*',
  '\u0000',
  'before\u0000after',
  '\ud83d',
  '\u202egnp.exe',
  'x'.repeat(1_000_000),
];

const VALUES: readonly unknown[] = [
  { $ne: null },
  { $where: 'sleep(1000)', $set: { text: 'owned' } },
  JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":1}}'),
  { 'a.b': { '.': 1, '': 2, 'nul\u0000key': 3 } },
  { _bsontype: 'ObjectId', $oid: 'x' },
  { $ref: 'notes', $id: 'a', $db: 'admin' },
  { 2: 'b', 1: 'a', z: 0, a: 1 },
  [null, true, 1.5, '', [], {}, -1e300, Number.MAX_SAFE_INTEGER],
  JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`),
];

export function hostileContract({ fresh }: Subject): void {
  describe('hostile input', () => {
    test.each(VALUES.map((value) => [JSON.stringify(value).slice(0, 60), value]))(
      'is kept as it is: %s',
      async (_, extra) => {
        const scope = fresh();
        await scope.insert(notes, note('a', { extra }));
        const { version } = (await scope.get(notes, 'a')) ?? note('a');
        await scope.replace(notes, note('a', { extra, text: 'again', version } as object));
        const stored = await scope.get(notes, 'a');
        expect(JSON.stringify(stored?.extra)).toBe(JSON.stringify(extra));
        expect(Object.getPrototypeOf(stored?.extra)).toBe(Object.getPrototypeOf(extra));
      },
    );

    test.each(TEXTS.map((text) => [JSON.stringify(text).slice(0, 60), text]))(
      'is mere text: %s',
      async (_, text) => {
        const scope = fresh();
        await scope.insert(notes, note('bystander', { slug: 'other', owner: 'ana', rank: 1, tags: ['t'] }));
        await scope.insert(notes, note('a', { text, slug: text, owner: text, rank: text, tags: [text] }));
        expect((await scope.get(notes, 'a'))?.text).toBe(text);
        for (const query of [
          { by: 'slug', equals: [text] },
          { by: 'ownerRank', equals: [text, text] },
          { by: 'tag', equals: [text, text] },
        ]) {
          expect(ids(await scope.find(notes, { ...query, limit: 9 }))).toEqual(['a']);
        }
        await expect(scope.insert(notes, note('b', { slug: text }))).rejects.toMatchObject({ index: 'slug' });
      },
    );

    test.each(
      TEXTS.filter((text) => text.isWellFormed()).map((text) => [JSON.stringify(text).slice(0, 60), text]),
    )('can be an id, a counter or a workspace: %s', async (_, text) => {
      const scope = fresh();
      await scope.insert(notes, note(text), note('bystander'));
      expect((await scope.get(notes, text))?.id).toBe(text);
      expect(ids(await scope.find(notes, { by: 'id', equals: [text], limit: 9 }))).toEqual([text]);
      expect(await scope.remove(notes, text)).toBe(true);
      expect(await scope.count(notes, { by: 'id' })).toBe(1);
      expect(await scope.increment(text)).toBe(1);
      expect(await scope.increment('other')).toBe(1);
    });

    test('in the place of an id finds nothing', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a'));
      const id = { $ne: null } as unknown as string;
      expect(await scope.get(notes, id).catch(() => undefined)).toBeUndefined();
      expect(await scope.remove(notes, id).catch(() => false)).toBe(false);
      expect(await scope.claim(notes, id, '2026', '2027').catch(() => undefined)).toBeUndefined();
      expect(await scope.count(notes, { by: 'id' })).toBe(1);
    });
  });
}
