import { expect, it } from 'vitest';
import { asksForBet } from '#core/chat/asks-for-bet.ts';

it.each([
  'make a bet of this',
  'Make a bet out of this, please',
  'can you turn this thread into a bet?',
  'bet this',
  'draft this',
  'draft a bet from the discussion above',
  'create bets of it',
])('"%s" means what was said before', (said) => {
  expect(asksForBet(said)).toBe(true);
});

it.each([
  '',
  'bet',
  'draft',
  'bet new',
  '/bet new',
  'bet: this',
  'bet on dark mode',
  'is this a bet',
  'make it faster',
  'make a bet of saved searches',
  'draft BET-3',
  'this is my bet',
])('"%s" says something itself', (said) => {
  expect(asksForBet(said)).toBe(false);
});
