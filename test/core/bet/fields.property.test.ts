import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Terms } from '#core/bet/bet.ts';
import { fieldsOf, readFields } from '#core/bet/fields.ts';
import type { Quantity } from '#core/metric/metric.ts';
import { isLocalDate } from '#core/time/date.ts';

const readDate = (text: string) => (isLocalDate(text) ? text : undefined);

const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const line = fc
  .string({ unit: 'grapheme', maxLength: 80 })
  .map((text) => text.replace(/\n/g, ' ').trim())
  .filter((text) => text !== '');
const value = fc.oneof(
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  fc.integer({ min: -9_999_999, max: 9_999_999 }).map((digits) => digits / 1_000),
);
const unit = optional(fc.constantFrom('%', '$', '€', 'ms', 's', 'min', 'points', 'users', 'tickets/week'));
const quantity = (of = value, unitOf = unit) =>
  fc
    .record({ value: of, unit: unitOf })
    .map(({ value, unit }): Quantity => (unit ? { value, unit } : { value }));
/** Two sides of an arrow are in one unit. */
const move = fc.oneof(
  fc
    .tuple(optional(value), optional(value), unit)
    .map(([from, to, of]) => ({ from: inUnit(from, of), to: inUnit(to, of) })),
  fc
    .tuple(optional(quantity()), quantity(fc.integer({ min: 1, max: 1_000 })), fc.constantFrom('up', 'down'))
    .map(([from, by, direction]) => ({ from, relative: { ...by, direction } })),
);

function inUnit(value: number | undefined, unit: string | undefined): Quantity | undefined {
  if (value === undefined) return undefined;
  return unit === undefined ? { value } : { value, unit };
}

const terms = fc
  .record({
    change: optional(line),
    metric: optional(line.filter((text) => /[\p{L}\p{N}]/u.test(text))),
    by: optional(fc.constantFrom('2026-12-15', '2027-02-28')),
    confidence: optional(fc.integer({ min: 0, max: 1_000 }).map((tenths) => tenths / 10)),
    appetite: optional(line),
    move,
  })
  .map(({ move, ...others }): Terms => {
    const known = Object.entries({ ...others, ...move }).filter(([, each]) => each !== undefined);
    return Object.fromEntries(known);
  });
const claims = fc.array(line, { maxLength: 4 });
const dependsOn = fc.array(
  fc.integer({ min: 1, max: 999 }).map((id) => `BET-${id}` as const),
  { maxLength: 4 },
);

it('reads back what a form shows, from nothing and over what is known', () => {
  fc.assert(
    fc.property(terms, claims, dependsOn, (known, because, below) => {
      const shown = fieldsOf({ terms: known, dependsOn: below }, because);
      const whole = { terms: known, because, dependsOn: below, errors: {} };
      expect(readFields(shown, {}, readDate)).toEqual(whole);
      expect(readFields(shown, known, readDate)).toEqual(whole);
    }),
    { numRuns: 500 },
  );
});

it('never throws, and leaves the terms alone where it refuses', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('__proto__', '{"$ne":null}', '\0', '\ud800'),
  );
  const names = fc.constantFrom(
    'build',
    'metric',
    'move',
    'from',
    'to',
    'by',
    'confidence',
    'appetite',
    'depends',
  );
  fc.assert(
    fc.property(terms, names, hostile, (known, name, typed) => {
      const read = readFields({ [name]: typed }, known, readDate);
      if (Object.keys(read.errors).length > 0) expect(read.terms).toEqual(known);
    }),
    { numRuns: 500 },
  );
});
