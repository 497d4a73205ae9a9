import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betsCsv } from '#core/report/bets-csv.ts';
import { csv } from '#core/report/csv.ts';
import { called, given } from '../judgement/given.ts';

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('takes a formula from %j', (typed) => {
    expect(parse(csv([[typed]]), { relax_quotes: false })).toEqual([[`'${typed}`]]);
  });

  it('writes numbers as numbers, also negative ones, and nothing as nothing', () => {
    expect(csv([[-1, undefined, 2.5]])).toBe('-1,,2.5\r\n');
  });

  it('comes back as it was from any reader', () => {
    const harmless = fc.string({ unit: 'binary' }).filter((text) => !/^[=+\-@\t\r\uFEFF]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.array(harmless, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        expect(parse(csv(rows), { record_delimiter: '\r\n' })).toEqual(rows);
      }),
    );
  });

  it('has a row for each bet, as wide as the heading', () => {
    const terms = { change: '=HYPERLINK("x")', metric: 'retention', to: { value: 36, unit: '%' } };
    const rows = parse(betsCsv([given(2, { terms }), called(1, 'validated')])) as string[][];
    expect(rows.map(({ length }) => length)).toEqual([19, 19, 19]);
    expect(rows[1]?.slice(0, 9)).toEqual([
      'BET-2',
      'placed',
      '',
      'U1',
      `'=HYPERLINK("x")`,
      'retention',
      '%',
      '',
      '36',
    ]);
    expect(rows[2]?.slice(0, 3)).toEqual(['BET-1', 'called', 'validated']);
  });
});
