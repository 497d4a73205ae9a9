import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuantities, formatNumber, formatQuantity, readQuantity } from '#core/metric/quantity.ts';

describe('readQuantity', () => {
  it.each([
    ['31 %', { value: 31, unit: '%' }],
    ['31%', { value: 31, unit: '%' }],
    ['31 percent', { value: 31, unit: '%' }],
    ['$1,200', { value: 1200, unit: '$' }],
    ['€ 3k', { value: 3000, unit: '€' }],
    ['3,5 Mio. €', { value: 3_500_000, unit: '€' }],
    ['14.2', { value: 14.2 }],
    ['3.5k', { value: 3500 }],
    ['2M', { value: 2_000_000 }],
    ['$1.2m', { value: 1_200_000, unit: '$' }],
    ['800 ms', { value: 800, unit: 'ms' }],
    ['2 seconds', { value: 2, unit: 's' }],
    ['4 hrs', { value: 4, unit: 'h' }],
    ['5 percentage points', { value: 5, unit: 'pp' }],
    ['12 tickets/week', { value: 12, unit: 'tickets/week' }],
    ['$5k/month', { value: 5000, unit: '$/month' }],
    ['1.234,5', { value: 1234.5 }],
    ['1,234.5', { value: 1234.5 }],
    ['31,5', { value: 31.5 }],
    ["1'200", { value: 1200 }],
    ['1\u202f200', { value: 1200 }],
    ['0.125', { value: 0.125 }],
    ['.4', { value: 0.4 }],
    ['99.999%', { value: 99.999, unit: '%' }],
    ['-5', { value: -5 }],
  ])('%s', (text, quantity) => {
    expect(readQuantity(text)).toEqual(quantity);
  });

  it('a small m is a million of money only; of anything else it stays what was typed', () => {
    expect(readQuantity('5m')).toEqual({ value: 5, unit: 'm' });
  });

  it('digits with two readings are not read', () => {
    expect(readQuantity('1.200')).toBeUndefined();
    expect(readQuantity('1,200', 'continental')).toBeUndefined();
    expect(readQuantity('2 mil')).toBeUndefined();
  });

  it('the language around settles which of them is meant', () => {
    expect(readQuantity('1.200', 'continental')).toEqual({ value: 1200 });
    expect(readQuantity('2 mil', 'continental')).toEqual({ value: 2000 });
  });

  it.each(['', 'many', '31 to 36', '2FA', '3rd', '1.2.3', '10:30', '5/10', 'BET-12', 'p95', 'about 31'])(
    '"%s" is no quantity',
    (text) => {
      expect(readQuantity(text)).toBeUndefined();
    },
  );
});

describe('findQuantities', () => {
  it('gives each with its sign and its place', () => {
    const text = 'p95 from 800ms to 300 ms, +20 % of BET-7';
    const found = findQuantities(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['800ms', '300 ms', '+20 %']);
    expect(found.at(2)).toMatchObject({ quantity: { value: 20, unit: '%' }, sign: '+' });
  });

  it('needs no space where a script sets none', () => {
    const found = findQuantities('留存率从22%提高到27%');
    expect(found.map(({ quantity }) => quantity)).toEqual([
      { value: 22, unit: '%' },
      { value: 27, unit: '%' },
    ]);
  });

  it('keeps the place of a number that it does not read', () => {
    expect(findQuantities('from 1.200 on')).toEqual([{ quantity: undefined, start: 5, end: 10 }]);
  });
});

describe('formatting', () => {
  it.each([
    [{ value: 1200, unit: '$' }, '$1,200'],
    [{ value: -5000, unit: '$/month' }, '-$5,000/month'],
    [{ value: 31, unit: '%' }, '31 %'],
    [{ value: 1234567.5 }, '1,234,567.5'],
    [{ value: 40, unit: '/week' }, '40/week'],
  ])('%o', (quantity, text) => {
    expect(formatQuantity(quantity)).toBe(text);
  });

  it('a number that could be read as thousands is written so that it cannot', () => {
    expect(formatNumber(1.234)).toBe('1.2340');
  });

  it('what was formatted is read back as it was', () => {
    const value = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000);
    const unit = fc.constantFrom(
      undefined,
      '%',
      '$',
      '€',
      'ms',
      's',
      'min',
      'h',
      'days',
      'pp',
      'users',
      '$/month',
    );
    fc.assert(
      fc.property(value, unit, (value, unit) => {
        const quantity = unit === undefined ? { value: value + 0 } : { value: value + 0, unit };
        expect(readQuantity(formatQuantity(quantity))).toEqual(quantity);
      }),
    );
  });
});
