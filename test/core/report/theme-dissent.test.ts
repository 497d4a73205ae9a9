import { describe, expect, it } from 'vitest';
import { tonesIn } from '#core/feedback/tones.ts';
import { dissenting } from '#core/report/theme-dissent.ts';

describe('the tone of a text', () => {
  it.each([
    ['I love how fast the export is', 1],
    ['the export is slow and crashes', -1],
    ['the export is not slow at all', 1],
    ['it was never easy to find', -1],
    ['where is the export button', 0],
  ])('%s', (text, tone) => {
    const { praise, complaints } = tonesIn(text);
    expect(Math.sign(praise - complaints)).toBe(tone);
  });
});

describe('the voice that disagrees', () => {
  const items = (...texts: readonly string[]) => texts.map((text) => ({ text }));

  it('takes the other side than most', () => {
    expect(dissenting(items('it is slow', 'it crashes', 'works great for me'))?.text).toBe(
      'works great for me',
    );
    expect(dissenting(items('I love it', 'so easy', 'it is slow'))?.text).toBe('it is slow');
  });

  it('takes it wholly: a complaint that mentions better days is none', () => {
    const hated = 'I hate the update, the old one was fine and I was happy with it';
    expect(dissenting(items('it is slow', 'it crashes', 'useless', hated))).toBeUndefined();
  });

  it('takes it unhedged: praise that leads up to a complaint is none', () => {
    const complaints = ['it is slow', 'it crashes', 'useless'];
    for (const hedged of [
      'I love it but it will not play',
      'a good app. It doesn’t play videos',
      'great, they should fix it',
    ])
      expect(dissenting(items(...complaints, hedged))).toBeUndefined();
    expect(dissenting(items(...complaints, 'excellent, I love it'))?.text).toBe('excellent, I love it');
  });

  it('is found among complaints that say only what cannot be done', () => {
    const failing = ["I can't tweet", 'it will not let me: cannot tweet', "won't tweet"];
    expect(dissenting(items(...failing, 'all good', 'failed to send: an error'))?.text).toBe('all good');
  });

  it('is nobody where all agree, or there is no side', () => {
    expect(dissenting(items('it is slow', 'it crashes', 'where is it'))).toBeUndefined();
    expect(dissenting(items('it is slow', 'it is great'))).toBeUndefined();
    expect(dissenting(items('so slow', 'it crashes', 'a bug', 'great', 'I love it'))).toBeUndefined();
    expect(dissenting([])).toBeUndefined();
    const asked = items(
      'the best way to gain weight?',
      'how to gain weight',
      'I want to gain',
      'gain 5 kg',
      'gain',
    );
    asked.push(...items('how', 'what', 'when'));
    expect(dissenting([...asked, ...items('a good diet?', 'how much can be lost')])).toBeUndefined();
  });
});
