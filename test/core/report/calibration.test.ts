import { describe, expect, it } from 'vitest';
import { calibrationReport } from '#core/report/calibration.ts';
import { called } from '../judgement/given.ts';
import { said } from './said.ts';

const ofAna = [1, 2, 3, 4].map((n) => called(n, 'validated', 80, { owner: 'ana' }));

describe('the calibration report', () => {
  it('hides what few calls would say, and how many are missing', () => {
    expect(said(calibrationReport({ bets: ofAna, member: 'ana' }))).toBe(
      'All calls: 1 more validated or invalidated one to go. Below 5, how often bets land would only tell of luck.',
    );
  });

  it('does not count an inconclusive call as one of the five', () => {
    const bets = [...ofAna, called(5, 'inconclusive', 80, { owner: 'ana' })];
    expect(said(calibrationReport({ bets, member: 'ana' }))).toContain('1 more validated');
  });

  it('shows the score, the hit rate and the table with its intervals', () => {
    const bets = [
      ...ofAna,
      called(5, 'invalidated', 80, { owner: 'ana' }),
      called(6, 'invalidated', 10, { owner: 'ana' }),
      called(7, 'inconclusive', 10, { owner: 'ana' }),
    ];
    expect(said(calibrationReport({ bets, member: 'ana' })).split('\n')).toEqual([
      'All calls: Brier 0.14, 4 of 6 landed (67 %), n=6, directional; 1 inconclusive left out.',
      '0-19 % | 1 | 10 % | 0 % | 0-79 %',
      '80-100 % | 5 | 80 % | 80 % | 38-96 %',
      expect.stringMatching(/^chart: All calls\./),
      'Brier score: 0 is perfect, 0.25 is what always saying 50 % earns.',
    ]);
  });

  it('shows one’s own calls first, then everyone’s, each with its own minimum', () => {
    const bets = [...ofAna, ...[5, 6].map((n) => called(n, 'invalidated', 20, { owner: 'ben' }))];
    const text = said(calibrationReport({ bets, member: 'ana' }));
    expect(text).toMatch(/^Your calls: 1 more .* Below 5, .*\nEveryone’s calls: Brier 0\.04, 4 of 6 landed/);
  });
});
