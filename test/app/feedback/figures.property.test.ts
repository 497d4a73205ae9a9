import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listening, miscounted, sizesInPieces } from './given.ts';

const WORDS = 'export board login google dark mode invoice address search card slow wrong'.split(' ');
const item = fc.nat({ max: 40 }).map((n) => `ITM-${n + 1}`);
const theme = fc.nat({ max: 12 }).map((n) => `THM-${n + 1}`);

/** Whatever people do, in whatever order; a part of it is refused, as it should be. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(
      fc.constantFrom('a', 'b', 'C', 'c'),
      fc.subarray(WORDS, { minLength: 2, maxLength: 5 }),
      fc.nat({ max: 150 }),
      fc.constantFrom(
        '',
        '. Also please add SSO',
        '. Also, can we pay by bank transfer? One more thing: no snooze',
      ),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.oneof(
      fc.tuple(theme, theme).map((ids) => `/heard merge ${ids.join(' ')}`),
      fc.tuple(theme, fc.constantFrom(...WORDS)).map(([id, word]) => `/heard split ${id} ${word}`),
      fc.tuple(item, fc.oneof(theme, fc.constant('new'))).map((ids) => `/heard move ${ids.join(' ')}`),
      theme.map((id) => `/heard undo ${id}`),
      theme.map((id) => `/heard rename ${id} mine`),
      item.map((id) => `/heard delete ${id}`),
      fc.tuple(item, fc.constantFrom('one', 'several')).map((is) => `/heard points ${is.join(' ')}`),
    ),
  },
);

it('adds up after any history, in the figures of themes and in what the engine keeps', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), async (steps) => {
      const { hears, says, scope, themes, store } = await listening();
      for (const done of steps) {
        if (typeof done === 'string') await says('ana', done);
        else {
          const [author, words, days, more] = done;
          const saidAt = new Date(Date.UTC(2026, 10, 20) - days * 86_400_000).toISOString();
          await hears(`the ${words.join(' ')} is bad${more}`, author, saidAt);
        }
      }
      expect(await miscounted(scope)).toEqual([]);
      const open = (await themes()).filter(({ mergedInto }) => !mergedInto);
      expect(await sizesInPieces(scope)).toEqual(
        Object.fromEntries(open.map(({ id, items }) => [id, items])),
      );
      await store.close();
    }),
    { numRuns: 40 },
  );
});
