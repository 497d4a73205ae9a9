import { describe, expect, it } from 'vitest';
import type { TriageAnswer } from '#core/model/triage/answer.ts';
import { checkTriage } from '#core/model/triage/check.ts';

const TEXT = 'The export times out. Also, dark mode hurts my eyes, nobody I know wants it.';
const ANSWER: TriageAnswer = { isFeedback: true, theme: null, isRepeat: null, points: [], stances: [] };
const supplied = { themes: ['THM-1', 'THM-2'], subjects: ['BET-3', 'ASM-4'] } as const;
const check = (answer: Partial<TriageAnswer>) => checkTriage(TEXT, { ...ANSWER, ...answer }, supplied);
const stance = (about: string, words: string) => ({ about, stance: 'contradicts', words }) as const;

describe('what a model says about an item', () => {
  it('counts only for themes that it was asked about', () => {
    expect(check({ theme: 'THM-2' }).theme).toBe('THM-2');
    expect(check({ theme: 'new' }).theme).toBe('new');
    for (const theme of ['THM-9', 'thm-1', 'BET-3', '', 'THM-1 '])
      expect(check({ theme })).not.toHaveProperty('theme');
  });

  it('counts only for bets and assumptions that it was asked about, once each, in words of the item', () => {
    const words = 'nobody I know wants it';
    const { stances } = check({
      stances: [
        stance('BET-3', words),
        stance('BET-3', 'dark mode'),
        stance('BET-99', words),
        stance('ASM-4', 'everybody wants it'),
      ],
    });
    expect(stances).toHaveLength(1);
    const [{ start, end, about } = { start: 0, end: 0, about: '' }] = stances;
    expect(about).toBe('BET-3');
    expect(TEXT.slice(start, end)).toBe('dark mode');
  });

  it('has points only where there are several, apart from each other', () => {
    const [one, other] = ['The export times out', 'dark mode hurts my eyes'];
    expect(check({ points: [other, one] }).points.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
      one,
      other,
    ]);
    expect(check({ points: [one] }).points).toEqual([]);
    expect(check({ points: [one, 'export times out. Also'] }).points).toEqual([]);
    expect(check({ points: [one, 'it is ugly'] }).points).toEqual([]);
  });

  it('keeps no word of the answer', () => {
    const answer = check({ theme: 'evil', points: ['evil', 'evil'], stances: [stance('evil', 'evil')] });
    expect(JSON.stringify(answer)).not.toContain('evil');
  });
});
