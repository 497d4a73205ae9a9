import { describe, expect, it } from 'vitest';
import type { Bet } from '#core/bet/bet.ts';
import { UserError } from '#core/errors.ts';
import { type Priority, prioritiesReport, readPriorityKey } from '#core/report/priorities.ts';
import { given } from '../judgement/given.ts';
import { said } from './said.ts';

const TODAY = '2026-12-09';

function line(number: number, figures: Partial<Priority>, terms: Bet['terms'] = {}): Priority {
  const bet = given(number, { terms });
  return { bet, exposed: 0, against: 0, supporting: 0, people: 0, ...figures };
}

const lines = [
  line(
    1,
    { exposed: 2, against: 1, supporting: 4, people: 9 },
    { change: 'search', confidence: 80, by: '2027-01-10' },
  ),
  line(
    2,
    { exposed: 0, against: 3, supporting: 0, people: 2 },
    { change: 'export', confidence: 40, by: '2026-12-20', appetite: '2 days' },
  ),
  line(3, { exposed: 1, against: 0, supporting: 5, people: 12 }, { change: 'dark mode' }),
];

function order(key: Parameters<typeof prioritiesReport>[1]) {
  return said(prioritiesReport({ lines, today: TODAY }, key))
    .match(/^BET-\d+/gm)
    ?.join(' ');
}

describe('priorities', () => {
  it('show each figure by itself, and say what they are sorted by', () => {
    const text = said(prioritiesReport({ lines, today: TODAY }, 'exposure')).split('\n');
    expect(text.slice(0, 4)).toEqual([
      'Priorities, sorted by exposure: most bets on it',
      'BET-1 search | 80 % | 2 | in 32 days | 1/4 | 9',
      'BET-3 dark mode | ? | 1 | no date | 0/5 | 12',
      'BET-2 export (2 days) | 40 % | 0 | in 11 days | 3/0 | 2',
    ]);
  });

  it('can be sorted by each column', () => {
    expect(order('exposure')).toBe('BET-1 BET-3 BET-2');
    expect(order('confidence')).toBe('BET-3 BET-2 BET-1');
    expect(order('closes')).toBe('BET-2 BET-1 BET-3');
    expect(order('against')).toBe('BET-2 BET-1 BET-3');
    expect(order('for')).toBe('BET-3 BET-1 BET-2');
    expect(order('people')).toBe('BET-3 BET-1 BET-2');
  });

  it('take the column as people type it', () => {
    expect(readPriorityKey('')).toBe('exposure');
    expect(readPriorityKey('by People')).toBe('people');
    expect(() => readPriorityKey('score')).toThrow(UserError);
  });

  it('cut a long table, and a long title so that its appetite stays', () => {
    const many = Array.from({ length: 20 }, (_, i) =>
      line(i + 1, {}, { change: 'x '.repeat(99), appetite: 'a week' }),
    );
    const text = said(prioritiesReport({ lines: many, today: TODAY }, 'exposure'));
    expect(text).toContain('and 5 bets more');
    expect(text.split('\n')[1]).toMatch(/^BET-1 [x ]+… \(a week\) \|/);
    expect(text.split('\n')[1]?.split(' | ')[0]?.length).toBeLessThanOrEqual(36);
  });

  it('say what to type when there is nothing to weigh', () => {
    expect(said(prioritiesReport({ lines: [], today: TODAY }, 'exposure'))).toMatch(
      /^No drafts and no open bets/,
    );
  });
});
