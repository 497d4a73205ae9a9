import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndexValue, Query } from '#ports/store.ts';
import type { Subject } from '../store.ts';
import { findAll, type Note, note, notes } from './sample.ts';

/** Few values of each kind, so that documents and queries meet; and now and then any. */
const value: fc.Arbitrary<IndexValue> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom<IndexValue>(
      false,
      true,
      -1,
      0,
      0.5,
      2,
      10,
      '',
      'a',
      'ab',
      'a\u0000',
      'b',
      '😀',
    ),
  },
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const owner = fc.constantFrom('ana', 'an', 'bo', 'ana\u0000');

const fields = fc.record(
  {
    owner,
    rank: fc.oneof({ weight: 9, arbitrary: value }, fc.constant(null)),
    tags: fc.array(fc.oneof(value, fc.constant(null)), { maxLength: 4 }),
    window: fc.record({ closes: fc.constantFrom('2026-12-01', '2026-12-02') }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

const bounds = fc.record({ from: value, below: value }, { requiredKeys: [] });
const shape = fc.oneof(
  fc.record({ by: fc.constant('rank'), equals: fc.constant([]), bounds }),
  fc.record({ by: fc.constant('rank'), equals: fc.tuple(value), bounds: fc.constant({}) }),
  fc.record({ by: fc.constant('ownerRank'), equals: fc.tuple(owner), bounds }),
  fc.record({ by: fc.constant('ownerRank'), equals: fc.tuple(owner, value), bounds: fc.constant({}) }),
  fc.record({ by: fc.constant('ownerRank'), equals: fc.constant([]), bounds }),
  fc.record({ by: fc.constant('tag'), equals: fc.tuple(value), bounds }),
  fc.record({ by: fc.constant('closes'), equals: fc.constant([]), bounds }),
);
const query = fc
  .tuple(shape, fc.constantFrom('ascending', 'descending'), fc.integer({ min: 1, max: 5 }))
  .map(([{ by, equals, bounds }, order, limit]): Query => ({ by, equals, ...bounds, order, limit }));

export function modelContract({ fresh }: Subject): void {
  describe('find', () => {
    test('finds what a naive search over all documents finds, page by page', async () => {
      const one = fc.tuple(
        fc.array(fields, { maxLength: 12 }),
        fc.array(query, { minLength: 1, maxLength: 6 }),
      );
      await fc.assert(
        fc.asyncProperty(one, async ([documents, queries]) => {
          const scope = fresh();
          // Ids in another order than the documents came in.
          const docs = documents.map((each, n) => note(`${(n * 5) % 13}-${n}`, each));
          await scope.insert(notes, ...docs);
          for (const each of queries) {
            const expected = naively(docs, each).map(({ id }) => id);
            expect((await findAll(scope, each)).map(({ id }) => id)).toEqual(expected);
            expect(await scope.count(notes, each)).toBe(expected.length);
          }
        }),
        { numRuns: 60 },
      );
    });
  });
}

/** The promise of `Query`, as plainly as it can be put. */
function naively(docs: readonly Note[], { by, equals = [], from, below, order }: Query): readonly Note[] {
  const found = docs
    .map((doc) => ({ doc, row: rowOf(doc, by, equals) }))
    .filter((each): each is { doc: Note; row: IndexValue[] } => each.row?.every(isValue) ?? false)
    .filter(({ row }) => equals.every((wanted, n) => compare(row[n]!, wanted) === 0))
    .filter(({ row }) => from === undefined || compare(row[equals.length]!, from) >= 0)
    .filter(({ row }) => below === undefined || compare(row[equals.length]!, below) < 0)
    .sort((a, b) => compareRows([...a.row, a.doc.id], [...b.row, b.doc.id]))
    .map(({ doc }) => doc);
  return order === 'descending' ? found.reverse() : found;
}

/** What the document has in the fields of the index; of a multi index, under the value that is asked for. */
function rowOf(doc: Note, by: string, equals: readonly IndexValue[]): unknown[] | undefined {
  if (by === 'rank') return [doc.rank];
  if (by === 'ownerRank') return [doc.owner, doc.rank];
  if (by === 'closes') return [doc.window?.closes];
  const [wanted] = equals;
  const has = doc.tags?.some((tag) => isValue(tag) && wanted !== undefined && compare(tag, wanted) === 0);
  return has ? [wanted, doc.rank] : undefined;
}

function isValue(candidate: unknown): candidate is IndexValue {
  return ['string', 'number', 'boolean'].includes(typeof candidate);
}

function compareRows(a: readonly IndexValue[], b: readonly IndexValue[]): number {
  return a.map((each, n) => compare(each, b[n]!)).find((order) => order !== 0) ?? 0;
}

function compare(a: IndexValue, b: IndexValue): number {
  const kinds = ['boolean', 'number', 'string'];
  if (typeof a !== typeof b) return kinds.indexOf(typeof a) - kinds.indexOf(typeof b);
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(String(b)));
  return Number(a) - Number(b);
}
