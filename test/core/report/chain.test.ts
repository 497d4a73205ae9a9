import { describe, expect, it } from 'vitest';
import { chainReply } from '#core/report/chain.ts';
import { called, given } from '../judgement/given.ts';
import { said } from './said.ts';

const TODAY = '2026-12-09';

const base = given(1, { terms: { change: 'search', confidence: 60 }, assumptions: ['ASM-4'] });
const middle = given(2, { terms: { change: 'saved searches', confidence: 50 }, dependsOn: ['BET-1'] });
const top = given(3, { terms: { change: 'shared searches' }, dependsOn: ['BET-2'] });

const claim = {
  id: 'ASM-4',
  version: 1,
  text: 'people re-type the same filters',
  key: 'people re-type the same filters',
  status: 'untested',
  createdAt: '2026-11-01T09:00:00.000Z',
  createdBy: 'U1',
} as const;

describe('the chain of a bet', () => {
  it('is what it stands on and what stands on it, each with its joint confidence', () => {
    const reply = chainReply({ of: middle, bets: [base, middle, top], assumptions: [], today: TODAY });
    expect(said(reply)).toBe(
      [
        'BET-2 · saved searches',
        'Stands on 1 uncalled bet: depth 1, joint confidence 0.60.',
        '└ BET-1 | search | placed | 60 % | 0.60',
        'On it: 1 uncalled bet, depth 1; that all hold: at most 0.50.',
        '└ BET-3 | shared searches | placed | ? | at most 0.30',
        'Joint: that it and all it stands on hold, if independent.',
      ].join('\n'),
    );
  });

  it('says so where there is nothing, and what to type', () => {
    const reply = chainReply({ of: base, bets: [base], assumptions: [claim], today: TODAY });
    expect(said(reply)).toBe(
      [
        'BET-1 · search',
        'Stands on no other bet.',
        '- ASM-4 (untested) people re-type the same filters',
        'Nothing stands on it. To say that something does: /bet link BET-15 BET-1',
      ].join('\n'),
    );
  });

  it('shows an invalidated foundation and what that leaves', () => {
    const gone = called(1, 'invalidated');
    const reply = chainReply({ of: middle, bets: [gone, middle], assumptions: [], today: TODAY });
    expect(said(reply)).toContain('└ BET-1 | untitled | invalidated | 50 % | 0.00');
  });

  it('ends on a cycle that is in the data', () => {
    const bets = [{ ...base, dependsOn: ['BET-3'] as const }, middle, top];
    const lines = said(chainReply({ of: middle, bets, assumptions: [], today: TODAY })).split('\n');
    expect(lines).toContain('└ BET-1 | search | placed | 60 % | at most 0.30');
    expect(lines).toContain('· └ BET-3 | shared searches | placed | ? | at most 0.30');
    expect(lines.filter((line) => line.includes('BET-2 |'))).toEqual([]);
  });

  it('draws twenty lines and says how many more there are', () => {
    const many = Array.from({ length: 32 }, (_, i) => given(i + 10, { dependsOn: ['BET-1'] }));
    const text = said(chainReply({ of: base, bets: [base, ...many], assumptions: [], today: TODAY }));
    expect(text.match(/└/g)?.length).toBe(20);
    expect(text).toContain('and 12 more');
  });

  it('numbers levels that are too deep to indent', () => {
    const chain = Array.from({ length: 8 }, (_, i) => given(i + 2, { dependsOn: [`BET-${i + 1}` as const] }));
    const text = said(chainReply({ of: base, bets: [base, ...chain], assumptions: [], today: TODAY }));
    expect(text).toContain('· · · └ BET-5');
    expect(text).toContain('· 8 └ BET-9');
  });

  it('of an assumption is what rests on it', () => {
    const text = said(chainReply({ of: claim, bets: [base, middle, top], assumptions: [], today: TODAY }));
    expect(text).toContain('ASM-4 · untested');
    expect(text).toContain('On it: 3 uncalled bets, depth 3; that all hold: at most 0.30.');
    expect(text).toContain('· · └ BET-3 | shared searches | placed | ? | at most 0.30');
  });
});
