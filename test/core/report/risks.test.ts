import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { footingOf } from '#core/judgement/exposure.ts';
import { graphOf } from '#core/judgement/graph.ts';
import { lostGround, type RiskSources, risksOf } from '#core/report/risks.ts';
import { anyBets, called, given } from '../judgement/given.ts';

const NOTHING: RiskSources = { lost: new Map(), refuted: new Set(), today: '2026-12-09' };

const live = given(12, {
  stage: 'live',
  terms: { metric: 'retention', from: { value: 31 }, to: { value: 36 } },
  assumptions: ['ASM-4'],
  window: { opens: '2026-12-01', closes: '2026-12-15' },
});

const reading = (value: number) => ({
  id: '1',
  version: 1,
  metric: 'retention',
  value,
  on: '2026-12-05',
  recordedAt: '2026-12-05T09:00:00.000Z',
  by: 'U1',
});

describe('what puts an open bet at risk', () => {
  it('is nothing while its window is open and nothing gave way', () => {
    expect(risksOf(live, { ...NOTHING, reading: reading(33) })).toEqual([]);
  });

  it('is a window that closed before today; the day of the close is not late', () => {
    expect(risksOf(live, { ...NOTHING, today: '2026-12-15' })).toEqual([]);
    expect(risksOf(live, { ...NOTHING, today: '2026-12-16' })).toEqual(['overdue']);
  });

  it('is a reading on the wrong side of the baseline', () => {
    expect(risksOf(live, { ...NOTHING, reading: reading(30) })).toEqual(['wrong way']);
  });

  it('is a refuted assumption, named once though it is flagged as well', () => {
    const flags = [{ cause: 'ASM-4', reason: 'assumption-refuted', at: '' } as const];
    expect(risksOf({ ...live, flags }, { ...NOTHING, refuted: new Set(['ASM-4']) })).toEqual(['⚠ ASM-4']);
  });

  it('is an invalidated bet anywhere below, also one that was linked after the call', () => {
    const above = given(12, { dependsOn: ['BET-2'] });
    const bets = [called(1, 'invalidated'), given(2, { dependsOn: ['BET-1'] }), above];
    const lost = lostGround(graphOf(bets));
    expect(risksOf(live, { ...NOTHING, lost })).toEqual(['⚠ BET-1']);
  });
});

describe('lost ground', () => {
  it('is what some way down leads to a bet that is gone, on any graph', () => {
    fc.assert(
      fc.property(anyBets('acyclic'), (bets) => {
        const graph = graphOf(bets);
        const lost = lostGround(graph);
        for (const bet of bets) {
          const { gone } = footingOf(bet, graph).joint;
          expect(lost.has(bet.id)).toBe(gone.length > 0);
          if (lost.has(bet.id)) expect(gone).toContain(lost.get(bet.id));
        }
      }),
    );
  });

  it('ends on cycles', () => {
    fc.assert(fc.property(anyBets('any'), (bets) => lostGround(graphOf(bets)).size <= bets.length));
  });
});
