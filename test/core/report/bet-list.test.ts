import { describe, expect, it } from 'vitest';
import { type BetPage, betList } from '#core/report/bet-list.ts';
import { marksOf } from '#core/report/bet-words.ts';
import { called, given } from '../judgement/given.ts';
import { said } from './said.ts';

const TODAY = '2026-12-09';

const live = given(12, {
  stage: 'live',
  terms: { change: 'saved searches', from: { value: 31, unit: '%' }, to: { value: 36, unit: '%' } },
  window: { opens: '2026-12-01', closes: '2026-12-15' },
});

function page(fields: Partial<BetPage>): BetPage {
  const lines = [{ bet: live, marks: [] }];
  const list = { title: 'Open bets', total: 1, page: 1, pageSize: 10, command: '/bet list', today: TODAY };
  return { ...list, lines, empty: ['No open bets.'], ...fields };
}

describe('a list of bets', () => {
  it('says id, title, stage, move and when it is due', () => {
    expect(said(betList(page({})))).toBe(
      ['Open bets · 1', 'BET-12 | saved searches | live | 31 % -> 36 % | in 6 days'].join('\n'),
    );
  });

  it('has a column of notes only where there is something to note', () => {
    const flagged = { ...live, flags: [{ cause: 'ASM-4', reason: 'assumption-refuted', at: '' } as const] };
    const lines = [{ bet: flagged, marks: marksOf(flagged) }];
    expect(said(betList(page({ lines })))).toMatch(/in 6 days \| ⚠ ASM-4$/);
  });

  it('says what to type when it is empty', () => {
    expect(said(betList(page({ lines: [], total: 0 })))).toBe('No open bets.');
  });

  it('leads to the pages next to it', () => {
    const middle = said(betList(page({ total: 25, page: 2 })));
    expect(middle).toContain('Page 2 of 3. Next: /bet list 3');
    expect(middle).toContain('[Back: /bet list 1] [More: /bet list 3]');
    expect(said(betList(page({ total: 25, page: 3 })))).toContain('Page 3 of 3.\n[Back: /bet list 2]');
  });

  it('says how many pages there are when asked for one that is not', () => {
    expect(said(betList(page({ lines: [], total: 25, page: 9 })))).toBe(
      'There is no page 9: 25 bets on 3 pages. /bet list',
    );
  });

  it('shows what a called bet was called, and no due date', () => {
    const lines = [{ bet: called(3, 'invalidated'), marks: [] }];
    expect(said(betList(page({ lines })))).toContain('BET-3 | untitled | invalidated |  | ');
  });

  it.each([
    ['2026-12-09', 'today'],
    ['2026-12-10', 'tomorrow'],
    ['2026-12-08', '1 day late'],
    ['2026-11-29', '10 days late'],
  ])('a window that closes on %s is due %s', (closes, words) => {
    const bet = { ...live, window: { opens: '2026-11-01', closes } };
    expect(said(betList(page({ lines: [{ bet, marks: [] }] })))).toContain(`| ${words}`);
  });

  it('keeps to what fits on 80 columns however long a title is', () => {
    const bet = { ...live, terms: { ...live.terms, change: 'words '.repeat(100) } };
    const [, row = ''] = said(betList(page({ lines: [{ bet, marks: [] }] }))).split('\n');
    expect(row.length).toBeLessThanOrEqual(78);
  });
});

describe('a date that has passed', () => {
  const window = { opens: '2026-11-01', closes: '2026-12-01' };

  it('is late for a live bet, and only passed for one that never shipped', () => {
    const unshipped = given(3, { stage: 'placed', terms: { by: '2026-12-01' } });
    const lines = [
      { bet: { ...live, window }, marks: [] },
      { bet: unshipped, marks: [] },
    ];
    const text = said(betList(page({ lines, total: 2 })));
    expect(text).toMatch(/\| 8 days late$/m);
    expect(text).toMatch(/\| date passed$/m);
  });
});
