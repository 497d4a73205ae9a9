import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Terms } from '#core/bet/bet.ts';
import { renderStatement } from '#core/bet/statement.ts';
import { addDays } from '#core/time/date.ts';
import { formatDay } from '#core/time/format.ts';
import { read, SAVED_SEARCHES, TODAY } from './reading.ts';

const render = (terms: Terms, ...assumptions: string[]): string =>
  renderStatement(terms, { assumptions, formatDay });

describe('the statement', () => {
  it('is the sentence with all its fields', () => {
    const { terms, because } = read(SAVED_SEARCHES);
    expect(render(terms, ...because)).toBe(
      'If we add saved searches, we expect weekly retention to go from 31 % to 36 % by Tue 15 Dec 2026, because people re-type the same filters, 60 % sure.',
    );
  });

  it('shows what is missing of its core and leaves out the rest', () => {
    expect(render({})).toBe('If we ?, we expect ? to go from ? to ? by ?.');
    expect(render({ metric: 'retention', to: { value: 36, unit: '%' } })).toBe(
      'If we ?, we expect retention to go from ? to 36 % by ?.',
    );
  });

  it('says a relative target as such, and the direction where the words said it', () => {
    const relative = { value: 1200, unit: '$', direction: 'down' } as const;
    expect(render({ change: 'cache', metric: 'spend', relative })).toContain(
      'we expect spend to fall by $1,200 by ?',
    );
    expect(
      render({ metric: 'signups', direction: 'up', from: { value: 1000 }, to: { value: 2000 } }),
    ).toContain('to rise from 1,000 to 2,000');
  });

  it.each([
    ['add saved searches', 'If we add saved searches,'],
    ['Ship comments', 'If we ship comments,'],
    ['alerts on saved searches', 'If we build alerts on saved searches,'],
    ['Slack digest', 'If we build Slack digest,'],
    ['The new editor', 'If we build the new editor,'],
    ['adding a progress bar', 'If we add a progress bar,'],
    ['Cutting the form to 2 fields', 'If we cut the form to 2 fields,'],
    ['making exports async', 'If we make exports async,'],
    ['onboarding emails', 'If we build onboarding emails,'],
    ['auto-tagging tickets', 'If we start auto-tagging tickets,'],
    ['new users see a sample project', 'If new users see a sample project,'],
    ['agregamos búsquedas guardadas', 'If we agregamos búsquedas guardadas,'],
    ['die Suche auf die Startseite packen', 'If we die Suche auf die Startseite packen,'],
  ])('says "%s" as a condition', (change, start) => {
    expect(render({ change })).toContain(`${start} we expect`);
  });

  it('joins several reasons and ends with what it may cost', () => {
    expect(render({ appetite: '2 days' }, 'it is slow', 'people leave')).toMatch(
      /, because it is slow and because people leave\. Appetite: 2 days\.$/,
    );
  });
});

const word = fc.constantFrom(
  'saved',
  'searches',
  'inline',
  'CSV',
  'editor',
  'für',
  'team’s',
  'x2',
  'checkout',
  'big',
);
const words = (min: number): fc.Arbitrary<string> =>
  fc.array(word, { minLength: min, maxLength: 5 }).map((all) => all.join(' '));
const unit = fc.constantFrom(undefined, '%', '$', 'ms', 'h', 'tickets');
const quantity = (unit: string | undefined): fc.Arbitrary<{ value: number; unit?: string }> =>
  fc.integer({ min: 1, max: 1e9 }).map((n) => ({ value: n / 1000, ...(unit === undefined ? {} : { unit }) }));
const terms: fc.Arbitrary<Terms> = unit.chain((unit) =>
  fc
    .record({
      change: words(2).map((text) => `add ${text}`),
      metric: words(1).map((text) => `${text} retention`),
      direction: fc.constantFrom(undefined, 'up' as const, 'down' as const),
      from: quantity(unit),
      to: quantity(unit),
      relative: fc.option(quantity(unit), { nil: undefined }),
      by: fc.integer({ min: -400, max: 1000 }).map((days) => addDays(TODAY, days)),
      confidence: fc.integer({ min: 0, max: 100 }).filter((percent) => percent !== 1),
      appetite: fc.constantFrom(undefined, '2 days'),
    })
    .map(({ direction, relative, to, appetite, ...rest }) => ({
      ...rest,
      ...(appetite === undefined ? {} : { appetite }),
      ...(relative === undefined
        ? { to, ...(direction === undefined ? {} : { direction }) }
        : { relative: { ...relative, direction: direction ?? 'up' }, direction: direction ?? 'up' }),
    })),
);

it('a complete statement reads back as the fields it was made from', () => {
  fc.assert(
    fc.property(terms, fc.array(words(2), { minLength: 1, maxLength: 3 }), (terms, reasons) => {
      const reading = read(render(terms, ...reasons));
      expect(reading.terms).toEqual(terms);
      expect(reading.because).toEqual([...new Set(reasons)]);
    }),
    { numRuns: 300 },
  );
});

it('whatever names the change, the sentence that was read back is the same', () => {
  const first = fc.constantFrom('alerts', 'adding', 'Dark', 'the new', 'auto-tagging', 'SSO', 'ship');
  fc.assert(
    fc.property(terms, first, words(1), (terms, first, more) => {
      const statement = render({ ...terms, change: `${first} ${more}` });
      expect(render(read(statement).terms)).toBe(statement);
    }),
  );
});
