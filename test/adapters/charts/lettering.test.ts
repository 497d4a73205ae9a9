import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearest, type TextBox } from '#adapters/charts/clearance.ts';
import { drawable, shorten, shortQuantity, widthOf } from '#adapters/charts/lettering.ts';

describe('what the font can draw', () => {
  it.each([
    ['Weekly retention → 36 %, “mobile”', 'Weekly retention → 36 %, “mobile”'],
    ['Příliš žluťoučký, Ελληνικά, Привет, Tiếng Việt', 'Příliš žluťoučký, Ελληνικά, Привет, Tiếng Việt'],
    ['Cost 継続率 per call', 'Cost … per call'],
    ['שלום עולם', '…'],
    ['ship it 🎉🚀 now', 'ship it now'],
    ['👩‍👩‍👧 family', 'family'],
    ['a\u0000b\u202ec\ud800d\n\te', 'abcd e'],
    ['e\u0301te\u0301', 'été'],
    ['', ''],
  ])('of %j is %j', (text, drawn) => {
    expect(drawable(text)).toBe(drawn);
  });

  it('never holds what an SVG must not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(drawable(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });
});

describe('a text cut to a width', () => {
  it('is left alone where it fits, and cut at a word where it does not', () => {
    expect(shorten('Weekly retention', 300, 13)).toBe('Weekly retention');
    expect(shorten('Weekly retention of teams', 110, 13)).toBe('Weekly retention…');
    expect(shorten('x'.repeat(99), 60, 13)).toMatch(/^x+…$/);
  });

  it('never is wider, and begins as the text does', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 20, max: 400 }), (text, width) => {
        const cut = shorten(text, width, 13);
        expect(widthOf(cut, 13)).toBeLessThanOrEqual(width);
        expect(text.startsWith(cut.replace(/…$/, ''))).toBe(true);
      }),
    );
  });

  it('is measured in the font: bold is wider, and twice the size is twice as wide', () => {
    expect(widthOf('Weekly', 13, 600)).toBeGreaterThan(widthOf('Weekly', 13));
    expect(widthOf('Weekly', 26)).toBeCloseTo(2 * widthOf('Weekly', 13));
    expect(widthOf('', 13)).toBe(0);
  });
});

describe('a quantity in few characters', () => {
  it.each([
    [34.2, '%', '34.2 %'],
    [1234.5678, 'ms', '1,235 ms'],
    [1_200_000_000, 'users/week', '1.2B users/week'],
    [5_000, '$', '$5,000'],
    [-5, '€/month', '-€5/month'],
    [0.00002, '', '2E-5'],
    [1e300, '', '1E300'],
    [0, '/day', '0/day'],
  ])('%d %j is %j', (value, unit, shown) => {
    expect(shortQuantity({ value, unit })).toBe(shown);
  });

  it('has no unit that would fill the drawing', () => {
    expect(widthOf(shortQuantity({ value: 1, unit: 'x'.repeat(999) }), 13)).toBeLessThan(110);
  });
});

describe('the place of a label', () => {
  const box = (y: number): TextBox => ({ left: 0, right: 50, y });
  const none = { levels: [], path: [], texts: [] };

  it('is the first that nothing crosses', () => {
    expect(clearest([box(10), box(40)], none).y).toBe(10);
    expect(clearest([box(10), box(40)], { ...none, levels: [12] }).y).toBe(40);
    const path = [
      { x: 10, y: -20 },
      { x: 30, y: 38 },
    ];
    expect(clearest([box(10), box(40)], { ...none, path }).y).toBe(40);
    expect(clearest([box(10), box(40)], { ...none, texts: [box(20)] }).y).toBe(40);
  });

  it('does not mind what passes beside it', () => {
    const path = [
      { x: 60, y: 0 },
      { x: 90, y: 20 },
    ];
    expect(clearest([box(10), box(40)], { ...none, path, texts: [{ left: 60, right: 90, y: 10 }] }).y).toBe(
      10,
    );
  });

  it('is the least bad where there is no good one', () => {
    expect(clearest([box(10), box(40), box(70)], { ...none, levels: [11, 46, 72] }).y).toBe(40);
  });
});
