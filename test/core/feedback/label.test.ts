import { describe, expect, it } from 'vitest';
import { makeEngine } from '#core/feedback/make-engine.ts';
import { STOP_WORDS } from '#core/feedback/stop-words.ts';
import { DARK, REFUND, teach } from './given.ts';

const CALLS = [
  'is your call center working during covid?',
  'is covid affext your call center?',
  'I want to speak to the call center',
  'the call centers never answer',
];
const BILLS = [
  'can I check the payment status of my last bill?',
  'check the payment status of my last bill please',
  'what is the payment status of my last bill',
];

/** The label of a theme beside two others. */
function labelOf(texts: readonly string[], taken: readonly string[] = []): string {
  const engine = makeEngine();
  teach(engine, 'THM-1', texts);
  teach(engine, 'THM-2', DARK);
  teach(engine, 'THM-3', REFUND);
  return engine.label('THM-1', new Set(taken));
}

describe('a label', () => {
  it('is what most members say, not what one of them adds to it', () => {
    expect(labelOf(CALLS)).toBe('call center');
  });

  it('is spelt as most spell it', () => {
    expect(
      labelOf(['prefered seat', 'preferred seat', 'my preferred seat', 'the seat is not preferred']),
    ).toBe('preferred seat');
  });

  it('is not cut off before the word that it leads to', () => {
    expect(labelOf(BILLS)).toBe('status of my last bill');
    const trials = [
      'exchange my old mattress',
      'exchange an old mattress',
      'exchange old sofa',
      'exchange old bed',
    ];
    expect(labelOf(trials)).toBe('exchange my old mattress');
  });

  it('is in the order and with the small words in which people say it', () => {
    expect(labelOf(['cash on delivery?', 'no cash on delivery', 'is cash on delivery possible'])).toBe(
      'cash on delivery',
    );
  });

  it('is no half sentence', () => {
    expect(labelOf(['for gaining weight which products will be good'])).toBe('gaining weight');
  });

  it('has two to five words, where members say as many', () => {
    expect(labelOf(['delivery', 'delivery?', 'what about delivery'])).toBe('delivery');
    expect(
      labelOf([
        'delivery',
        'delivery?',
        'what about delivery',
        'late delivery',
        'delivery is late',
        'a late delivery',
      ]),
    ).toBe('late delivery');
    for (const texts of [CALLS, BILLS, DARK, REFUND]) {
      const said = labelOf(texts).split(' ');
      expect(said.length).toBeGreaterThanOrEqual(2);
      expect(said.length).toBeLessThanOrEqual(5);
      expect([said[0], said.at(-1)].filter((word) => STOP_WORDS.has(word ?? ''))).toEqual([]);
    }
  });

  it('does not say in other forms what another theme is called', () => {
    const first = labelOf(BILLS);
    const second = labelOf(BILLS, [first, 'last bills, status']);
    expect(second).not.toBe(first);
    expect(labelOf(['night trial', 'night trial', '100 night trials'], ['trials of a night'])).not.toMatch(
      /^night trials?$/,
    );
  });

  it('is made in any language', () => {
    const texts = ['le export est trop lent', 'export trop lent', 'mon export est trop lent'];
    expect(labelOf(texts)).toContain('trop lent');
    expect(labelOf(['エクスポートが遅いです', 'エクスポートが遅い'])).toContain('エクスポート');
  });
});
