import { describe, expect, it } from 'vitest';
import { readsAsQuestion, withoutPreamble } from '#core/ask/reads-as-question.ts';

describe('a question', () => {
  it.each([
    'what are we betting on for retention?',
    'what are we betting on for retention',
    'WHAT DID WE LEARN ABOUT SEARCH',
    'whats due this week?',
    'wat are we betting on',
    'so, who owns BET-12??',
    'hey @ante, quick question: what did we learn about search?',
    'can you tell me what stands on ASM-4',
    'remind me why we dropped dark mode',
    'does anyone remember how the annual discount went',
    'how sure are we that retention goes from 31% to 36%?',
    'do we still believe churn can go from 4% to 3% by Jan 31?',
    'any open bets on search?',
    'status of BET-3',
    'my open bets',
    'summary of search pls',
    'tell me about BET-8',
    'everything on exports',
    'Did the cache work? (asking for the board deck)?',
    'is BET-99 still open?',
    'why did BET-3 fail',
  ])('%s', (said) => {
    expect(readsAsQuestion(said)).toBe('plainly');
  });
});

describe('what may be a question or a bet', () => {
  it.each([
    'are we doing anything about timeouts',
    'should we add SAML?',
    'How about dark mode?',
    'search... thoughts?',
    '¿qué apostamos para retention?',
    'retention from 31% to 36%?',
  ])('%s', (said) => {
    expect(readsAsQuestion(said)).toBe('perhaps');
  });
});

describe('what is no question', () => {
  it.each([
    '',
    'dark mode',
    'thanks a lot!',
    'show me the money',
    'if we add saved searches we expect weekly retention to go from 31% to 36% by Dec 15',
    'What: bulk import\nMetric: activated teams\nNow: 22\nGoal: 35\nWhy: teams come with spreadsheets',
    'What I want to try: sort by relevance. What should happen: clicks go from 35% to 50%.',
    'when we launch teams, avg seats goes from 1 to 3.5 by may 31 because people already share logins',
    'what if we just delete the settings page? support tickets 40/week → 10/week by Christmas',
    'what a day',
    'Why not both',
    'how: 9 fields → 4 fields',
    'which is why caching takes p95 from 900ms to 250ms by Friday',
    'whatever we do, churn stays',
  ])('%s', (said) => {
    expect(readsAsQuestion(said)).toBe('no');
  });
});

it('is found behind what people say first', () => {
  expect(withoutPreamble('Hey @ante — quick question: can you tell me what’s due?')).toBe("what's due?");
  expect(withoutPreamble('what is due?')).toBe('what is due?');
});
