import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint, nearlySame, sketch } from '#core/feedback/duplicates.ts';

const LONG =
  'the export to csv stops half way through when there are more than ten thousand rows in the table';

describe('duplicates', () => {
  it('gives one fingerprint to texts that differ in case, space and punctuation only', () => {
    expect(fingerprint('Export  is BROKEN!!')).toBe(fingerprint('export is broken'));
    expect(fingerprint('export is slow')).not.toBe(fingerprint('export is broken'));
  });

  it('tells texts without words apart', () => {
    expect(fingerprint('!!!')).not.toBe(fingerprint('???'));
  });

  it('knows a text again that was edited a little', () => {
    const edited = LONG.replace('stops', 'halts');
    expect(nearlySame(LONG, edited)).toBe(true);
    expect(sketch(LONG).some((key) => sketch(edited).includes(key))).toBe(true);
  });

  it('does not take two errors for one when their numbers differ', () => {
    const text = 'the page says error 404 when I open my old orders in the list';
    expect(nearlySame(text, text.replace('404', '500'))).toBe(false);
  });

  it('takes short texts for the same only when they are', () => {
    expect(nearlySame('refund please', 'refund now')).toBe(false);
    expect(sketch('refund please')).toEqual([]);
  });

  it('is the same for a text and itself, and symmetric', () => {
    const text = fc.lorem({ maxCount: 15 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(nearlySame(a, a)).toBe(true);
        expect(nearlySame(a, b)).toBe(nearlySame(b, a));
      }),
    );
  });
});
