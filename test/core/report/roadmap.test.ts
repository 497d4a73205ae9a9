import { describe, expect, it } from 'vitest';
import { roadmapReport } from '#core/report/roadmap.ts';
import { called, closing, given } from '../judgement/given.ts';
import { said } from './said.ts';

const TODAY = '2026-12-09';

describe('the roadmap', () => {
  it('puts open bets under the month they close in, and what was learnt behind them', () => {
    const placed = given(4, { terms: { change: 'presets', metric: 'churn', by: '2027-01-20' } });
    const learnt = called(1, 'invalidated', 50, { window: { opens: '2026-10-01', closes: '2026-11-02' } });
    const roadmap = { open: [placed, closing(2, '2026-12-15')], called: [learnt], today: TODAY };
    expect(said(roadmapReport(roadmap))).toBe(
      [
        'Ahead',
        'December 2026',
        '- BET-2 thing 2 (live, in 6 days)',
        'January 2027',
        '- BET-4 presets: churn (placed, in 42 days)',
        'Learnt',
        'November 2026',
        '- BET-1 untitled: invalidated, as read',
      ].join('\n'),
    );
  });

  it('keeps what is overdue in the present month, where it has to be dealt with', () => {
    const roadmap = { open: [closing(2, '2026-10-15')], called: [], today: TODAY };
    expect(said(roadmapReport(roadmap))).toContain('December 2026\n- BET-2 thing 2 (due, 55 days late)');
  });

  it('says what to type when nothing is placed', () => {
    expect(said(roadmapReport({ open: [], called: [], today: TODAY }))).toContain('/bet place BET-12');
  });
});
