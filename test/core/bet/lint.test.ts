import { describe, expect, it } from 'vitest';
import type { Terms } from '#core/bet/bet.ts';
import { type Finding, type FindingCode, lint } from '#core/bet/lint.ts';
import { read, SAVED_SEARCHES, TODAY } from './reading.ts';

const { terms: SOUND } = read(SAVED_SEARCHES);
const REASON = 'people re-type the same filters';

const find = (terms: Terms, ...assumptions: string[]): readonly Finding[] =>
  lint({ id: 'BET-12', terms }, assumptions, TODAY);
const codes = (terms: Terms, ...assumptions: string[]): readonly FindingCode[] =>
  find(terms, ...assumptions).map(({ code }) => code);

describe('the linter', () => {
  it('has nothing to say of a sound bet', () => {
    expect(find(SOUND, REASON)).toEqual([]);
  });

  it('names all that an empty draft lacks, what blocks placing first', () => {
    expect(find({}).map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'no-change blocks-placing',
      'no-metric blocks-placing',
      'no-target blocks-placing',
      'no-date blocks-placing',
      'no-confidence blocks-placing',
      'no-baseline weak',
      'no-because weak',
    ]);
  });

  it('says what to type, for a bet with an id as a command', () => {
    const [finding] = find({ ...SOUND, by: '2026-11-01' }, REASON);
    expect(finding?.tryInstead).toBe('/bet edit BET-12 by: in 2 weeks');
    const [unsaved] = lint({ terms: { ...SOUND, by: '2026-11-01' } }, [REASON], TODAY);
    expect(unsaved?.tryInstead).toBe('by: in 2 weeks');
  });

  it('only proposes lines that can be read', () => {
    for (const finding of find({})) {
      const { terms, because } = read(finding.tryInstead.replace('/bet edit BET-12 ', ''));
      expect(Object.keys(terms).length + because.length, finding.tryInstead).toBeGreaterThan(0);
    }
  });
});

describe('each weakness', () => {
  const percent = (value: number): Terms['to'] => ({ value, unit: '%' });
  const { from: _, ...noBaseline } = SOUND;
  const { from: __, to: ___, ...noNumbers } = SOUND;
  it.each<[FindingCode, Terms]>([
    ['no-baseline', noBaseline],
    ['no-target', { ...noNumbers, from: { value: 31 } }],
    ['relative-needs-baseline', { ...noNumbers, relative: { value: 20, unit: '%', direction: 'up' } }],
    ['date-past', { ...SOUND, by: '2026-11-01' }],
    ['date-past', { ...SOUND, by: TODAY }],
    ['date-soon', { ...SOUND, by: '2026-11-21' }],
    ['date-far', { ...SOUND, by: '2027-05-20' }],
    ['target-equals-baseline', { ...SOUND, to: percent(31) as NonNullable<Terms['to']> }],
    ['target-wrong-side', { ...SOUND, direction: 'down' }],
    ['target-over-100', { ...SOUND, to: percent(120) as NonNullable<Terms['to']> }],
    ['confidence-extreme', { ...SOUND, confidence: 100 }],
    ['confidence-extreme', { ...SOUND, confidence: 0 }],
    ['confidence-even', { ...SOUND, confidence: 50 }],
    ['several-changes', { ...SOUND, change: 'add saved searches and remove the sidebar' }],
    ['vague-metric', { ...SOUND, metric: 'user experience' }],
    ['vanity-metric', { ...SOUND, metric: 'page views' }],
  ])('%s', (code, terms) => {
    expect(codes(terms, REASON)).toEqual([code]);
  });

  it.each([['weekly retention will increase'], ['users want saved searches']])(
    'because-circular: %s',
    (reason) => {
      expect(codes(SOUND, reason)).toEqual(['because-circular']);
    },
  );

  it('no-because', () => {
    expect(codes(SOUND)).toEqual(['no-because']);
  });
});

describe('what is left alone', () => {
  it('is a reason without words of its own where there is nothing yet that it could repeat', () => {
    expect(codes({}, 'people want it')).not.toContain('because-circular');
    expect(codes(SOUND, 'people want it')).toEqual(['because-circular']);
  });

  it.each<[string, Terms]>([
    ['growth beyond 100 %', { ...SOUND, metric: 'traffic growth', to: { value: 150, unit: '%' } }],
    ['a list within one change', { ...SOUND, change: 'add tags and filters' }],
    ['a date at the edge', { ...SOUND, by: '2027-05-19' }],
    ['two days', { ...SOUND, by: '2026-11-22' }],
    ['the direction that the numbers go', { ...SOUND, direction: 'up' }],
  ])('%s', (_name, terms) => {
    expect(codes(terms, REASON)).toEqual([]);
  });
});
