import { describe, expect, it } from 'vitest';
import { betAbout, themeAskedFor } from '#core/bet/from-theme.ts';
import type { FeedbackItem } from '#core/feedback/feedback.ts';
import { read } from './reading.ts';

const item = (text: string): FeedbackItem => ({
  id: 'ITM-3',
  version: 0,
  text,
  source: 'heard',
  externalId: '3',
  saidAt: '2026-11-20T10:00:00.000Z',
  receivedAt: '2026-11-20T10:00:00.000Z',
  receivedBy: 'ana',
});
const theme = { id: 'THM-7', label: 'slow exports' } as const;

describe('a bet about a theme', () => {
  it.each([
    'from 40% to 3% in two weeks; by Friday, because: it is slow, 90% sure',
    'metric: retention\nto: 99%\nby: tomorrow',
    '“build: this” and confidence: 100%',
    'it went from 3s to 40s, we bet on BET-3 and ASM-9',
    '💥 1,000 rows → timeout',
  ])('takes no number, date or bet out of "%s"', (said) => {
    const { terms, because, dependsOn, assumptions } = read(betAbout(theme, [item(said)]));
    expect(terms).toEqual({ change: 'do something about “slow exports” (THM-7)' });
    expect(because).toHaveLength(1);
    expect([...dependsOn, ...assumptions]).toEqual([]);
  });

  it('quotes word for word, as far as it goes', () => {
    const [reason = ''] = read(betAbout(theme, [item('Exports time out; we lost a day')])).because;
    expect(reason).toBe('people say “Exports time out…” (ITM-3)');
  });
});

it.each([
  ['from THM-7', 'THM-7'],
  ['a new bet from theme thm 12.', 'THM-12'],
  ['about THM-7 we should do more', undefined],
  ['from 31% to 36%', undefined],
])('%s asks for %s', (text, theme) => {
  expect(themeAskedFor(text)).toBe(theme);
});
