import { describe, expect, it } from 'vitest';
import { bets, items } from '#app/collections.ts';
import { COMMAND_MAX } from '#core/chat/reply.ts';
import { openChat, words } from './chat.ts';
import { withDraft } from './given.ts';

describe('a command that was mistyped', () => {
  it('is asked about, with both ways one press away', async () => {
    const chat = await withDraft();
    const reply = await chat.says('ana', '/bet plac 1');
    expect(reply).toMatchObject({ audience: 'you', failed: true });
    expect(words(reply)).toBe(
      'Did you mean /bet place 1? Nothing was done yet.\n[Yes: /bet place 1] [No, it is a new bet: /bet new plac 1]',
    );
    expect(await chat.scope.count(bets, { by: 'id' })).toBe(1);
  });

  it('does what is pressed', async () => {
    const chat = await withDraft();
    const [yes, no] = (await chat.says('ana', '/bet plac 1')).blocks.flatMap((block) =>
      block.kind === 'buttons' ? block.buttons : [],
    );
    expect((await chat.says('ana', no?.command ?? '')).cardOf).toBe('BET-2');
    expect(words(await chat.says('ana', yes?.command ?? ''))).toContain('BET-1 is placed');
  });

  it('is no reason to drop a bet', async () => {
    const chat = await withDraft();
    const reply = await chat.says('ana', '/bet drop 1 of the two search boxes');
    expect(words(reply)).toMatch(
      /Did you mean .*\n\[Yes: \/bet drop BET-1 because of the two search boxes\]/,
    );
    expect((await chat.scope.get(bets, 'BET-1'))?.stage).toBe('draft');
  });

  it('is not kept as feedback either', async () => {
    const chat = await openChat();
    const reply = await chat.says('ana', '/heard mrge THM-7 THM-2');
    expect(words(reply)).toMatch(
      /Did you mean \/heard merge THM-7 THM-2\?.*\n.*what a user said: \/heard new mrge/,
    );
    expect(await chat.scope.count(items, { by: 'id' })).toBe(0);
  });

  it('is written out where it is too long for a button', async () => {
    const chat = await withDraft();
    const why = `because ${'they come back for it '.repeat(9)}`.trim();
    const reply = await chat.says('ana', `/bet cal BET-1 validated ${why}`);
    expect(words(reply)).toContain(`\n/bet call BET-1 validated ${why}\n/bet new cal BET-1 validated ${why}`);
    expect(why.length).toBeGreaterThan(COMMAND_MAX);
  });

  it('leaves alone what is a sentence', async () => {
    const chat = await openChat();
    expect((await chat.says('ana', '/bet plan 12 sessions with users')).cardOf).toBe('BET-1');
  });
});
