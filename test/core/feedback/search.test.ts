import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, ranked, termsOf } from '#core/feedback/search.ts';

describe('terms', () => {
  it('bring the forms of a word together and keep numbers as they are', () => {
    expect(termsOf('Exports exported 504 and 503')).toEqual(['export', '504', '503']);
  });

  it('bring a deed and its doing together', () => {
    expect(termsOf('deliver delivery deliveries delivered')).toEqual(['deliver']);
    expect(termsOf('party story')).toEqual(['parti', 'stori']);
  });

  it('hold no words that say nothing', () => {
    expect(termsOf('it is not that I want the')).toEqual([]);
  });

  it('are bounded', () => {
    const long = Array.from({ length: 5_000 }, (_, i) => `w${i}x`).join(' ');
    expect(termsOf(long).length).toBeLessThanOrEqual(200);
  });
});

describe('ranking', () => {
  const item = (text: string, saidAt = '2026-11-01') => ({ text, terms: termsOf(text), saidAt });
  const sought = [
    { term: 'pin', items: 3 },
    { term: 'card', items: 900 },
  ];

  it('puts rare words before common ones, more before fewer, short before long, new before old', () => {
    const both = item('card pin');
    const rare = item('pin');
    const rareInLong = item('pin '.concat('one two three four five six seven eight nine ten eleven twelve'));
    const newer = item('card', '2026-11-02');
    const older = item('card', '2026-11-01');
    const found = ranked([older, rareInLong, newer, rare, both], sought);
    expect(found).toEqual([both, rare, rareInLong, newer, older]);
  });
});

describe('an excerpt', () => {
  const show = (text: string, query: string, most = 80) =>
    excerpt(text, new Set(termsOf(query)), most)
      .map((piece) => (piece.matches ? `[${piece.text}]` : piece.text))
      .join('');

  it('sets every form of the words apart', () => {
    expect(show('Exporting timed out, the EXPORT failed', 'exports time')).toBe(
      '[Exporting] [timed] out, the [EXPORT] failed',
    );
  });

  it('begins near the first match of a long text, at a word', () => {
    const shown = show(`${'before '.repeat(40)}export ${'after '.repeat(40)}`, 'export');
    expect(shown).toMatch(/^…before .*\[export\].* after…$/);
    expect(shown.length).toBeLessThan(90);
  });

  it('works in scripts without spaces', () => {
    expect(show('エクスポートが遅い', '遅い')).toContain('[遅い]');
  });

  it('takes nothing away from a text that fits, and cuts no character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({ maxLength: 20 }),
        (text, query) => {
          const pieces = excerpt(text, new Set(termsOf(query)), 60);
          const shown = pieces.map((piece) => piece.text).join('');
          const whole = text.replace(/\s+/gu, ' ').trim();
          expect(whole).toContain(shown.replace(/^…|…$/g, ''));
          if (whole.length <= 60) expect(shown).toBe(whole);
          expect(shown.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});
