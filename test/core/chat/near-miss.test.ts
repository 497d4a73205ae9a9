import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '#core/chat/commands.ts';
import { parseCommand } from '#core/chat/grammar.ts';
import { nearBeginning, nearMiss } from '#core/chat/near-miss.ts';

describe('a mistyped command', () => {
  it.each([
    ['/bet plac 12', '/bet place 12'],
    ['/bet shiip BET-1', '/bet ship BET-1'],
    ['/bet raed BET-1 34.2 on Dec 10', '/bet read BET-1 34.2 on Dec 10'],
    ['/bet PLAEC bet-1', '/bet place bet-1'],
    ['/bet unsnoze BET-1', '/bet unsnooze BET-1'],
    ['/bet asumtion ASM-4 refuted nobody does', '/bet assumption ASM-4 refuted nobody does'],
    ['/heard mrge THM-7 THM-2', '/heard merge THM-7 THM-2'],
    ['bet lst', '/bet list'],
    ['/bet hlep', '/bet help'],
  ])('%s may have been %s', (line, meant) => {
    expect(nearMiss(line)?.meant).toBe(meant);
  });

  it.each([
    ['/bet BET-12', '/bet show BET-12'],
    ['/bet asm4', '/bet show ASM-4'],
    ['/heard THM-7', '/heard show THM-7'],
    ['/bet board', '/bet report board'],
    ['/bet LOG bet-12', '/bet report log bet-12'],
    ['/bet log 12', '/bet report log 12'],
    ['/bet drafts', '/bet list drafts'],
    ['/bet drop 3 steps of the checkout', '/bet drop BET-3 because steps of the checkout'],
  ])('and %s may have been %s', (line, meant) => {
    expect(nearMiss(line)?.meant).toBe(meant);
  });

  it('keeps what would be captured otherwise', () => {
    expect(nearMiss('/bet  plac  12')).toEqual({ root: 'bet', meant: '/bet place 12', text: 'plac 12' });
  });
});

describe('a text that should begin with one of several words', () => {
  const WORDS = ['validated', 'invalidated', 'extend'];

  it.each([
    ['valid as they use it', 'validated as they use it'],
    ['Validatet as they use it', 'validated as they use it'],
    ['invalid', 'invalidated'],
    ['extended 2 weeks', 'extend 2 weeks'],
  ])('%s may have been %s', (text, meant) => {
    expect(nearBeginning(text, WORDS)).toBe(meant);
  });

  it('a short word forgives one slip only', () => {
    expect(nearBeginning('nmae Ana', ['name', 'zone'])).toBe('name Ana');
    expect(nearBeginning('page redesign', ['name', 'zone'])).toBeUndefined();
  });

  it.each(['they use it', 'va', 'in', ''])('%s is near none of them', (text) => {
    expect(nearBeginning(text, WORDS)).toBeUndefined();
  });
});

describe('a capture', () => {
  it.each([
    '/bet place BET-12',
    '/bet dark mode',
    '/bet plan 12 sessions with users',
    '/bet plac 12 now',
    '/bet sell 12 seats a week',
    '/bet cat BET-1',
    '/bet 12',
    '/bet board for the office',
    '/bet live BET-12',
    '/heard board',
    '/bet BET-12 is late',
    '/bet drop 3',
    '/bet drop 3 because nobody asked',
    '/bet drop BET-3 nobody asked',
    '/bet lists for teams',
    '/bet plac THM-4',
    '/bet',
    '/heard teams ask for it',
    '/frobnicate BET-1',
    `/bet ${'x'.repeat(100_000)} BET-1`,
  ])('%s is no near miss', (line) => {
    expect(nearMiss(line)).toBeUndefined();
  });
});

it('what may have been meant is always a command that is understood', () => {
  const slip = fc
    .tuple(fc.constantFrom(...COMMANDS), fc.nat(), fc.constantFrom('', 'x', 'e'), fc.nat())
    .map(([spec, at, letter, example]) => {
      const cut = at % spec.name.length;
      const word = spec.name.slice(0, cut) + letter + spec.name.slice(cut + 1);
      return `/${spec.root} ${word} ${spec.examples[example % spec.examples.length]}`;
    });
  fc.assert(
    fc.property(slip, (line) => {
      const miss = nearMiss(line);
      if (!miss) return;
      expect(parseCommand(miss.meant).name).not.toMatch(/ new$/);
      expect(parseCommand(line)).toMatchObject({ name: `${miss.root} new` });
    }),
    { numRuns: 500 },
  );
});
