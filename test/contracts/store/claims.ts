import { describe, expect, test } from 'vitest';
import { ConflictError } from '#ports/store.ts';
import type { Subject } from '../store.ts';
import { note, notes } from './sample.ts';

const AT_10 = '2026-12-01T10:00:00.000Z';
const AT_11 = '2026-12-01T11:00:00.000Z';
const AT_12 = '2026-12-01T12:00:00.000Z';

export function claimContract({ fresh }: Subject): void {
  describe('a claim', () => {
    test('takes a free document as its next version', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a', { text: 'send me' }));
      const claimed = await scope.claim(notes, 'a', AT_10, AT_11);
      expect(claimed).toEqual({ id: 'a', version: 2, text: 'send me', claimedUntil: AT_11 });
      expect(await scope.get(notes, 'a')).toEqual(claimed);
    });

    test('fails while another holds it, and works from the end of that on', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a'));
      await scope.claim(notes, 'a', AT_10, AT_11);
      expect(await scope.claim(notes, 'a', '2026-12-01T10:59:59.999Z', AT_12)).toBeUndefined();
      expect(await scope.claim(notes, 'a', AT_11, AT_12)).toMatchObject({ version: 3, claimedUntil: AT_12 });
    });

    test('of nothing is nothing', async () => {
      expect(await fresh().claim(notes, 'a', AT_10, AT_11)).toBeUndefined();
    });

    test('fences off the one who held it before', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a'));
      const slow = await scope.claim(notes, 'a', AT_10, AT_11);
      const quick = await scope.claim(notes, 'a', AT_11, AT_12);
      await expect(scope.replace(notes, { ...note('a'), ...slow, text: 'slow' })).rejects.toThrow(
        ConflictError,
      );
      await scope.replace(notes, { ...note('a'), ...quick, text: 'quick' });
      expect((await scope.get(notes, 'a'))?.text).toBe('quick');
    });

    test('is let go by a replacement without it', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a'));
      await scope.claim(notes, 'a', AT_10, AT_12);
      await scope.replace(notes, { id: 'a', version: 2 });
      expect(await scope.claim(notes, 'a', AT_11, AT_12)).toMatchObject({ version: 4 });
    });

    test('goes to one of many', async () => {
      const scope = fresh();
      await scope.insert(notes, note('a'));
      const tries = await Promise.all(
        Array.from({ length: 20 }, () => scope.claim(notes, 'a', AT_10, AT_11)),
      );
      expect(tries.filter((claimed) => claimed !== undefined)).toHaveLength(1);
      expect((await scope.get(notes, 'a'))?.version).toBe(2);
    });
  });
}
