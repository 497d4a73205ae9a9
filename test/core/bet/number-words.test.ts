import { describe, expect, it } from 'vitest';
import { inDigits } from '#core/bet/reading/number-words.ts';
import { read } from './reading.ts';

describe('numbers in words', () => {
  it.each([
    ['from nine percent to five percent', 'from 9 percent to 5 percent'],
    ['from forty to fifty five percent', 'from 40 to 55 percent'],
    ['two hundred and fifty', '250'],
    ['from two thousand to thirty-five hundred', 'from 2000 to 3500'],
    ['one point five percent', '1.5 percent'],
    ['by february tenth', 'by february 10th'],
    ['by the twenty-first of march', 'by the 21th of march'],
    ['fifty fifty', '50/50'],
  ])('%s is %s', (spelt, digits) => {
    expect(inDigits(spelt).text).toBe(digits);
  });

  it.each([
    'add two more screens',
    'cut by two thirds',
    'one of us',
    'a two-step checkout',
    'the second try',
  ])('%s measures nothing', (text) => {
    expect(inDigits(text).text).toBe(text);
  });

  it('shows the words that were typed', () => {
    const { terms, spans, rest } = read(
      'if we drop twenty screens, churn goes from nine to five percent, zorblax',
    );
    expect(terms).toMatchObject({
      change: 'drop twenty screens',
      from: { value: 9, unit: '%' },
      to: { value: 5 },
    });
    expect(spans.find(({ field }) => field === 'to')).toEqual({ field: 'to', start: 48, end: 63 });
    expect(rest.map(({ text }) => text)).toEqual(['zorblax']);
  });
});
