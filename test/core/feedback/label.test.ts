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

  it('is not cut off for its length', () => {
    expect(labelOf(['the export times out', 'export times out on big boards'])).not.toMatch(/on big$/);
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

  it('is two words with a comma where people call it by different ones', () => {
    const shops = [
      'showroom',
      'showroom?',
      'do you have a showroom',
      'where is your showroom',
      'any showroom',
    ];
    expect(labelOf([...shops, 'distributors', 'any distributors?', 'distributor'])).toBe(
      'showroom, distributors',
    );
  });

  it('is not what one member adds to what the others say', () => {
    const texts = ['I want to buy', 'need to buy', 'where can I buy', 'can I buy it here', 'buy'];
    expect(labelOf([...texts, 'Mr d souza would like to have it'])).not.toContain('souza');
  });

  it('is what many of them want or ask, where hardly any bear out more than that', () => {
    const orders = [
      'I want to order',
      'how can I order',
      'can I order now?',
      'order early',
      'order handwash',
    ];
    expect(labelOf([...orders, 'need to order', 'i want to order a roll'])).toBe('want to order');
    const needs = [
      'I need dumbbells',
      'I need a lens',
      'need some tea',
      'I need 10kg dumbbells',
      'need to slim',
    ];
    expect(labelOf([...needs, 'I need assistance', 'urgently need vinegar'])).toMatch(/^need /);
    const returns = ['can we return', 'return', 'return it after trial', 'how do i return', 'return?'];
    expect(labelOf([...returns, 'can we return?'])).toBe('can we return');
  });

  it('does not turn what people say into its opposite', () => {
    const texts = [
      'top up not worked',
      'my top up has not worked',
      'top up not worked again',
      'top up did not work',
    ];
    expect(labelOf(texts)).not.toMatch(/up work/);
    const asked = [
      'why has not my top up worked',
      "why hasn't my top up worked",
      "hasn't my top up worked yet?",
    ];
    expect(labelOf(asked)).not.toMatch(/^top up work/);
  });

  it('neither begins nor ends with a word that says nothing there', () => {
    const orders = [
      'if I order today when do I get it',
      'can I place an order today',
      'place order',
      'order today?',
    ];
    expect(labelOf(orders)).toBe('place an order');
    expect(
      labelOf(['how long is the wait for a card', 'how long is the wait', 'waiting for my card']),
    ).toMatch(/^(?:wait|waiting) for (?:a|my) card$/);
    expect(
      labelOf(['is a queen bed 78 long', 'size 78 of a queen bed', '72 queen bed', 'bed of queen size']),
    ).toBe('queen bed');
  });

  it('is what the members say together, in whatever order', () => {
    const texts = ['original products', 'are these products original', 'a product that is original'];
    expect(labelOf([...texts, 'product help', 'product help', 'a new one'])).toBe('original products');
  });

  it('does not say in other forms what another theme is called', () => {
    const first = labelOf(BILLS);
    const second = labelOf(BILLS, [first, 'last bills, status']);
    expect(second).not.toBe(first);
    expect(labelOf(['night trial', 'night trial', '100 night trials'], ['trials of a night'])).not.toMatch(
      /^night trials?$/,
    );
  });

  it('is what was said where nothing else tells it from another theme', () => {
    expect(labelOf(['what kinds of hobbies do you have'], ['hobbies'])).toBe(
      'what kinds of hobbies do you have',
    );
    expect(labelOf(['hobbies'], ['hobby'])).toBe('hobbies');
  });

  it('is made in any language', () => {
    const texts = ['le export est trop lent', 'export trop lent', 'mon export est trop lent'];
    expect(labelOf(texts)).toContain('trop lent');
    expect(labelOf(['エクスポートが遅いです', 'エクスポートが遅い'])).toBe('エクスポートが遅い');
    expect(labelOf(['10:01Z ERROR payment webhook', '10:02Z ERROR payment webhook'])).toBe(
      'error payment webhook',
    );
  });
});
