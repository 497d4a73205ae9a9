import { describe, expect, it } from 'vitest';
import { guessRecord, showGuess } from '#core/judgement/guesses.ts';

const terms = { from: { value: 30 }, to: { value: 40 } };
const guessed = (value: number, read: number) => ({
  terms,
  guess: { guessed: { value }, read: { value: read }, at: '' },
});

describe('guesses', () => {
  it('are as far off as half of them are at most, measured by the way to the target', () => {
    const bets = [guessed(35, 34), guessed(41, 36), guessed(32, 35)];
    expect(guessRecord(bets)).toEqual({ n: 3, medianMiss: expect.closeTo(0.3), sameSide: 2 });
  });

  it('are judged the same where the metric is to fall', () => {
    const bet = { ...guessed(29, 31), terms: { from: { value: 40 }, to: { value: 30 } } };
    expect(guessRecord([bet])).toEqual({ n: 1, medianMiss: expect.closeTo(0.2), sameSide: 0 });
  });

  it('count only where there is a guess, a reading, a baseline and a target', () => {
    const whole = guessed(35, 34);
    expect(
      guessRecord([
        { terms },
        { terms, guess: { at: '' } },
        { terms, guess: { guessed: { value: 3 }, at: '' } },
        { ...whole, terms: { to: { value: 40 } } },
      ]),
    ).toBeUndefined();
  });

  it.each([
    [
      { guessed: { value: 34, unit: '%' }, read: { value: 32, unit: '%' }, at: '' },
      'guessed 34 %, read 32 %: too high',
    ],
    [{ guessed: { value: 31 }, read: { value: 32 }, at: '' }, 'guessed 31, read 32: too low'],
    [{ guessed: { value: 32 }, read: { value: 32 }, at: '' }, 'guessed 32, read 32: exactly'],
    [{ guessed: { value: 32 }, at: '' }, 'guessed 32, before anything was read'],
    [{ at: '' }, undefined],
  ])('are shown beside what was read', (guess, words) => {
    expect(showGuess(guess)).toBe(words);
  });
});
