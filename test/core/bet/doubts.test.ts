import { describe, expect, it } from 'vitest';
import { checkDoubt } from '#core/bet/worded-doubt.ts';

const supplied = ['BET-5', 'ASM-5'] as const;

it('a question about what people did is taken', () => {
  const question =
    'When did you last look for something again that you had found before, and how did you go about it?';
  expect(checkDoubt({ question: ` ${question}`, tests: 'ASM-5' }, supplied)).toEqual({
    of: 'ASM-5',
    ask: 'users',
    question,
  });
});

describe('a question is not shown', () => {
  it.each([
    ['that guesses', 'Would you use saved searches?'],
    ['that hopes', 'If we added saved searches, how useful were they?'],
    ['that is none', 'People re-type filters.'],
    ['that is two', 'Do you search? How often?'],
    ['with a number', 'Did you search more than 3 times last week?'],
    ['with a link', 'Have you seen https://evil.example ?'],
    ['that pings', 'What did <@U1> do last?'],
    ['that is long', `What did you do ${'and then '.repeat(40)}?`],
  ])('%s', (_, question) => {
    expect(checkDoubt({ question, tests: 'ASM-5' }, supplied)).toBeUndefined();
  });

  it('of what was not supplied', () => {
    expect(checkDoubt({ question: 'What did you do last?', tests: 'ASM-6' }, supplied)).toBeUndefined();
  });
});
