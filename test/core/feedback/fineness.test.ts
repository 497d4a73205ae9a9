import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { finenessOf, learnt, stepsOf } from '#core/feedback/fineness.ts';
import { makeEngine } from '#core/feedback/make-engine.ts';
import { finished } from '#core/feedback/steps.ts';
import { carryOut } from './given.ts';

const ITEMS = readFileSync(new URL('../../../examples/feedback.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): string => JSON.parse(line).text);

/** How many themes 300 real questions come to. */
function themesAt(fineness: number): number {
  const engine = makeEngine();
  for (const [i, text] of ITEMS.entries()) {
    const { decision, candidates } = engine.assess(text);
    const theme = decision === 'new' ? undefined : candidates[0]?.theme;
    engine.learn({ id: `ITM-${i + 1}`, text }, theme ?? `THM-${1_000 + i}`);
  }
  carryOut(engine, finished(engine.consolidate(fineness)));
  return engine.themes().length;
}

describe('fineness', () => {
  it('set by hand makes more themes or fewer', () => {
    const [coarse, normal, fine] = ['coarser', undefined, 'finer'].map((grain) =>
      themesAt(finenessOf(stepsOf(0, grain as 'coarser' | undefined))),
    ) as [number, number, number];
    expect(coarse).toBeLessThan(normal);
    expect(fine).toBeGreaterThan(normal);
  });

  it('is 1 by default, and learnt a step at a time within bounds', () => {
    expect(finenessOf(stepsOf(0, undefined))).toBe(1);
    expect([learnt(0, 1), learnt(0, -1), learnt(8, 1), learnt(-8, -1)]).toEqual([1, -1, 8, -8]);
  });
});
