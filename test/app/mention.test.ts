import { describe, expect, it } from 'vitest';
import { bets, captures } from '#app/collections.ts';
import { openChat, words } from './chat.ts';
import { SENTENCE, withLiveBet } from './given.ts';

describe('a mention that holds a bet', () => {
  it.each([
    `bet: ${SENTENCE}`,
    `Bet : ${SENTENCE}`,
    `new bet: ${SENTENCE}`,
    SENTENCE,
    `bet ${SENTENCE}`,
    `/bet ${SENTENCE}`,
    `/bet new ${SENTENCE}`,
  ])('drafts and never saves: %s', async (said) => {
    const chat = await openChat();
    const reply = await chat.mentions('ana', said);
    expect(words(reply)).toMatch(
      /Draft, not saved yet: If we add saved searches, we expect weekly retention/,
    );
    expect(await chat.scope.count(bets, { by: 'id' })).toBe(0);
    expect((await chat.scope.get(captures, '1'))?.text).toBe(SENTENCE);
  });

  it('drafts whatever comes after "bet:"', async () => {
    const chat = await openChat();
    expect(words(await chat.mentions('ana', 'bet: dark mode'))).toContain(
      'Still open: metric, target, date, confidence',
    );
  });

  it('that is too long is refused and given back', async () => {
    const chat = await openChat();
    const reply = await chat.mentions('ana', `bet: ${'x'.repeat(30_000)}`);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toContain('x'.repeat(30_000));
    expect(await chat.scope.count(captures, { by: 'id' })).toBe(0);
  });
});

describe('a mention that is a command', () => {
  it.each([
    ['/bet list', /Open bets/],
    ['bet list', /Open bets/],
    ['list', /Open bets/],
    ['HELP', /\/bet help call/],
    ['settings', /Settings of ben/],
    ['due', /BET-1/],
    ['board', /BET-1/],
    ['BET-1', /weekly retention/],
    ['bet-1', /weekly retention/],
    ['show BET-1', /weekly retention/],
    ['ASM-1', /people re-type/],
    ['place BET-1', /BET-1 cannot be placed: it is live/],
    ['read BET-1 34.2', /is kept for weekly retention/],
    ['heard the export times out', /Kept as ITM-1/],
    ['bet plac BET-1', /Did you mean \/bet place BET-1\?/],
    ['/bet place soon', /expects a bet such as BET-12/],
  ])('%s', async (said, answer) => {
    const chat = await withLiveBet();
    expect(words(await chat.mentions('ben', said))).toMatch(answer);
    expect(await chat.scope.count(captures, { by: 'id' })).toBe(0);
  });
});

describe('a mention that is neither', () => {
  it.each(['', '  ', 'bet:', 'new bet: '])('"%s" is greeted with an example', async (said) => {
    const chat = await openChat();
    expect(words(await chat.mentions('ana', said))).toMatch(/Tell me a bet: @ante bet: if we add/);
  });

  it.each(['thanks a lot!', 'dark mode', 'show me the money', 'BET-1 is a nice one'])(
    '"%s" is not made a draft, but can be',
    async (said) => {
      const chat = await openChat();
      expect(words(await chat.mentions('ana', said))).toContain(`@ante bet: ${said}`);
      expect(await chat.scope.count(captures, { by: 'id' })).toBe(0);
    },
  );
});
