import { describe, expect, it } from 'vitest';
import { readQuestion } from '#core/ask/question.ts';

const asker = {
  me: 'U1',
  people: new Map([
    ['u1', 'U1'],
    ['u2', 'U2'],
    ['ben', 'U2'],
  ]),
  today: '2026-11-20',
};
const read = (text: string) => {
  const { about, ...question } = readQuestion(text, asker);
  return { ...question, about: about.map(({ word }) => word).join(' ') };
};

describe('what a question wants', () => {
  it.each([
    ['what are we betting on for weekly retention?', 'betting', 'weekly retention'],
    ['what did we learn about search results?', 'learnt', 'search results'],
    ['did the annual discount work out', 'learnt', 'annual discount'],
    ['what happened to dark mode?', 'learnt', 'dark mode'],
    ['what stands on caching?', 'stands', 'caching'],
    ['what breaks if nobody re-types filters is wrong?', 'stands', 'types filters'],
    ['what does the digest rest on?', 'rests', 'digest'],
    ['who is betting on search?', 'who', 'search'],
    ['when is SSO due?', 'when', 'sso'],
    ['how sure are we about exports', 'sure', 'exports'],
    ['why did we drop dark mode?', 'why', 'dark mode'],
    ['what do users say about the export button', 'heard', 'export button'],
    ['what changed on search?', 'changed', 'search'],
    ['should we build dark mode?', 'advice', 'dark mode'],
    ['was sollten wir als nächstes bauen?', 'advice', ''],
    ['что нам следует делать дальше?', 'advice', ''],
    ['devrait-on construire le dark mode ?', 'advice', 'dark mode'],
    ['what about build times?', 'anything', 'times'],
    ['what bets do we have right now?', 'betting', ''],
  ])('%s', (text, asks, about) => {
    expect(read(text)).toMatchObject({ asks, about });
  });
});

describe('what a question names', () => {
  it.each([
    ['what stands on ASM-4?', 'stands', ['ASM-4']],
    ['what does bet 13 stand on?', 'rests', ['BET-13']],
    ['does bet-13 depend on anything', 'rests', ['BET-13']],
    ['does anything depend on BET#13?', 'stands', ['BET-13']],
    ['BET-1 or BET-2, and BET-1 again?', 'anything', ['BET-1', 'BET-2']],
  ])('%s', (text, asks, ids) => {
    expect(read(text)).toMatchObject({ asks, ids, about: '' });
  });

  it.each([
    ['what is ben betting on?', 'U2'],
    ['what is <@U2> betting on?', 'U2'],
    ['what is @ben betting on?', 'U2'],
    ['my open bets', 'U1'],
  ])('%s: whose', (text, owner) => {
    expect(read(text)).toMatchObject({ asks: 'betting', owner, about: '' });
  });

  it.each([
    ['what did we learn last quarter?', '2026-07-01', '2026-09-30'],
    ['what did we learn last month', '2026-10-01', '2026-10-31'],
    ['what did we learn in the past 3 weeks?', '2026-10-30', '2026-11-20'],
    ['what did we learn this year', '2026-01-01', '2026-11-20'],
    ['what did we learn last week', '2026-11-09', '2026-11-15'],
    ['what did we learn yesterday', '2026-11-19', '2026-11-19'],
    ['what did we learn the past month?', '2026-10-20', '2026-11-20'],
  ])('%s: when', (text, from, to) => {
    expect(read(text)).toMatchObject({ asks: 'learnt', period: { from, to }, about: '' });
  });
});
