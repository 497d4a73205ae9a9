import { describe, expect, it } from 'vitest';
import type { Bet } from '#core/bet/bet.ts';
import type { Finding } from '#core/bet/lint.ts';
import { t } from '#core/chat/text.ts';
import { betCard, titleOf } from '#core/report/bet-card.ts';
import type { BetView } from '#core/report/bet-view.ts';
import { called, closing, given } from '../judgement/given.ts';
import { said } from './said.ts';

function card(bet: Bet, fields: Partial<BetView> = {}): string {
  const none = { assumptions: [], readings: [], findings: [], warnings: [] };
  const evidence = { supports: 0, contradicts: 0, mentions: 0 };
  return said(betCard({ bet, ...none, evidence, today: '2026-12-09', ...fields }));
}

const complete = { change: 'presets', metric: 'churn', to: { value: 3 }, by: '2026-12-20', confidence: 60 };

describe('the card of a bet', () => {
  it.each<[string, Bet, string]>([
    ['an idea', given(1, { stage: 'draft' }), '[Edit: /bet edit BET-1] [Drop: /bet drop BET-1]'],
    [
      'a complete draft',
      given(1, { stage: 'draft', terms: complete }),
      '[Place: /bet place BET-1] [Edit: /bet edit BET-1] [Drop: /bet drop BET-1]',
    ],
    ['a placed one', given(1), '[Ship: /bet ship BET-1] [Edit: /bet edit BET-1] [Drop: /bet drop BET-1]'],
    [
      'a live one',
      closing(1, '2026-12-10'),
      '[Add reading: /bet read BET-1] [Call: /bet call BET-1] [Edit: /bet edit BET-1]',
    ],
    [
      'a due one',
      closing(1, '2026-12-09'),
      '[Validated: /bet call BET-1 validated] [Invalidated: /bet call BET-1 invalidated] [Inconclusive: /bet call BET-1 inconclusive] [Extend: /bet call BET-1 extend]',
    ],
    ['a called one', called(1, 'validated'), '[Undo: /bet undo BET-1]'],
    ['a dropped one', given(1, { stage: 'dropped', droppedWhy: 'nobody asked' }), '[Undo: /bet undo BET-1]'],
  ])('offers what can be done with %s', (_, bet, buttons) => {
    expect(card(bet).split('\n').at(-1)).toBe(buttons);
  });

  it('names the three worst weaknesses of a draft, and none of a bet that is placed', () => {
    const findings = ['one', 'two', 'three', 'four'].map(
      (what): Finding => ({ code: 'no-because', severity: 'weak', message: t`${what}`, tryInstead: 'edit' }),
    );
    expect(card(given(1, { stage: 'draft' }), { findings }).match(/^- .*$/gm)).toEqual([
      '- one edit',
      '- two edit',
      '- three edit',
    ]);
    expect(card(given(1), { findings })).not.toContain('one edit');
  });

  it('says what gave way under it', () => {
    const at = '2026-12-08T10:00:00.000Z';
    const flags: Bet['flags'] = [{ cause: 'BET-3', reason: 'bet-dropped', at }];
    expect(card(given(1, { flags }))).toContain(`⚠ BET-3 was dropped on ${at}, and this rests on it.`);
  });

  it('counts goalposts, extensions and evidence once there are any', () => {
    expect(card(closing(1, '2026-12-20'))).not.toMatch(/Amended|Extended|Evidence/);
    const amendment = { at: '2026-12-02', by: 'U1', before: {}, after: {} };
    const bet = closing(1, '2026-12-20', {
      extensions: 2,
      amendments: [
        { ...amendment, goalposts: ['target', 'date'] },
        { ...amendment, goalposts: [] },
      ],
    });
    const text = card(bet, { evidence: { supports: 0, contradicts: 1, mentions: 4 } });
    expect(text).toContain('Amended: 2x, goalposts moved 2x\nExtended: 2x\nEvidence: 1 against, 0 for');
  });

  it('is called by its change, else by the words it was captured from', () => {
    expect(titleOf({ terms: { change: 'presets' }, capturedFrom: 'add presets' })).toBe('presets');
    expect(titleOf({ terms: {}, capturedFrom: 'add\n presets' })).toBe('add presets');
    expect(titleOf({ terms: {} })).toBe('untitled');
  });
});
