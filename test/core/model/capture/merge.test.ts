import { describe, expect, it } from 'vitest';
import type { Terms } from '#core/bet/bet.ts';
import { mergeReadings } from '#core/model/capture/merge.ts';

const offline = (terms: Terms, because: readonly string[] = []) =>
  ({ terms, because, assumptions: ['ASM-2'], dependsOn: ['BET-3'], unclear: [] }) as const;
const model = (terms: Terms, because: readonly string[] = []) => ({ terms, because, spans: [] });
const percent = (value: number) => ({ value, unit: '%' });

describe('two readings of one bet', () => {
  it('have the better words, and what either of them found', () => {
    const [merged, ...others] = mergeReadings(
      [offline({ change: 'reckon saved searches', to: percent(36) }, ['it is slow, sure'])],
      [model({ change: 'saved searches', metric: 'retention', by: '2026-12-15' }, ['it is slow'])],
    );
    expect(others).toEqual([]);
    expect(merged).toEqual({
      terms: { change: 'saved searches', metric: 'retention', to: percent(36), by: '2026-12-15' },
      because: ['it is slow'],
      assumptions: ['ASM-2'],
      dependsOn: ['BET-3'],
      unclear: [],
      spans: [],
    });
  });

  it('leave out what they disagree on', () => {
    const [merged] = mergeReadings(
      [offline({ from: percent(31), to: percent(36), by: '2026-12-15', confidence: 60 })],
      [model({ from: percent(30), to: percent(40), by: '2026-12-16', confidence: 70 })],
    );
    expect(merged?.terms).toEqual({});
    expect(merged?.unclear).toEqual(['from', 'by', 'confidence', 'to']);
  });

  it('take a value and a change of it for two different targets', () => {
    const [merged] = mergeReadings(
      [offline({ to: percent(20) })],
      [model({ relative: { ...percent(20), direction: 'up' } })],
    );
    expect([merged?.terms, merged?.unclear]).toEqual([{}, ['to']]);
  });

  it('agree on a number whose unit only one of them saw', () => {
    const [merged] = mergeReadings([offline({ from: { value: 31 } })], [model({ from: percent(31) })]);
    expect(merged?.terms).toEqual({ from: percent(31) });
  });
});

describe('a text of several bets', () => {
  it('has as many as the model says, each with what the parser read of it', () => {
    const merged = mergeReadings(
      [offline({ change: 'dark mode', to: percent(15) }), offline({ change: 'add search', to: percent(40) })],
      [model({ change: 'search' }), model({ change: 'dark mode' }), model({ change: 'export' })],
    );
    expect(merged.map(({ terms }) => terms)).toEqual([
      { change: 'search', to: percent(40) },
      { change: 'dark mode', to: percent(15) },
      { change: 'export' },
    ]);
  });

  it('has none when the model finds none', () => {
    expect(mergeReadings([offline({ to: percent(1) })], [])).toEqual([]);
  });
});
