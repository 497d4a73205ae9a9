import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changed, takenBack } from '#core/log/entry.ts';

it('keeps only the fields that changed, and not the version', () => {
  expect(changed({ version: 1, a: 1, b: [1], gone: true }, { version: 2, a: 2, b: [1], made: 'x' })).toEqual({
    before: { a: 1, gone: true },
    after: { a: 2, made: 'x' },
  });
});

it('what an entry changed can be taken back', () => {
  const state = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.integer(), fc.array(fc.boolean())));
  fc.assert(
    fc.property(state, state, (before, after) => {
      expect(takenBack(after, changed(before, after))).toEqual(before);
    }),
  );
});

it('what changed otherwise since then stays', () => {
  const entry = changed({ status: 'untested' }, { status: 'refuted', why: 'nobody does' });
  expect(takenBack({ status: 'refuted', why: 'nobody does', version: 7 }, entry)).toEqual({
    status: 'untested',
    version: 7,
  });
});
