import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDates } from '#adapters/dates/index.ts';
import { makeDraftBet } from '#app/captures/draft-bet.ts';
import { bets, evidence } from '#app/collections.ts';
import { openTeam } from '../evals/questions/workspace.ts';
import type { FakeAnswer } from '../fakes/language-model.ts';
import { words } from './chat.ts';
import { contextOf, modelThat } from './model/asked.ts';

describe('a bet from a theme', () => {
  it.each(['/bet new from THM-1', '/bet from thm 1', '/bet for theme THM-1'])(
    '%s is shown in the words of users and not saved',
    async (line) => {
      const chat = await openTeam();
      const before = await chat.scope.count(bets, { by: 'id' });
      const reply = words(await chat.says('ana', line));
      expect(reply).toContain(
        'Draft, not saved yet: If we do something about “big board” (THM-1), we expect ? to go from ? to ? by ?',
      );
      expect(reply).toContain(
        'because people say “export timed out again, big board of 4000 cards” (ITM-3) and because people say “',
      );
      expect(reply).toContain('Still open: metric, target, date, confidence');
      expect(await chat.scope.count(bets, { by: 'id' })).toBe(before);
    },
  );

  it('holds no number as its own that a user said', async () => {
    const chat = await openTeam();
    await chat.says('ana', '/bet from THM-1');
    await chat.says('ana', '/bet save 1');
    const bet = await chat.scope.get(bets, 'BET-14');
    expect(bet?.terms).toEqual({ change: 'do something about “big board” (THM-1)' });
    expect(bet?.assumptions).toHaveLength(2);
  });

  it('links the theme when it is saved, also through the form', async () => {
    const chat = await openTeam();
    await chat.says('ana', '/bet from THM-1');
    const form = words(await chat.says('ana', '/bet save 1 edit'));
    expect(form).toContain('build=do something about “big board” (THM-1)');
    await chat.submits('ana', '/bet save 1', { build: 'stream exports', metric: 'export failures' });
    const links = await chat.scope.find(evidence, { by: 'byAbout', equals: ['BET-14'], limit: 5 });
    expect(links.docs).toMatchObject([{ from: 'THM-1', stance: 'supports', by: 'ana' }]);
  });

  it('is drafted by a mention as well, and offered on the card of the theme', async () => {
    const chat = await openTeam();
    expect(words(await chat.mentions('ana', 'bet from THM-3'))).toContain(
      'do something about “pricing per seat” (THM-3)',
    );
    expect(words(await chat.says('ana', '/heard show THM-3'))).toContain(
      '[Make a bet of it: /bet new from THM-3]',
    );
  });

  it('of no theme is refused', async () => {
    const chat = await openTeam();
    expect(words(await chat.says('ana', '/bet new from THM-99'))).toContain('There is no THM-99.');
  });
});

describe('with a model', () => {
  const PROMPT = readFileSync(new URL('../../prompts/draft-from-theme.md', import.meta.url), 'utf8');
  const draft = async (answer: FakeAnswer) => {
    const { scope } = await openTeam();
    const { model, asked } = modelThat(answer, { 'draft-from-theme': PROMPT });
    const reply = await makeDraftBet({ readDates }, model)(await contextOf(scope), 'from THM-1');
    return { asked, reply: words(reply) };
  };

  it('says what users ask for, and leaves every number open', async () => {
    const answer = {
      change: 'let big boards export in the background',
      metric: 'export failures',
      cites: ['ITM-1'],
    };
    const { reply, asked } = await draft(() => answer);
    expect(reply).toContain(
      'If we let big boards export in the background (THM-1), we expect export failures to go from ? to ? by ?',
    );
    expect(reply).toContain('What it is called was worded by a model. Saving it links THM-1');
    expect(asked[0]?.data).toContain('the export times out on our big board');
  });

  it('is as it is without one where users do not bear it out', async () => {
    const { reply } = await draft(() => ({
      change: 'double the price by 2027',
      metric: 'to: 99%',
      cites: ['ITM-1'],
    }));
    expect(reply).toContain(
      'If we do something about “big board” (THM-1), we expect ? to go from ? to ? by ?',
    );
  });
});
