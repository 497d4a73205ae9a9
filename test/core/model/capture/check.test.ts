import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDates } from '#adapters/dates/index.ts';
import type { BetAnswer } from '#core/model/capture/answer.ts';
import { checkBet } from '#core/model/capture/check.ts';
import { verbatim } from '#core/model/verbatim.ts';

const today = '2026-11-20';
const context = { today, readDates };
const NONE: BetAnswer = {
  change: null,
  metric: null,
  because: [],
  direction: null,
  from: null,
  to: null,
  relative: null,
  by: null,
  confidence: null,
};
const TEXT =
  'i reckon saved  searches get retention up from thirty-one percent to 36% by 15 decemebr, folks hate re-typing. 8/10 sure';
const check = (answer: Partial<BetAnswer>, text = TEXT) => checkBet(text, { ...NONE, ...answer }, context);

describe('what a model read', () => {
  it('is kept where the text says so, in the text’s own letters', () => {
    expect(
      check({
        change: 'saved searches',
        metric: 'retention',
        direction: 'up',
        from: { value: 31, unit: '%', words: 'thirty-one percent' },
        to: { value: 36, unit: '%', words: 'to 36%' },
        by: { date: '2026-12-15', words: 'by 15 decemebr' },
        because: ['folks hate re-typing'],
        confidence: { percent: 80, words: '8/10 sure' },
      }),
    ).toEqual({
      terms: {
        change: 'saved searches',
        metric: 'retention',
        direction: 'up',
        from: { value: 31, unit: '%' },
        to: { value: 36, unit: '%' },
        by: '2026-12-15',
        confidence: 80,
      },
      because: ['folks hate re-typing'],
      spans: [
        ['change', 'saved  searches'],
        ['metric', 'retention'],
        ['from', 'thirty-one percent'],
        ['to', 'to 36%'],
        ['by', 'by 15 decemebr'],
        ['confidence', '8/10 sure'],
        ['because', 'folks hate re-typing'],
      ].map(([field, words = '']) => {
        const start = TEXT.indexOf(words);
        return { field, start, end: start + words.length };
      }),
    });
  });

  it.each<[string, Partial<BetAnswer>]>([
    ['words that are not there', { change: 'add saved searches', because: ['people are lazy'] }],
    ['a number that is not in the words it came from', { to: { value: 40, unit: '%', words: 'to 36%' } }],
    ['a number whose words are not in the text', { to: { value: 40, unit: '%', words: 'to 40%' } }],
    ['a part of a number', { to: { value: 3, unit: null, words: '36%' } }],
    ['a day that the words do not name', { by: { date: '2026-12-16', words: 'by 15 decemebr' } }],
    ['a day that is none', { by: { date: '2026-02-31', words: 'by 15 decemebr' } }],
    ['a day that has been', { by: { date: '2025-12-15', words: 'by 15 decemebr' } }],
    ['a confidence that nobody gave', { confidence: { percent: 90, words: '8/10 sure' } }],
    ['a confidence out of a target', { confidence: { percent: 136, words: '36%' } }],
    ['nothing at all', { change: '', metric: '  ', because: ['', '.'] }],
  ])('is dropped where it is %s', (_what, answer) => {
    expect(check(answer)).toEqual({ terms: {}, because: [], spans: [] });
  });

  it('has the unit of the text, not that of the model', () => {
    expect(
      check({ from: { value: 120, unit: '€', words: 'from $120' } }, 'cut cost from $120').terms,
    ).toEqual({
      from: { value: 120, unit: '$' },
    });
  });

  it('never shows a number that does not stand in the text', () => {
    const value = fc.oneof(fc.integer({ min: -200, max: 200 }), fc.double({ noNaN: true }));
    const words = fc.oneof(fc.constantFrom('36%', 'from 31 to 36', 'to 36% by 15', TEXT), fc.string());
    fc.assert(
      fc.property(value, words, words, (number, one, other) => {
        const text = 'from 31 to 36% by 15 December';
        const quantity = { value: number, unit: null, words: one };
        const { terms } = check(
          { from: quantity, to: { ...quantity, words: other }, confidence: { percent: number, words: one } },
          text,
        );
        for (const shown of [terms.from?.value, terms.to?.value, terms.confidence])
          if (shown !== undefined) expect([31, 36, 15]).toContain(shown);
      }),
    );
  });
});

describe('verbatim', () => {
  it('forgives blanks, quotes and dashes, and nothing else', () => {
    const text = 'It’s  “slow”\n— very slow';
    expect(verbatim(text, 'It\'s "slow" - very')).toBe('It’s  “slow”\n— very');
    expect(verbatim(text, "it's slow")).toBeUndefined();
    expect(verbatim(text, '')).toBeUndefined();
  });

  it('finds every stretch of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, a, b) => {
        const words = text.slice(a % (text.length + 1), b % (text.length + 1));
        const found = verbatim(text, words);
        if (words.trim() === '') expect(found).toBeUndefined();
        else expect(found?.replace(/\s+/g, ' ').trim()).toBe(words.replace(/\s+/g, ' ').trim());
      }),
    );
  });
});
