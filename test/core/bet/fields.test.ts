import { describe, expect, it } from 'vitest';
import type { Terms } from '#core/bet/bet.ts';
import { fieldsOf, readFields, splitFields, typedFields } from '#core/bet/fields.ts';
import { isLocalDate } from '#core/time/date.ts';
import { TERMS } from './given.ts';

const readDate = (text: string) => (isLocalDate(text) ? text : undefined);
const read = (values: Record<string, string>, current: Terms = {}) => readFields(values, current, readDate);

describe('named fields', () => {
  it('are read into the terms, whatever else there was', () => {
    expect(read({ confidence: '70%', by: '2026-12-20' }, TERMS)).toEqual({
      terms: { ...TERMS, confidence: 70, by: '2026-12-20' },
      errors: {},
    });
  });

  it('are cleared by an empty value', () => {
    const { terms } = read({ build: '', metric: ' ', move: '', by: '', confidence: '', appetite: '' }, TERMS);
    expect(terms).toEqual({});
  });

  it.each([
    ['31% -> 36%', { from: { value: 31, unit: '%' }, to: { value: 36, unit: '%' } }],
    ['31 -> 36%', { from: { value: 31, unit: '%' }, to: { value: 36, unit: '%' } }],
    ['from 800 ms to 500', { from: { value: 800, unit: 'ms' }, to: { value: 500, unit: 'ms' } }],
    ['36%', { to: { value: 36, unit: '%' } }],
    ['? -> 36%', { to: { value: 36, unit: '%' } }],
    ['31% -> ?', { from: { value: 31, unit: '%' } }],
    ['up 20%', { relative: { value: 20, unit: '%', direction: 'up' } }],
    ['-300 ms', { relative: { value: 300, unit: 'ms', direction: 'down' } }],
    ['800 ms -> down 300', { from: { value: 800, unit: 'ms' }, relative: { value: 300, direction: 'down' } }],
    ['-10 -> -5', { from: { value: -10 }, to: { value: -5 } }],
    ['? -> -5', { to: { value: -5 } }],
  ])('move: %s', (move, terms) => {
    expect(read({ move })).toEqual({ terms, errors: {} });
  });

  it('takes -5 as where it goes once the metric is below zero, and as by how much before', () => {
    expect(read({ to: '-5' }, { from: { value: -10 } }).terms.to).toEqual({ value: -5 });
    expect(read({ from: '-10', to: '-5' }).terms.to).toEqual({ value: -5 });
    expect(read({ to: '-5' }, { from: { value: 10 } }).terms.relative).toEqual({
      value: 5,
      direction: 'down',
    });
  });

  it.each([
    ['60', 60],
    ['60%', 60],
    ['62.5 %', 62.5],
    ['0.6', 60],
    ['1', 1],
    ['0.07', 7],
    ['0.5%', 0.5],
    ['0', 0],
    ['100', 100],
  ])('confidence: %s', (confidence, percent) => {
    expect(read({ confidence })).toEqual({ terms: { confidence: percent }, errors: {} });
  });

  it('reads a reason a line, and bets in any list', () => {
    expect(
      read({ because: ' people re-type filters; daily \n\n they told us ', depends: 'BET-3, 7' }),
    ).toEqual({
      terms: {},
      errors: {},
      because: ['people re-type filters; daily', 'they told us'],
      dependsOn: ['BET-3', 'BET-7'],
    });
  });

  it.each([
    ['move', 'lots', /"lots" is no number/],
    ['move', '1 -> 2 -> 3', /more than one arrow/],
    ['move', '1e999 -> 2', /no number/],
    ['to', '999999999999999 billion', /no number/],
    ['from', '-999999999999999 billion', /no number/],
    ['by', 'someday', /"someday" is no date ahead\. Try "in 2 weeks"/],
    ['confidence', '140%', /no confidence from 0 to 100/],
    ['confidence', 'quite', /no confidence/],
    ['depends', 'BET-3, THM-4', /no list of bets/],
    ['metric', '🚀', /"🚀" is no name/],
    ['build', 'x'.repeat(2_001), /2,001 characters, and this field holds 2,000/],
  ])('%s: %s is refused and changes nothing', (name, value, why) => {
    const { terms, errors } = read({ [name]: value }, TERMS);
    expect(terms).toEqual(TERMS);
    expect(errors).toEqual({ [name]: expect.stringMatching(why) });
  });

  it('names every wrong field at once, in a few words each', () => {
    const { errors } = read({ move: 'x'.repeat(5_000), by: 'y'.repeat(5_000), confidence: 'z' });
    expect(Object.keys(errors)).toEqual(['move', 'by', 'confidence']);
    expect(Math.max(...Object.values(errors).map((error) => error.length))).toBeLessThan(150);
  });

  it('knows no field that an object has by nature', () => {
    const values = JSON.parse('{"__proto__":"x","constructor":"y","toString":"z"}');
    expect(readFields(values, TERMS, readDate)).toEqual({ terms: TERMS, errors: {} });
  });
});

describe('fields in one line', () => {
  it('are told apart by their names, and what stands before them is kept', () => {
    expect(splitFields('they use it; ASM-4: supported, why: because', ['ASM-4', 'why'])).toEqual({
      values: { 'ASM-4': 'supported', why: 'because' },
      rest: 'they use it;',
    });
  });

  it('take addresses and clock times for what they are', () => {
    expect(splitFields('by: https://example.com/to: 10:30', ['by', 'to']).values).toEqual({
      by: 'https://example.com/to: 10:30',
    });
  });

  it('part reasons with a semicolon, where a form has a line for each', () => {
    expect(typedFields('to: 36% because: a; b by: in 2 weeks')).toEqual({
      values: { to: '36%', because: 'a\n b', by: 'in 2 weeks' },
      rest: '',
    });
  });
});

describe('the form', () => {
  it('shows what is missing of a move as a question mark', () => {
    const shown = fieldsOf({ terms: { from: { value: 31, unit: '%' } }, dependsOn: [] }, ['a; b', 'c']);
    expect(shown).toMatchObject({ move: '31 % -> ?', because: 'a; b\nc', build: '' });
  });
});
