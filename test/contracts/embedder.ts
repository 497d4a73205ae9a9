import { describe, expect, test } from 'vitest';
import type { Embedder } from '#ports/embedder.ts';

/** What every embedding model promises. `open` hands out one that is ready. */
export function embedderContract(name: string, open: () => Promise<Embedder>): void {
  describe(`${name} as an embedder`, () => {
    test('gives a vector a text, in their order, all of one length', async () => {
      const { embed } = await open();
      const texts = ['one', 'two words', 'three whole words', 'two words'];
      const vectors = (await embed(texts)).map((vector) => Array.from(vector));
      expect(vectors).toHaveLength(4);
      expect(new Set(vectors.map(({ length }) => length)).size).toBe(1);
      expect(vectors[3]).toEqual(vectors[1]);
      expect(vectors[2]).not.toEqual(vectors[1]);
      expect(vectors.flat().every(Number.isFinite)).toBe(true);
    });

    test('takes any number of texts, of any length, and none', async () => {
      const { embed } = await open();
      expect(await embed([])).toEqual([]);
      expect(
        await embed(['x'.repeat(50_000), ...Array.from({ length: 300 }, (_, i) => `text ${i}`)]),
      ).toHaveLength(301);
    });

    test('answers several that ask at once', async () => {
      const { embed } = await open();
      const [one, other] = await Promise.all([embed(['one']), embed(['other', 'one'])]);
      expect(Array.from(other[1] ?? [])).toEqual(Array.from(one[0] ?? []));
    });

    test('names its space in one word', async () => {
      const { space } = await open();
      expect(space).toMatch(/^\S+$/);
      expect((await open()).space).toBe(space);
    });
  });
}
