import { describe, expect, it } from 'vitest';
import { answerQuestion } from '#app/ask/ask.ts';
import { bets, captures, items } from '#app/collections.ts';
import { newMember } from '#core/member/member.ts';
import type { Query, Scope } from '#ports/store.ts';
import { openTeam } from '../../evals/questions/workspace.ts';
import { words } from '../chat.ts';

describe('asking', () => {
  it.each([
    [
      'what are we betting on for retention?',
      /Open bets about “retention”\nBET-5 add saved searches: weekly retention 31 % -> 36 % by 2026-12-15 \(live, @ana, 60 % sure\)\nBET-6/,
    ],
    [
      'what did we learn about search?',
      /BET-2 rank search results by recency: invalidated by @cleo on [^:]*:[^“]*“people look for an exact name/,
    ],
    [
      'what did we learn about retention?',
      /Nothing is learnt about “retention” yet: .* What is known besides:\nOpen bets\nBET-5/,
    ],
    [
      'what stands on ASM-6?',
      /BET-7 let people reply to the digest by email \(placed, @ben, through BET-6\)/,
    ],
    ['what does BET-13 rest on?', /What BET-13 stands on\nBET-6 .*\nASM-6 people forget boards/],
    ['who owns the annual discount?', /BET-3 offer a 20% annual discount: @cleo/],
    [
      'when is the digest due?',
      /BET-6 send a weekly digest email: placed, to show by 2027-01-15 \(in 56 days\)/,
    ],
    [
      'how sure are we about exports?',
      /BET-9 make exports asynchronous: 85 % sure; evidence 0 against, 1 for; live/,
    ],
    ['why did we drop dark mode?', /because ASM-4 people work at night \(untested\); dropped: “nobody asked/],
    ['what changed on BET-6?', /@ana amended BET-6: by .*8.* -> .*15/],
    [
      'what do users say about exports?',
      /THM-1 .*: 3 items from 3 people.*\n"the export times out on our big board" ITM-1/,
    ],
    ['what are we betting on for retenton?', /BET-5[\s\S]*“retenton” was read as “retention”/],
    ['is BET-99 still open?', /I don't know: there is no BET-99\./],
    ['what is at risk?', /I don't know.*\nAnswered by: \/bet list at-risk/],
    [
      'any bets on kubernetes?',
      /I don't know: nothing here speaks of “kubernetes”\.\nEverything there is: \/bet list all/,
    ],
    [
      'what are we betting on for retention in brazil?',
      /nothing here speaks of “brazil”\.\nWithout that: \/bet ask retention/,
    ],
  ])('%s', async (question, answer) => {
    const chat = await openTeam();
    expect(words(await chat.says('ana', `/bet ask ${question}`))).toMatch(answer);
    expect(words(await chat.mentions('ana', question))).toMatch(answer);
  });

  it('recommends nothing, whatever it is asked', async () => {
    const chat = await openTeam();
    const reply = words(await chat.says('ana', '/bet ask should we build dark mode?'));
    expect(reply).toMatch(
      /^That is for you to decide, and Ante recommends nothing\. What is known about “dark mode”:\n/,
    );
    expect(reply).toContain('BET-4 build dark mode: dropped');
  });

  it('leads to where a bet began', async () => {
    const chat = await openTeam();
    await chat.hear('ana', {
      kind: 'mention',
      text: 'bet: voice notes',
      permalink: 'https://chat.example/p1',
    });
    await chat.says('ana', '/bet save 1');
    const reply = await chat.says('ana', '/bet ask what about voice notes?');
    expect(JSON.stringify(reply.blocks)).toContain(
      '{"link":"https://chat.example/p1","label":"where it began"}',
    );
  });

  it('says what to type where nothing was asked', async () => {
    const chat = await openTeam();
    expect(words(await chat.says('ana', '/bet ask'))).toMatch(
      /What do you want to know\?[\s\S]*\/bet ask what stands on ASM-4\?/,
    );
  });

  it('knows nothing in an empty workspace, and nothing of another', async () => {
    const chat = await openTeam();
    const other = await chat.says('zoe', '/bet ask what are we betting on?', 'console:other');
    expect(words(other)).toContain("I don't know: no bet is open yet.");
    const topic = await chat.says('zoe', '/bet ask what did we learn about search?', 'console:other');
    expect(words(topic)).toContain('nothing here speaks of “search”');
  });
});

describe('questions and bets', () => {
  it('typed after /bet, a plain question is answered and not kept as a bet', async () => {
    const chat = await openTeam();
    const before = await chat.scope.count(bets, { by: 'id' });
    expect(words(await chat.says('ana', '/bet what are we betting on for retention?'))).toContain(
      'Open bets',
    );
    expect(await chat.scope.count(bets, { by: 'id' })).toBe(before);
  });

  it.each([
    'what if we just delete the settings page? support tickets go from 40 to 10 a week by Christmas, 35% sure',
    'is there a reason not to? if we cut the trial to 7 days, conversion goes from 9% to 12% by Jan 31',
  ])('a bet that is put as a question is drafted: %s', async (said) => {
    const chat = await openTeam();
    expect(words(await chat.mentions('ana', said))).toContain('Draft, not saved yet');
  });

  it('a question is never drafted', async () => {
    const chat = await openTeam();
    for (const said of ['how sure are we that BET-5 takes retention from 31% to 36%?', 'dark mode, anyone?'])
      expect(words(await chat.mentions('ana', said))).not.toContain('Draft');
    expect(await chat.scope.count(captures, { by: 'id' })).toBe(0);
  });

  it('a bet that begins with "ask" is given back as one', async () => {
    const chat = await openTeam();
    const reply = await chat.says(
      'ana',
      '/bet ask right after delivery: reviews from 40 to 80 a week by Jan 31',
    );
    expect(reply.failed).toBe(true);
    expect(words(reply)).toContain(
      '/bet new ask right after delivery: reviews from 40 to 80 a week by Jan 31',
    );
  });
});

it('reads what users said by the words of the question only, and never all of it', async () => {
  const chat = await openTeam();
  const queries: Query[] = [];
  const scope: Scope = {
    ...chat.scope,
    find: (from, query) => {
      if (from.name === items.name) queries.push(query);
      return chat.scope.find(from, query);
    },
  };
  const ana = { scope, member: newMember('ana', 'ana', 'UTC'), today: '2026-11-20' };
  for (const text of [
    'what do users say about exports?',
    'what did we learn?',
    'tell me about THM-1',
    'what changed?',
  ])
    await answerQuestion(ana, text);
  expect(queries.length).toBeGreaterThan(0);
  for (const query of queries) {
    expect(query.equals).toHaveLength(1);
    expect(query.limit).toBeLessThanOrEqual(250);
  }
});
