import { describe, expect, test } from 'vitest';
import type { IndexValue, Query } from '#ports/store.ts';
import type { Subject } from '../store.ts';
import { findAll, ids, note, notes } from './sample.ts';

/** In the order that every store must keep. */
const ORDERED: readonly IndexValue[] = [
  false,
  true,
  Number.MIN_SAFE_INTEGER,
  -1.5,
  -1,
  -Number.MIN_VALUE,
  0,
  Number.MIN_VALUE,
  0.1,
  1,
  2,
  10,
  2 ** 53,
  Number.MAX_VALUE,
  '',
  '\u0000',
  '\u0000\u0000',
  '\u0001',
  '\u0001a',
  '\u0002',
  '\u0003',
  '\n',
  ' ',
  '1',
  '10',
  '2',
  'B',
  'a',
  'a\u0000',
  'a\u0001',
  'a b',
  'aa',
  'b',
  '~',
  '\u007f',
  'Ä',
  'ä',
  'ﬁ',
  '\uffff',
  '😀',
  '\u{10ffff}',
];

export function orderContract({ fresh }: Subject): void {
  describe('order', () => {
    test('is one order over all values, whatever order they came in', async () => {
      const scope = fresh();
      const shuffled = ORDERED.map((rank, n) => note(`n${(n * 29) % 97}`, { rank, text: `${n}` }));
      await scope.insert(notes, ...shuffled.toReversed());
      const places = async (query: Omit<Query, 'by'>) =>
        (await findAll(scope, { by: 'rank', ...query })).map((doc) => Number(doc.text));
      const all = [...ORDERED.keys()];
      expect(await places({ limit: 100 })).toEqual(all);
      expect(await places({ limit: 3 })).toEqual(all);
      expect(await places({ limit: 3, order: 'descending' })).toEqual(all.toReversed());
      for (const [n, from] of ORDERED.entries()) {
        expect(await places({ from, limit: 100 })).toEqual(all.slice(n));
        expect(await places({ below: from, limit: 100, order: 'descending' })).toEqual(
          all.slice(0, n).toReversed(),
        );
      }
    });

    test('goes field by field', async () => {
      const scope = fresh();
      const rows: [string, string, IndexValue][] = [
        ['1', 'a', 1],
        ['2', 'a', 'z'],
        ['3', 'a\u0000', 0],
        ['4', 'a\u0001', 0],
        ['5', 'ab', 0],
      ];
      await scope.insert(notes, ...rows.map(([id, owner, rank]) => note(id, { owner, rank })));
      expect(ids(await scope.find(notes, { by: 'ownerRank', limit: 9 }))).toEqual(['1', '2', '3', '4', '5']);
      expect(ids(await scope.find(notes, { by: 'ownerRank', equals: ['a'], limit: 9 }))).toEqual(['1', '2']);
    });

    test('takes 0 and -0 for the same', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a', { rank: -0 }), note('b', { rank: 0 }));
      expect(await scope.count(notes, { by: 'rank', equals: [-0] })).toBe(2);
      expect(await scope.count(notes, { by: 'rank', from: 0 })).toBe(2);
    });

    test('is by id where all else is the same, and by id alone', async () => {
      const scope = fresh();
      const names = ['B', 'a', 'ITM-10', 'ITM-9', 'é', '😀', '\uffff', '\u0000'];
      await scope.insert(notes, ...names.map((id) => note(id, { rank: 1 })));
      const sorted = ['\u0000', 'B', 'ITM-10', 'ITM-9', 'a', 'é', '\uffff', '😀'];
      const all = async (query: Query) => (await findAll(scope, query)).map(({ id }) => id);
      for (const limit of [1, 3, 100]) {
        expect(await all({ by: 'rank', equals: [1], limit })).toEqual(sorted);
        expect(await all({ by: 'rank', limit, order: 'descending' })).toEqual(sorted.toReversed());
        expect(await all({ by: 'id', limit })).toEqual(sorted);
        expect(await all({ by: 'id', limit, order: 'descending' })).toEqual(sorted.toReversed());
      }
      expect(await all({ by: 'id', from: 'ITM', below: 'ITN', limit: 1 })).toEqual(['ITM-10', 'ITM-9']);
      expect(await all({ by: 'id', equals: ['a'], limit: 1 })).toEqual(['a']);
    });
  });

  describe('pages', () => {
    test('end without a cursor exactly when there is no more', async () => {
      const scope = fresh();
      await scope.insert(notes, ...[1, 2, 3, 4].map((rank) => note(`${rank}`, { rank })));
      const first = await scope.find(notes, { by: 'rank', limit: 2 });
      const second = await scope.find(notes, { by: 'rank', limit: 2, after: first.next ?? '' });
      expect([ids(first), ids(second), second.next]).toEqual([['1', '2'], ['3', '4'], undefined]);
    });

    test.each(['ascending', 'descending'] as const)('are stable under changes, %s', async (order) => {
      const scope = fresh();
      await scope.insert(notes, ...[10, 20, 30, 40].map((rank) => note(`${rank}`, { rank })));
      const query = { by: 'rank', order, limit: 2 } as const;
      const first = await scope.find(notes, query);
      await scope.insert(notes, ...[5, 15, 25, 35, 45].map((rank) => note(`${rank}`, { rank })));
      await scope.remove(notes, order === 'ascending' ? '20' : '30');
      const rest = await scope.find(notes, { ...query, limit: 9, after: first.next ?? '' });
      const behind = order === 'ascending' ? ['25', '30', '35', '40', '45'] : ['25', '20', '15', '10', '5'];
      expect(ids(rest)).toEqual(behind);
    });

    test('never leave what a query asks for, whatever cursor it is given', async () => {
      const scope = fresh();
      await scope.insert(
        notes,
        ...['ana', 'bo'].flatMap((owner) => [1, 2].map((rank) => note(`${owner}${rank}`, { owner, rank }))),
      );
      const ofAna = await scope.find(notes, { by: 'ownerRank', equals: ['ana'], limit: 1 });
      const ofBo = await scope.find(notes, {
        by: 'ownerRank',
        equals: ['bo'],
        limit: 9,
        after: ofAna.next ?? '',
      });
      expect(ids(ofBo)).toEqual(['bo1', 'bo2']);
    });
  });

  test('count counts what find finds', async () => {
    const scope = fresh();
    await scope.insert(notes, ...[1, 2, 3, 4, 5].map((rank) => note(`${rank}`, { owner: 'ana', rank })));
    expect(await scope.count(notes, { by: 'ownerRank', equals: ['ana'], from: 2, below: 5 })).toBe(3);
    expect(await scope.count(notes, { by: 'ownerRank', equals: ['bo'] })).toBe(0);
    expect(await scope.count(notes, { by: 'id' })).toBe(5);
  });
}
