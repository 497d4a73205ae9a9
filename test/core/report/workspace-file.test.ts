import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, nextChecksum } from '#core/report/workspace-file.ts';

describe('canonical JSON', () => {
  it('says the same as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is the same whatever order the keys were set in', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.string(), fc.jsonValue()), { selector: ([key]) => key });
    fc.assert(
      fc.property(entries, (fields) => {
        const forwards = Object.fromEntries(fields);
        const backwards = Object.fromEntries(fields.toReversed());
        expect(canonicalJson(backwards)).toBe(canonicalJson(forwards));
      }),
    );
  });

  it('leaves out what is undefined, and keeps keys that mean something to objects', () => {
    const hostile = JSON.parse('{"__proto__":{"a":1},"constructor":2}');
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
    expect(canonicalJson(hostile)).toBe('{"__proto__":{"a":1},"constructor":2}');
  });
});

describe('the checksum', () => {
  it('depends on every line and on their order', () => {
    const of = (lines: readonly string[]) => lines.reduce(nextChecksum, '');
    expect(of(['a', 'b'])).not.toBe(of(['b', 'a']));
    expect(of(['a', 'b'])).not.toBe(of(['ab']));
    expect(of(['a', 'b'])).toBe(of(['a', 'b']));
  });
});
