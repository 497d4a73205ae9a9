import { describe, expect, it } from 'vitest';
import type { Theme } from '#core/feedback/feedback.ts';
import { feedbackReport, type ThemeTrend } from '#core/report/feedback.ts';
import { said } from './said.ts';

function theme(number: number, people: number, items = people): Theme {
  return {
    id: `THM-${number}`,
    version: 1,
    label: `label ${number}`,
    people,
    items,
    firstSeen: '2026-12-01T09:00:00.000Z',
    lastSeen: '2026-12-08T09:00:00.000Z',
  };
}

function trend(about: Theme, before: number, recent: number, linked: ThemeTrend['linked'] = []): ThemeTrend {
  return { theme: about, before, recent, linked };
}

describe('the feedback report', () => {
  const trends = [
    trend(theme(1, 4), 3, 1, ['BET-12']),
    trend(theme(2, 9, 30), 10, 12, ['BET-1', 'BET-2', 'ASM-3']),
    trend(theme(3, 1), 0, 1),
    trend(theme(4, 3), 0, 3),
  ];
  const text = said(feedbackReport({ items: 38, themes: 4, trends, fresh: [theme(4, 3), theme(3, 1)] }));

  it('puts the themes of most people first, and says how they moved and what they are linked to', () => {
    expect(text.split('\n').slice(0, 5)).toEqual([
      'Feedback: 38 items in 4 themes',
      'THM-2 | label 2 | 9 | 30 | 10 -> 12 | BET-1, BET-2 +1',
      'THM-1 | label 1 | 4 | 4 | 3 -> 1 | BET-12',
      'THM-4 | label 4 | 3 | 3 | 0 -> 3 | ',
      'THM-3 | label 3 | 1, emerging | 1 | 0 -> 1 | ',
    ]);
  });

  it('names what grows, the most first', () => {
    expect(text).toContain('Growing\n- THM-4 label 4: 0 -> 3 items in four weeks\n- THM-2 label 2: 10 -> 12');
  });

  it('names what is new and what has no bet, of patterns only', () => {
    expect(text).toContain(
      'New this week\n- THM-4 label 4: 3 people\nNo bet on it yet\n- THM-4 label 4: 3 people\n',
    );
  });

  it('says what to type next', () => {
    expect(text).toContain(
      'The last seven days: /bet report feedback week. Quotes: /heard show THM-2. As evidence: /bet link BET-12 THM-4 supports',
    );
    expect(said(feedbackReport({ items: 0, themes: 0, trends: [], fresh: [] }))).toContain(
      '/heard the export',
    );
  });
});
