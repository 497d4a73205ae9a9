import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clip } from '#core/chat/clip.ts';

it.each([
  ['short', 10, 'short'],
  ['exactly10!', 10, 'exactly10!'],
  ['people re-type the same filters', 20, 'people re-type the…'],
  ['supercalifragilistic', 10, 'supercali…'],
  ['family 👨‍👩‍👧‍👦', 10, 'family…'],
  ['e\u0301e\u0301e\u0301e\u0301', 6, 'e\u0301e\u0301…'],
])('%s at %i', (text, max, clipped) => {
  expect(clip(text, max)).toBe(clipped);
});

it('is never longer than asked for, and breaks no character in two', () => {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const seen = (text: string) => Array.from(graphemes.segment(text), ({ segment }) => segment);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, max) => {
      fc.pre(text.length > max);
      const clipped = clip(text, max);
      expect(clipped.length).toBeLessThanOrEqual(max);
      const kept = seen(clipped.slice(0, -1));
      expect(kept).toEqual(seen(text).slice(0, kept.length));
    }),
  );
});
