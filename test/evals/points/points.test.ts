import { describe, expect, it } from 'vitest';
import { readTold, SETS, taken } from './points.ts';

describe.each(SETS)('%s', (set) => {
  it('holds the words of each point', () => {
    expect(readTold(set).filter(({ text, points }) => points.some((point) => !text.includes(point)))).toEqual(
      [],
    );
  });

  it('is taken apart rightly nine times in ten, and six times in ten where it makes several points', () => {
    const { several, apart, right } = taken(readTold(set));
    expect(right / apart).toBeGreaterThanOrEqual(0.9);
    expect(right / several).toBeGreaterThanOrEqual(0.6);
  });
});
