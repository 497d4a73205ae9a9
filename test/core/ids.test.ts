import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIdOf, readShortId, slug } from '#core/ids.ts';

describe('a short id', () => {
  it.each([
    ['bet-12', 'BET-12'],
    ['BET 12', 'BET-12'],
    ['asm4', 'ASM-4'],
    ['thm#7', 'THM-7'],
    ['BET-0', undefined],
    ['BET-', undefined],
    ['bets 12', undefined],
  ])('%s', (typed, id) => {
    expect(readShortId(typed)).toBe(id);
  });

  it('may be a bare number where its kind is known', () => {
    expect(readIdOf('BET', '12')).toBe('BET-12');
    expect(readIdOf('BET', 'ASM-4')).toBeUndefined();
  });
});

describe('a slug', () => {
  it.each([
    ['Weekly retention (mobile)', 'weekly-retention-mobile'],
    ['  p95 latency, ms ', 'p95-latency-ms'],
    ['Активные команды', 'активные-команды'],
    ['(!)', ''],
  ])('%s', (name, id) => {
    expect(slug(name)).toBe(id);
  });

  it('is well-formed, bounded, and its own slug, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const id = slug(name);
        expect(id.isWellFormed()).toBe(true);
        expect([...id].length).toBeLessThanOrEqual(80);
        expect(slug(id)).toBe(id);
      }),
    );
    expect(slug('𐐨'.repeat(200))).toBe('𐐨'.repeat(80));
  });
});
