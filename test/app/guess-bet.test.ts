import { describe, expect, it } from 'vitest';
import { bets, members } from '#app/collections.ts';
import { words } from './chat.ts';
import { withLiveBet } from './given.ts';

const CLOSE = '2026-12-15T10:00:30.000Z';

/** Ana's BET-1, its window closed today, read by Ben; she guesses first. */
async function withBlindOwner() {
  const chat = await withLiveBet();
  await chat.says('ana', '/bet settings blind on');
  await chat.says('ben', '/bet read BET-1 32%');
  chat.at(CLOSE);
  await chat.sweep();
  const asked = chat.sent.find(({ key }) => key === 'checkin:ana:2026-12-15');
  return { ...chat, asked: asked ? words(asked.reply) : '' };
}

describe('an owner who wants to guess first', () => {
  it('is asked before anything that was read is shown', async () => {
    const { asked } = await withBlindOwner();
    expect(asked).toContain('Before you see the readings: what does weekly retention say now?');
    expect(asked).not.toMatch(/32|\[Validated/);
  });

  it.each(['typed', 'in the form'])(
    '%s sees the reading and what it was taken for, and it is kept',
    async (how) => {
      const { says, submits, scope } = await withBlindOwner();
      expect(words(await says('ana', '/bet guess BET-1'))).toContain('form /bet guess BET-1\nguess=');
      const reply =
        how === 'typed'
          ? await says('ana', '/bet guess BET-1 34')
          : await submits('ana', '/bet guess BET-1', { guess: '34 %' });
      expect(words(reply)).toContain('You guessed 34 %, read 32 %: too high.');
      expect(words(reply)).toContain('31 % -> 32 % of 36 % target');
      expect(words(reply)).toContain('[Validated: /bet call BET-1 validated]');
      expect((await scope.get(bets, 'BET-1'))?.guess).toMatchObject({
        guessed: { value: 34, unit: '%' },
        read: { value: 32, unit: '%' },
      });
      expect(words(await says('ana', '/bet report log BET-1'))).toContain(
        'guessed the reading of BET-1: guess 34 %; read 32 %',
      );
      await says('ana', '/bet call BET-1 inconclusive because it is too early');
      expect(words(await says('ben', '/bet show BET-1'))).toContain(
        'Blind guess: guessed 34 %, read 32 %: too high',
      );
    },
  );

  it('may look without a guess, and is then shown everything', async () => {
    const { says, sweep, at, sent } = await withBlindOwner();
    expect(words(await says('ana', '/bet guess BET-1 skip'))).toContain('31 % -> 32 % of 36 % target');
    at('2026-12-17T10:00:30.000Z');
    await sweep();
    expect(words(sent.at(-1)?.reply ?? { audience: 'you', blocks: [] })).toContain(
      '31 % -> 32 % of 36 % target',
    );
  });

  it('is asked again by the next check-in while they have done neither', async () => {
    const { sweep, at, sent } = await withBlindOwner();
    at('2026-12-17T10:00:30.000Z');
    await sweep();
    expect(words(sent.at(-1)?.reply ?? { audience: 'you', blocks: [] })).toContain(
      'Before you see the readings',
    );
  });

  it('has nothing to guess where nothing was read but the baseline', async () => {
    const chat = await withLiveBet();
    await chat.says('ana', '/bet settings blind on');
    chat.at(CLOSE);
    await chat.sweep();
    expect(words(chat.sent.at(-1)?.reply ?? { audience: 'you', blocks: [] })).toContain('[Validated:');
  });

  it('can stop it', async () => {
    const { says, scope } = await withBlindOwner();
    expect(words(await says('ana', '/bet settings'))).toContain('Blind calls: on');
    await says('ana', '/bet settings blind off');
    expect(await scope.get(members, 'ana')).not.toHaveProperty('blind');
    expect(words(await says('ana', '/bet settings blind maybe'))).toMatch(/"maybe" is neither on nor off/);
  });

  it.each([
    ['much', /"much" is no number.*\n.*12 %\n.*skip/],
    ['34 users', /weekly retention is in %, but 34 users came/],
  ])('is told what to type instead of %s, and has not looked yet', async (typed, why) => {
    const { says, scope } = await withBlindOwner();
    const reply = await says('ana', `/bet guess BET-1 ${typed}`);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toMatch(why);
    expect(await scope.get(bets, 'BET-1')).not.toHaveProperty('guess');
  });
});
