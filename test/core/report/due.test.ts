import { describe, expect, it } from 'vitest';
import { dueReport } from '#core/report/due.ts';
import { closing } from '../judgement/given.ts';
import { said } from './said.ts';

const TODAY = '2026-12-09';

describe('what is due', () => {
  it('is told by overdue, within a week, later, the longest overdue first', () => {
    const bets = [
      closing(1, '2027-01-10'),
      closing(2, '2026-12-09'),
      closing(3, '2026-12-01'),
      closing(4, '2026-12-15'),
      closing(5, '2026-12-16'),
      closing(6, '2026-12-08'),
    ];
    expect(said(dueReport({ bets, today: TODAY }))).toBe(
      [
        'Overdue · 2',
        'BET-3 | thing 3 | @U1 |  | 8 days late',
        'BET-6 | thing 6 | @U1 |  | 1 day late',
        'Closes within a week · 2',
        'BET-2 | thing 2 | @U1 |  | today',
        'BET-4 | thing 4 | @U1 |  | in 6 days',
        'Closes later · 2',
        'BET-5 | thing 5 | @U1 |  | in 7 days',
        'BET-1 | thing 1 | @U1 |  | in 32 days',
        'To make a call: /bet call BET-3',
      ].join('\n'),
    );
  });

  it('says so when none is owed yet', () => {
    expect(said(dueReport({ bets: [closing(1, '2026-12-10')], today: TODAY }))).toMatch(
      /\nNo call is owed yet\. To make one early: \/bet call BET-1$/,
    );
    expect(said(dueReport({ bets: [closing(1, TODAY)], today: TODAY }))).toMatch(
      /\nTo make a call: \/bet call BET-1$/,
    );
  });

  it('cuts a long section and says where the rest is', () => {
    const bets = Array.from({ length: 11 }, (_, i) => closing(i + 1, '2026-12-01'));
    expect(said(dueReport({ bets, today: TODAY }))).toContain('and 3 bets more: /bet list due');
  });

  it('says so when no call is owed', () => {
    expect(said(dueReport({ bets: [], today: TODAY }))).toMatch(/^Nothing is live/);
  });
});
