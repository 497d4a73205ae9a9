import { describe, expect, it } from 'vitest';
import { bets, readings } from '#app/collections.ts';
import { openChat, words } from './chat.ts';
import { withDraft, withLiveBet, withPlacedBet } from './given.ts';

/** Ana's BET-1, placed with a target and no baseline. */
async function withoutBaseline(move = '36%') {
  const chat = await openChat();
  const values = { build: 'search', metric: 'retention', move, by: '2026-12-15', confidence: '60%' };
  await chat.submits('ana', '/bet new', values);
  await chat.says('ana', '/bet place BET-1');
  return { ...chat, bet: () => chat.scope.get(bets, 'BET-1') };
}

describe('shipping', () => {
  it('opens the window and keeps the baseline as the first reading', async () => {
    const chat = await withPlacedBet();
    const reply = await chat.says('ben', '/bet ship BET-1');
    expect(words(reply)).toContain(
      "BET-1 is live. Its window is open until 2026-12-15; then the call is @ana's.",
    );
    expect((await chat.scope.get(bets, 'BET-1'))?.window).toEqual({
      opens: '2026-11-20',
      closes: '2026-12-15',
    });
    const { docs } = await chat.scope.find(readings, { by: 'id', limit: 5 });
    expect(docs).toMatchObject([
      { value: 31, on: '2026-11-20', note: 'baseline', metric: 'weekly-retention' },
    ]);
  });

  it('takes the baseline as it is now', async () => {
    const chat = await withPlacedBet();
    await chat.says('ana', '/bet ship BET-1 32.5');
    expect((await chat.scope.get(bets, 'BET-1'))?.terms.from).toEqual({ value: 32.5, unit: '%' });
  });

  it('asks for a baseline where there is none, with a way out', async () => {
    const { says, submits, bet } = await withoutBaseline();
    const reply = await says('ana', '/bet ship BET-1');
    expect(reply.form?.fields.map(({ name }) => name)).toEqual(['baseline', 'blind']);
    expect((await bet())?.stage).toBe('placed');
    await submits('ana', '/bet ship BET-1', { baseline: '31%', blind: '' });
    expect(await bet()).toMatchObject({ stage: 'live', terms: { from: { value: 31, unit: '%' } } });
  });

  it('blind keeps why, typed or from the form', async () => {
    const typed = await withoutBaseline();
    await typed.says('ana', '/bet ship BET-1 blind: the event ships with it');
    expect((await typed.bet())?.shippedBlind).toBe('the event ships with it');
    const filled = await withoutBaseline();
    await filled.submits('ana', '/bet ship BET-1', { baseline: '', blind: 'no time' });
    expect((await filled.bet())?.shippedBlind).toBe('no time');
  });

  it('takes the baseline when both are filled in', async () => {
    const { submits, bet } = await withoutBaseline();
    await submits('ana', '/bet ship BET-1', { baseline: '31%', blind: 'no time' });
    expect(await bet()).not.toHaveProperty('shippedBlind');
    expect((await bet())?.terms.from?.value).toBe(31);
  });

  it.each([
    ['a lot', /"a lot" is no baseline/],
    ['blind', /no baseline and its metric no reader/],
    ['31 ms', /retention is in %, but 31 ms came/],
    ['36%', /equals the baseline/],
    [`blind: ${'x'.repeat(3_000)}`, /3,000 characters, and a line of why holds 2,000/],
  ])('with %s is refused, and it stays placed', async (typed, why) => {
    const { says, bet } = await withoutBaseline();
    const reply = await says('ana', `/bet ship BET-1 ${typed}`);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toMatch(why);
    expect((await bet())?.stage).toBe('placed');
  });

  it('with a baseline beyond the target is refused where the better way is known', async () => {
    const chat = await withLiveBet();
    const values = {
      build: 'x',
      metric: 'Weekly retention',
      move: '36%',
      by: '2026-12-15',
      confidence: '60%',
    };
    await chat.submits('ana', '/bet new', values);
    await chat.says('ana', '/bet place BET-2');
    const reply = await chat.says('ana', '/bet ship BET-2 40%');
    expect(words(reply)).toMatch(
      /better higher, but the target 36 % is on the wrong side of the baseline 40 %/,
    );
    expect((await chat.scope.get(bets, 'BET-2'))?.stage).toBe('placed');
  });

  it.each([
    ['a draft', withDraft, /is still a draft. Place it first/, '/bet place BET-1'],
    ['a live bet', withLiveBet, /is live/, '/bet show BET-1'],
  ])('%s is refused with what to type', async (_what, given, why, instead) => {
    const reply = await (await given()).says('ana', '/bet ship BET-1');
    expect(words(reply)).toMatch(why);
    expect(words(reply)).toContain(instead);
  });
});
