import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint, nearlySame, sketch } from '#core/feedback/duplicates.ts';

const LONG =
  'since the last update the export of large boards with many cards times out after a minute and nothing is saved';

describe('the same words', () => {
  it.each([
    ['case, spaces and punctuation', 'The  export,times out!', 'the export times out'],
    ['how an accent is composed', 'caf\u00e9 closed', 'cafe\u0301 closed'],
    ['nothing but signs', '👍👍', '👍👍'],
    ['nothing but punctuation', '...', '...'],
  ])('are known whatever %s', (_, one, other) => {
    expect(fingerprint(one)).toBe(fingerprint(other));
    expect(nearlySame(one, other)).toBe(true);
  });

  it.each([
    ['another word in a short text', 'export fails', 'import fails'],
    ['other signs', '👍', '👎'],
    ['other punctuation alone', '...', '!!!'],
    ['another language', 'エクスポートが遅い', 'ログインが遅い'],
  ])('are not the same with %s', (_, one, other) => {
    expect(fingerprint(one)).not.toBe(fingerprint(other));
    expect(nearlySame(one, other)).toBe(false);
  });
});

describe('nearly the same words', () => {
  it('are known by most word pairs in common', () => {
    expect(nearlySame(LONG, LONG.replace('a minute', 'one minute'))).toBe(true);
    expect(nearlySame(LONG, 'please add a dark mode to the settings of the large boards')).toBe(false);
  });

  it('are not the same with other numbers, or in another order', () => {
    expect(nearlySame(`${LONG} 3 times`, `${LONG} 4 times`)).toBe(false);
    expect(nearlySame('a b c d e f g h', 'h g f e d c b a')).toBe(false);
  });

  it('are found by a part of the sketch', () => {
    const changed = LONG.replace('a minute', 'one minute');
    expect(sketch(LONG).filter((part) => sketch(changed).includes(part))).not.toEqual([]);
  });

  it('have no sketch when they are short', () => {
    expect(sketch('export times out')).toEqual([]);
  });
});

it('finds nearly everything again in which one word of thirty was changed', () => {
  const vocabulary = Array.from(
    { length: 200 },
    (_, i) => `word${String.fromCharCode(97 + (i % 26))}${'x'.repeat(i / 26)}`,
  );
  const text = fc.array(fc.constantFrom(...vocabulary), { minLength: 30, maxLength: 30, size: 'max' });
  let missed = 0;
  let tried = 0;
  fc.assert(
    fc.property(text, fc.nat({ max: 29 }), (said, at) => {
      const one = said.join(' ');
      const other = said.with(at, 'otherwise').join(' ');
      if (!nearlySame(one, other)) return;
      tried += 1;
      const parts = new Set(sketch(one));
      if (!sketch(other).some((part) => parts.has(part))) missed += 1;
    }),
    { numRuns: 300, seed: 7 },
  );
  expect(tried).toBeGreaterThan(200);
  expect(missed / tried).toBeLessThan(0.02);
});
