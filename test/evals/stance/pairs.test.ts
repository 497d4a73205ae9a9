import { expect, it } from 'vitest';
import { readPairs, shareRight } from './pairs.ts';

const pairs = readPairs();

it('holds a hundred pairs, each with the words of the item that say it', () => {
  expect(pairs).toHaveLength(100);
  expect(pairs.filter(({ item, words }) => !item.includes(words))).toEqual([]);
});

it('is scored by the share that was told rightly', () => {
  const all = pairs.map(() => 'mentions' as const);
  expect(shareRight(pairs, all)).toEqual({ all: 0.3, supports: 0, contradicts: 0, mentions: 1 });
  expect(
    shareRight(
      pairs,
      pairs.map(({ stance }) => stance),
    ).all,
  ).toBe(1);
  expect(shareRight(pairs, []).all).toBe(0);
});
