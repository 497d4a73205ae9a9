import { describe, expect, it } from 'vitest';
import { foldClaim, judge, newAssumption } from '#core/assumption/decide.ts';
import { catchRefusal } from '../bet/given.ts';

const NOW = '2026-11-20T09:00:00.000Z';
const LATER = '2026-12-16T09:00:00.000Z';
const make = (text: string) => newAssumption('ASM-4', text, 'ana', NOW);

describe('a claim', () => {
  it('is kept on one line, untested', () => {
    expect(make('  people re-type\n the same  filters ')).toMatchObject({
      text: 'people re-type the same filters',
      status: 'untested',
      createdBy: 'ana',
    });
  });

  it.each(['People re-type filters.', '“people  re-type filters”', 'people re-type filters!'])(
    '%s is the same one',
    (text) => {
      expect(foldClaim(text)).toBe('people re-type filters');
    },
  );

  it('is another one where it says something else', () => {
    expect(foldClaim('people never re-type filters')).not.toBe(foldClaim('people re-type filters'));
    expect(foldClaim('they don’t')).toBe(foldClaim("they don't"));
  });

  it('needs words, and no more than 500 characters', () => {
    expect(catchRefusal(() => make('...')).message).toMatch(/needs words/);
    expect(make('x'.repeat(500)).text).toHaveLength(500);
    expect(catchRefusal(() => make('x'.repeat(501))).message).toMatch(
      /holds 500 characters; this one has 501/,
    );
  });
});

describe('what was learnt about it', () => {
  const untested = make('people re-type filters');
  const refuted = judge(untested, 'refuted', ' nobody does ', 'ben', LATER);

  it('is its status, by whom, when and why', () => {
    expect(refuted).toMatchObject({
      status: 'refuted',
      statusBy: 'ben',
      statusAt: LATER,
      statusWhy: 'nobody does',
    });
  });

  it('needs a why, but to say that nothing is known any more', () => {
    expect(catchRefusal(() => judge(untested, 'supported', ' ', 'ben', LATER)).tryInstead).toEqual([
      '/bet assumption ASM-4 supported because ...',
    ]);
    const reopened = judge(refuted, 'untested', '', 'ana', LATER);
    expect(reopened.status).toBe('untested');
    expect(reopened).not.toHaveProperty('statusWhy');
  });

  it('is nothing new where it was said before', () => {
    expect(judge(refuted, 'refuted', 'nobody does', 'ana', NOW)).toBe(refuted);
    expect(judge(refuted, 'refuted', '', 'ana', NOW)).toBe(refuted);
    expect(judge(refuted, 'refuted', 'they left', 'ana', NOW)).toMatchObject({
      statusWhy: 'they left',
      statusBy: 'ana',
    });
  });
});
