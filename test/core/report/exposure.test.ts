import { describe, expect, it } from 'vitest';
import { exposureReport } from '#core/report/exposure.ts';
import { called, given } from '../judgement/given.ts';
import { said } from './said.ts';

const claim = {
  id: 'ASM-4',
  version: 1,
  text: 'people re-type the same filters',
  key: '',
  status: 'untested',
  createdAt: '2026-11-01T09:00:00.000Z',
  createdBy: 'U1',
} as const;

describe('the exposure report', () => {
  it('puts the deepest chain first, with what stands on it and the joint confidence', () => {
    const bets = [
      given(1, { terms: { change: 'search', confidence: 50 } }),
      given(2, { terms: { change: 'saved searches', confidence: 50 }, dependsOn: ['BET-1'] }),
      given(3, { terms: { confidence: 40 }, dependsOn: ['BET-2'] }),
    ];
    const lines = said(exposureReport({ bets, assumptions: [] })).split('\n');
    expect(lines[1]).toBe('BET-1 | search | 2 | 2 | 0.10');
    expect(lines[2]).toBe('BET-2 | saved searches | 1 | 1 | 0.20');
    expect(lines[3]).toContain('/bet chain BET-1');
  });

  it('counts claims that are untested or refuted, and not those that were shown to hold', () => {
    const bets = [given(1, { assumptions: ['ASM-4'] })];
    const withClaim = (status: 'untested' | 'refuted' | 'supported') =>
      said(exposureReport({ bets, assumptions: [{ ...claim, status }] }));
    expect(withClaim('untested')).toContain('ASM-4 | people re-type the same… | 1 | 1 | 0.50');
    expect(withClaim('refuted')).toContain('ASM-4 | refuted: people re-type… | 1');
    expect(withClaim('supported')).toMatch(/^Nothing stands/);
  });

  it('leaves out what is called, below or above', () => {
    const bets = [
      called(1, 'validated'),
      given(2, { dependsOn: ['BET-1'] }),
      given(3),
      called(4, 'validated', 50, { dependsOn: ['BET-3'] }),
    ];
    expect(said(exposureReport({ bets, assumptions: [] }))).toMatch(
      /^Nothing stands.*\/bet link BET-12 BET-3/,
    );
  });
});
