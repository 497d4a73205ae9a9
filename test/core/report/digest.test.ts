import { describe, expect, it } from 'vitest';
import { digest, type Week } from '#core/report/digest.ts';
import { called, given } from '../judgement/given.ts';
import { said } from './said.ts';

const QUIET: Week = {
  called: [],
  overdue: [],
  atRisk: [],
  themes: [],
  next: [],
  counts: [],
  today: '2026-12-14',
};

const live = (number: number, closes: string) =>
  given(number, {
    stage: 'live',
    terms: { change: `thing ${number}` },
    window: { opens: '2026-11-01', closes },
  });

const theme = (number: number, people: number) =>
  ({
    id: `THM-${number}`,
    version: 1,
    label: `label ${number}`,
    people,
    items: people,
    firstSeen: '',
    lastSeen: '',
  }) as const;

const claim = {
  id: 'ASM-4',
  version: 1,
  text: 'people re-type filters',
  key: '',
  status: 'refuted',
  createdAt: '',
  createdBy: 'U1',
} as const;

describe('the weekly digest', () => {
  it('is silent when there is nothing to say', () => {
    expect(digest(QUIET)).toBeUndefined();
  });

  it('is silent of themes that only one person stands behind', () => {
    expect(digest({ ...QUIET, themes: [theme(1, 1)] })).toBeUndefined();
  });

  it('has one order: calls, overdue, assumptions at risk, new themes, next due', () => {
    const week: Week = {
      ...QUIET,
      next: [live(5, '2026-12-16'), live(4, '2026-12-14')],
      themes: [theme(1, 2), theme(2, 3)],
      atRisk: [{ assumption: claim, bets: ['BET-3'], against: 2 }],
      overdue: [live(3, '2026-12-01')],
      called: [called(1, 'validated')],
    };
    const reply = digest(week);
    expect(reply && said(reply)).toBe(
      [
        'The week in bets',
        'Calls made',
        '- BET-1 untitled: validated by @U1, as read',
        'Overdue',
        '- BET-3 thing 3, @U1: 13 days late',
        'Assumptions at risk',
        '- ASM-4 people re-type filters (refuted): carries BET-3',
        'New themes',
        '- THM-2 label 2: 3 items from 3 people',
        '- THM-1 label 1: 2 items from 2 people',
        'Next due',
        '- BET-4 thing 4, @U1: today',
        '- BET-5 thing 5, @U1: in 2 days',
        'All of it: /bet report board. To stop this: /bet settings digest off',
      ].join('\n'),
    );
  });

  it('says what contradicts a claim that is not refuted yet', () => {
    const atRisk = [
      { assumption: { ...claim, status: 'untested' } as const, bets: ['BET-3'] as const, against: 2 },
    ];
    const reply = digest({ ...QUIET, atRisk });
    expect(reply && said(reply)).toContain('(2 against it): carries BET-3');
  });

  it('cuts a long section', () => {
    const overdue = Array.from({ length: 9 }, (_, i) => live(i + 1, '2026-12-01'));
    const reply = digest({ ...QUIET, overdue });
    expect(reply && said(reply)).toContain('- and 3 more');
  });

  it('draws the weeks that were counted, each with the calls since the one before', () => {
    const counts = [
      { monday: '2026-11-30', open: 3, due: 0, called: 4 },
      { monday: '2026-12-07', open: 4, due: 1, called: 6 },
      { monday: '2026-12-14', open: 2, due: 2, called: 5 },
    ];
    const reply = digest({ ...QUIET, counts, called: [called(1, 'validated')] });
    const chart = reply?.blocks.find((block) => block.kind === 'chart');
    expect(chart).toMatchObject({
      chart: {
        weeks: [
          { from: '2026-11-30', open: 4, due: 1, called: 2 },
          { from: '2026-12-07', open: 2, due: 2, called: 0 },
        ],
      },
      alt: expect.stringContaining('2 open, 2 due and 0 called in the week of Mon 7 Dec 2026'),
    });
  });

  it.each([[[]], [[{ monday: '2026-12-14', open: 3, due: 0, called: 4 }]]])(
    'draws nothing before a week has passed, and is not sent for a drawing alone',
    (counts) => {
      const reply = digest({ ...QUIET, counts, called: [called(1, 'validated')] });
      expect(reply?.blocks.some(({ kind }) => kind === 'chart')).toBe(false);
      expect(digest({ ...QUIET, counts: [...counts, ...counts] })).toBeUndefined();
    },
  );
});
