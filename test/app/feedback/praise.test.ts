import { describe, expect, it } from 'vitest';
import { isBarePraise } from '#core/feedback/tones.ts';
import { itemsIn, listening, miscounted } from './given.ts';

const PRAISE = [
  'Great app!',
  'Love it',
  'awesome',
  'what a cool app',
  'Excellent app, works great',
  '5 stars, the best',
];

describe('praise that says nothing else', () => {
  it('is one theme, which can be muted', async () => {
    const { hears, asks, scope, themes } = await listening();
    for (const text of [...PRAISE, 'great export of boards']) await hears(text, text);
    const [theme] = await themes();
    expect(await itemsIn(scope, theme?.id ?? '')).toHaveLength(PRAISE.length);
    expect(await asks('/heard show THM-1')).toMatch(/"(?:Great app!|Love it|awesome)/);
    await asks('/heard mute THM-1');
    await hears('amazing!!', 'zoe');
    expect(await asks('/heard themes')).not.toContain('THM-1');
    expect(await itemsIn(scope, 'THM-1')).toHaveLength(PRAISE.length + 1);
    expect(await miscounted(scope)).toEqual([]);
  });

  it.each(PRAISE)('is "%s"', (text) => expect(isBarePraise(text)).toBe(true));

  it.each([
    'not great',
    'great, but slow',
    'I love the export',
    'is it good?',
    'nice dark mode',
    'thanks',
    'ok',
    '👍',
  ])('is not "%s"', (text) => expect(isBarePraise(text)).toBe(false));
});
