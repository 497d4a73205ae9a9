import { describe, expect, it } from 'vitest';
import { changed, type LogEntry } from '#core/log/entry.ts';
import { logReport } from '#core/report/log.ts';
import { given } from '../judgement/given.ts';
import { said } from './said.ts';

const bet = given(12, {
  stage: 'live',
  terms: { metric: 'retention', to: { value: 36, unit: '%' }, by: '2026-12-15', confidence: 60 },
  window: { opens: '2026-12-01', closes: '2026-12-15' },
});

function entry(
  type: string,
  before: object | undefined,
  after: object | undefined,
  fields: Partial<LogEntry> = {},
) {
  const at = '2026-12-09T10:00:00.000Z';
  return {
    id: '000000000042',
    version: 1,
    at,
    by: 'ana',
    subject: 'BET-12',
    type,
    ...changed(before, after),
    ...fields,
  };
}

function sentence(...of: Parameters<typeof entry>): string {
  return (
    said(logReport({ entries: [entry(...of)], more: false }))
      .split('\n')
      .at(-1) ?? ''
  );
}

describe('a sentence of the log', () => {
  it('says when, who, what, and each field as it was and is', () => {
    const terms = { ...bet.terms, to: { value: 35, unit: '%' }, confidence: 70 };
    expect(sentence('bet-amended', bet, { ...bet, terms, amendments: [{}] })).toBe(
      '- 2026-12-09T10:00:00.000Z @ana amended BET-12: to 36 % -> 35 %; confidence 60 % -> 70 %',
    );
  });

  it('tells a call by its verdict and its why', () => {
    const call = { verdict: 'validated', why: 'they come back', by: 'ana', at: '2026-12-16', effects: {} };
    expect(sentence('bet-called', bet, { ...bet, stage: 'called', call })).toMatch(
      /@ana called BET-12: verdict validated; why they come back$/,
    );
  });

  it.each([
    ['bet-placed', 'placed'],
    ['call-undone', 'took back the call on'],
    ['evidence-linked', 'linked evidence to'],
    ['theme-merged', 'merged'],
    ['bet-handed-over', 'handed over'],
    ['stopped', 'stopped'],
  ])('%s is "%s"', (type, words) => {
    expect(sentence(type, bet, bet)).toBe(`- 2026-12-09T10:00:00.000Z @ana ${words} BET-12`);
  });

  it('writes days as days', () => {
    const snoozed = { ...bet, snoozedUntil: '2026-12-12' };
    expect(sentence('bet-snoozed', bet, snoozed)).toMatch(/ snoozed BET-12: until Sat 12 Dec 2026$/);
    expect(
      sentence('bet-extended', bet, { ...bet, window: { ...bet.window, closes: '2026-12-29' } }),
    ).toMatch(/ extended BET-12: closes Tue 15 Dec 2026 -> Tue 29 Dec 2026$/);
  });

  it('says what was taken away', () => {
    const { metric, ...terms } = bet.terms;
    expect(sentence('bet-edited', bet, { ...bet, terms })).toMatch(/: metric retention -> nothing$/);
  });

  it.each([
    ['bet-snoozed', { snoozedUntil: '2026-12-12' }, 'woke'],
    ['bet-muted', { muted: true }, 'unmuted'],
    ['drop-undone', { droppedWhy: 'nobody asked' }, 'took up again'],
  ])('of %s says what it came to', (type, was, verb) => {
    expect(sentence(type, { ...bet, ...was }, bet)).toMatch(new RegExp(`@ana ${verb} BET-12$`));
  });

  it('tells muting from unmuting', () => {
    expect(sentence('bet-muted', bet, { ...bet, muted: true })).toMatch(/@ana muted BET-12$/);
  });

  it('keeps long words short and many fields few', () => {
    const before = { label: 'x '.repeat(200) };
    expect(sentence('theme-renamed', before, { label: 'short' }).length).toBeLessThan(160);
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`field${i}`, i]));
    expect(sentence('settings-changed', {}, many)).toMatch(/; 3 more$/);
  });

  it('names Ante where nobody did it', () => {
    expect(sentence('bet-flagged', bet, bet, { by: 'ante' })).toContain(' Ante flagged BET-12');
  });
});

describe('the log', () => {
  it('leads to what is older, of the same subject', () => {
    const entries = [entry('bet-placed', bet, bet)];
    const text = said(logReport({ subject: 'BET-12', entries, more: true }));
    expect(text).toMatch(/^Decision log of BET-12, the newest first\n/);
    expect(text).toContain('[Older: /bet report log BET-12 before 42]');
    expect(said(logReport({ entries, more: true }))).toContain('Older ones: /bet report log before 42');
  });

  it('says so where nothing is on record', () => {
    expect(said(logReport({ subject: 'BET-9', entries: [], more: false }))).toBe(
      'Nothing is on record about BET-9. The whole log: /bet report log',
    );
  });
});
