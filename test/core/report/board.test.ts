import { describe, expect, it } from 'vitest';
import { boardReport } from '#core/report/board.ts';
import { called, closing } from '../judgement/given.ts';
import { said } from './said.ts';

const TODAY = '2026-12-09';

describe('the board', () => {
  const column = { title: 'Live', bets: [closing(2, '2026-12-15')], total: 1, command: '/bet list live' };

  it('counts every column and shows the filled ones', () => {
    const empty = { ...column, title: 'Due', bets: [], total: 0 };
    expect(said(boardReport({ columns: [empty, column], today: TODAY }))).toBe(
      ['Board, 2026-12-09', 'Due 0 · Live 1', 'Live', 'BET-2 | thing 2 | @U1 |  | in 6 days'].join('\n'),
    );
  });

  it('says how many more a long column has, and where', () => {
    const text = said(boardReport({ columns: [{ ...column, total: 9 }], today: TODAY }));
    expect(text).toContain('and 8 more: /bet list live');
  });

  it('shows the verdict of called ones', () => {
    const done = { ...column, title: 'Called', bets: [called(1, 'validated')] };
    expect(said(boardReport({ columns: [done], today: TODAY }))).toContain(
      'BET-1 | untitled | @U1 |  | validated',
    );
  });

  it('says what to type when there is nothing on it', () => {
    const empty = { ...column, bets: [], total: 0 };
    expect(said(boardReport({ columns: [empty], today: TODAY }))).toMatch(
      /^The board is empty.* \/bet if we/,
    );
  });
});
