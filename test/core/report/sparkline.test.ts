import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparkline } from '#core/report/sparkline.ts';

describe('a sparkline', () => {
  it('runs from the lowest to the highest, with gaps where nothing was read', () => {
    expect(sparkline([1, 2, 3, 4, 5])).toBe('▁▂▃▅▇');
    expect(sparkline([31, undefined, 36, Number.NaN, 31])).toBe('▁ ▇ ▁');
  });

  it('is level where there is nothing to tell apart', () => {
    expect(sparkline([7])).toBe('▃');
    expect(sparkline([0, 0, 0])).toBe('▃▃▃');
    expect(sparkline([])).toBe('');
    expect(sparkline([undefined, undefined])).toBe('  ');
  });

  it('of counts begins at none, so that many a week are not drawn like none', () => {
    expect(sparkline([4, 5, 4], 0)).toBe('▇▇▇');
    expect(sparkline([0, 0, 0], 0)).toBe('▁▁▁');
    expect(sparkline([5, 5, 0], 0)).toBe('▇▇▁');
  });

  it('draws one character a value, the lowest lowest and the highest highest, for any numbers', () => {
    const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 2 });
    fc.assert(
      fc.property(numbers, (values) => {
        fc.pre(Math.min(...values) < Math.max(...values));
        const drawn = sparkline(values);
        expect(drawn).toHaveLength(values.length);
        expect(drawn[values.indexOf(Math.min(...values))]).toBe('▁');
        expect(drawn[values.indexOf(Math.max(...values))]).toBe('▇');
      }),
    );
  });
});
