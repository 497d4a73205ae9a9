import { describe, expect, it } from 'vitest';
import { readings } from '#app/collections.ts';
import { openChat, words } from './chat.ts';
import { withLiveBet } from './given.ts';

async function withReadings() {
  const chat = await withLiveBet();
  chat.at('2026-12-01T14:00:00.000Z');
  const kept = async () => {
    const { docs } = await chat.scope.find(readings, { by: 'id', limit: 20 });
    return docs.filter(({ note }) => note !== 'baseline');
  };
  return { ...chat, kept };
}

describe('a reading', () => {
  it.each([
    ['34.2', { value: 34.2, on: '2026-12-01' }],
    ['34.2 %', { value: 34.2, on: '2026-12-01' }],
    ['34.2 on Nov 25', { value: 34.2, on: '2026-11-25' }],
    ['34.2 as of 2026-11-25', { value: 34.2, on: '2026-11-25' }],
    ['34.2 on yesterday', { value: 34.2, on: '2026-11-30' }],
    ['34.2 on 3 days ago', { value: 34.2, on: '2026-11-28' }],
    ['34.2, n=120', { value: 34.2, on: '2026-12-01', sampleSize: 120 }],
    ['34.2 on Nov 25, n = 120', { value: 34.2, on: '2026-11-25', sampleSize: 120 }],
    ['34.2 n=120 on Nov 25', { value: 34.2, on: '2026-11-25', sampleSize: 120 }],
    ['34.2 % Nov 25, n=120', { value: 34.2, on: '2026-11-25', sampleSize: 120 }],
    ['34.2 25 November', { value: 34.2, on: '2026-11-25' }],
    ['34.2 note: without the beta, on purpose', { value: 34.2, note: 'without the beta, on purpose' }],
  ])('%s', async (typed, reading) => {
    const { says, kept } = await withReadings();
    const reply = await says('ben', `/bet read BET-1 ${typed}`);
    expect(reply.failed).toBeUndefined();
    expect(words(reply)).toMatch(/^34\.2 % on .* is kept for weekly retention \(BET-1\)/);
    expect(await kept()).toMatchObject([{ by: 'ben', bet: 'BET-1', metric: 'weekly-retention', ...reading }]);
  });

  it('is held against baseline and target, and said to be small where it is', async () => {
    const { says } = await withReadings();
    const reply = await says('ana', '/bet read BET-1 33.5, n=12');
    expect(words(reply)).toContain(
      '31 % -> 33.5 % of 36 % target, 50 % of the way, 2 readings, n=12, directional',
    );
    expect(words(await says('ana', '/bet show BET-1'))).toContain('50 % of the way');
  });

  it('from before the window is kept, and said not to count', async () => {
    const { says, kept } = await withReadings();
    const reply = await says('ana', '/bet read BET-1 30 on Nov 3');
    expect(words(reply)).toMatch(/before its window opened on 2026-11-20, so it does not count/);
    expect(words(reply)).not.toContain('of the way');
    expect(await kept()).toMatchObject([{ on: '2026-11-03' }]);
  });

  it('comes from a form as well', async () => {
    const { says, submits, kept } = await withReadings();
    const { form } = await says('ana', '/bet read BET-1');
    expect(form?.fields.map(({ name, label }) => [name, label])).toEqual([
      ['value', 'weekly retention'],
      ['on', 'As of'],
      ['n', 'Sample size'],
    ]);
    await submits('ana', '/bet read BET-1', { value: '34.2%', on: 'Nov 25', n: '120' });
    expect(await kept()).toMatchObject([{ value: 34.2, on: '2026-11-25', sampleSize: 120 }]);
  });

  it.each([
    ['34.2 on Dec 10 2026', /Thu 10 Dec 2026 lies ahead/],
    ['34.2 on someday', /"someday" is no date/],
    ['34.2 on Feb 30', /"Feb 30" is no date/],
    ['high', /"high" holds no reading/],
    ['34.2 35.1', /holds no reading/],
    ['34.2, n=lots', /holds no reading/],
    ['34.2, n=0', /holds no reading/],
    ['34.2 someday', /holds no reading/],
    ['34.2 on Nov 31', /\/bet read BET-1 34\.2 yesterday/],
    ['120 ms', /weekly retention is in %, but 120 ms came/],
    [`34.2 note: ${'x'.repeat(3_000)}`, /a reading holds 2,000/],
    [`34.2${' '.repeat(50_000)}x`, /a reading holds 2,000/],
  ])('%s is refused and nothing is kept', async (typed, why) => {
    const { says, kept } = await withReadings();
    const reply = await says('ana', `/bet read BET-1 ${typed}`);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toMatch(why);
    expect(await kept()).toEqual([]);
  });

  it('needs a metric, and counts only once the bet is live', async () => {
    const chat = await openChat();
    await chat.says('ana', '/bet dark mode');
    expect(words(await chat.says('ana', '/bet read BET-1 5'))).toMatch(/no metric yet.*/);
    await chat.says('ana', '/bet edit BET-1 metric: daily users');
    expect(words(await chat.says('ana', '/bet read BET-1 5'))).toMatch(/It counts once the bet is live/);
  });
});

describe('a metric', () => {
  it('shows its last readings, the newest first', async () => {
    const { says } = await withReadings();
    await says('ana', '/bet read BET-1 33');
    await says('ana', '/bet read BET-1 34 on Nov 25, n=12');
    const shown = words(await says('ben', '/bet metric Weekly-Retention'));
    expect(shown).toContain('Better: higher');
    expect(shown.indexOf('33 %')).toBeLessThan(shown.indexOf('34 %'));
    expect(shown).toContain('n=12');
  });

  it('is told which way is better, once', async () => {
    const { says } = await withReadings();
    expect(words(await says('ana', '/bet metric weekly-retention down'))).toMatch(/lower is better/);
    await says('ana', '/bet metric weekly-retention down');
    const log = words(await says('ana', '/bet report log'));
    expect(log.match(/direction up -> down/g)).toHaveLength(1);
  });

  it('that no bet names is refused', async () => {
    const { says } = await withReadings();
    expect(words(await says('ana', '/bet metric churn'))).toMatch(/There is no metric churn yet/);
  });
});
