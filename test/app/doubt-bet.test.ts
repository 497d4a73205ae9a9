import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeDoubtBet } from '#app/doubt-bet.ts';
import { openTeam } from '../evals/questions/workspace.ts';
import type { FakeAnswer } from '../fakes/language-model.ts';
import { words } from './chat.ts';
import { contextOf, modelThat } from './model/asked.ts';

describe('doubting a bet', () => {
  it('asks what users did, and what else would explain the number', async () => {
    const chat = await openTeam();
    const reply = words(await chat.says('ben', '/bet doubt BET-5'));
    expect(reply).toContain(
      'Ask users:\n“people re-type the same filters”: when did it last come up, what did you do, and when was it otherwise? ASM-5',
    );
    expect(reply).toContain(
      'What else could move “weekly retention” by Tue 15 Dec 2026, so that it would prove nothing? BET-5',
    );
    expect(reply).toContain(
      'If “weekly retention” stops between 31 % and 36 %, is that a yes or a no? BET-5',
    );
  });

  it('asks of a bet without a reason what it would replace', async () => {
    const chat = await openTeam();
    expect(words(await chat.says('ana', '/bet doubt BET-12'))).toContain(
      'What do you do today, without “let people import contacts from CSV”, and what does it cost you? BET-12',
    );
  });

  it('passes over what was tested, and quotes what speaks against it', async () => {
    const chat = await openTeam();
    await chat.says('ana', '/bet assumption ASM-5 supported the logs show it');
    await chat.says('ana', '/bet link BET-5 THM-2 contradicts');
    const reply = words(await chat.says('ana', '/bet doubt BET-5'));
    expect(reply).not.toContain('Ask users:');
    expect(reply).toMatch(/Against it already:\n"[^"]*mistype/);
  });

  it('of no bet is refused', async () => {
    const chat = await openTeam();
    expect(words(await chat.says('ana', '/bet doubt BET-99'))).toContain('There is no BET-99.');
  });
});

describe('with a model', () => {
  const PROMPT = readFileSync(new URL('../../prompts/doubt-bet.md', import.meta.url), 'utf8');
  const doubt = async (answer: FakeAnswer) => {
    const { scope } = await openTeam();
    const asking = modelThat(answer, { 'doubt-bet': PROMPT });
    const use = makeDoubtBet(asking.model);
    return {
      asked: asking.asked,
      reply: words(await use(await contextOf(scope), { args: { bet: 'BET-5' } })),
    };
  };

  it('shows its question first', async () => {
    const question = 'When did you last look for the same thing twice?';
    const { reply, asked } = await doubt(() => ({ question, tests: 'ASM-5' }));
    expect(reply).toMatch(
      /In a model’s words:\nWhen did you last look for the same thing twice\? ASM-5\nAsk users:/,
    );
    expect(asked[0]?.data).toContain('people re-type the same filters (untested)');
  });

  it('shows none that may not be asked', async () => {
    const { reply } = await doubt(() => ({ question: 'Would you love saved searches?', tests: 'ASM-5' }));
    expect(reply).not.toContain('model');
    expect(reply).toContain('Ask users:');
  });
});
