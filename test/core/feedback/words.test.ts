import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stem } from '#core/feedback/stem.ts';
import { words } from '#core/feedback/words.ts';

const stems = (text: string) => words(text).map((word) => word.stem);

describe('words', () => {
  it.each([
    ['crash crashes crashed crashing', ['crash']],
    ['cancel cancelled cancellation', ['cancel']],
    ['activate activation', ['activ']],
    ['delivery deliveries', ['deliveri']],
    ['verify verification', ['verifi']],
  ])('brings forms together: %s', (text, expected) => {
    expect([...new Set(stems(text))]).toEqual(expected);
  });

  it.each(['status', 'address', 'this', 'red', 'king', 'thing', 'bus'])('leaves %s a word', (word) => {
    expect(stem(word).length).toBeGreaterThanOrEqual(3);
  });

  it('spells contractions out, so that a "not" is seen', () => {
    expect(stems("it won't load and I can't log in")).toContain('not');
    expect(stems('It won’t load')).toEqual(stems('it will not load'));
  });

  it('leaves out links, addresses and mentions', () => {
    expect(stems('see https://x.test/a?b=1 or mail a@b.test @bob <@U123>')).toEqual(['see', 'or', 'mail']);
  });

  it('reads every number as the same', () => {
    expect(stems('error 404')).toEqual(stems('error 500'));
  });

  it('counts emoji as words', () => {
    expect(stems('love it 😡')).toContain('😡');
  });

  it.each([
    ['Japanese', '返金したいのですが', 3],
    ['Thai', 'ฉันต้องการเงินคืน', 2],
    ['Hindi', 'मुझे पैसे वापस चाहिए', 4],
    ['Arabic', 'أريد استرداد أموالي', 3],
    ['Russian', 'верните деньги', 2],
  ])('finds the words of %s', (_, text, atLeast) => {
    expect(words(text).length).toBeGreaterThanOrEqual(atLeast);
  });

  it('folds accents of Latin letters but keeps the vowel signs of others', () => {
    expect(stems('naïve café')).toEqual(stems('naive cafe'));
    expect(stems('की')).not.toEqual(stems('का'));
  });

  it('ends a phrase at punctuation', () => {
    expect(words('late, broken box').map((word) => word.breaks)).toEqual([false, true, false]);
  });

  it.each(['a', 'a@', '<@', '@a ', "'", '返', 'https://'])(
    'takes no longer for %j, over and over',
    (part) => {
      expect(words(part.repeat(50_000)).length).toBeLessThanOrEqual(400);
    },
  );

  it('never fails, and reads no more than the beginning of what is very long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect(words(text.repeat(40)).length).toBeLessThanOrEqual(400);
      }),
      { numRuns: 50 },
    );
  });
});
