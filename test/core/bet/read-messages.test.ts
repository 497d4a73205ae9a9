import { describe, expect, it } from 'vitest';
import { read, readAll } from './reading.ts';

describe('fragments', () => {
  it.each([
    'dark mode -> signups 12% → 15% by eoq, 55%',
    'dark mode, signups 12% -> 15%, end of quarter, 55%',
    'Dark mode. Signups from 12% to 15%. By Dec 31. 55%.',
    'dark mode 👉 signups 12% ➡️ 15% (dec 31), 55%',
    'What about this? Should we build dark mode? signups 12% to 15% by dec 31, 55%',
  ])('%s', (text) => {
    const { change, ...terms } = readAll(text)[0]?.terms ?? {};
    expect(change?.toLowerCase()).toMatch(/^(?:build )?dark mode$/);
    expect({ ...terms, metric: terms.metric?.toLowerCase() }).toEqual({
      metric: 'signups',
      from: { value: 12, unit: '%' },
      to: { value: 15, unit: '%' },
      by: '2026-12-31',
      confidence: 55,
    });
  });

  it('keeps the numbers of the change apart from those of the metric', () => {
    expect(read('raise Pro from $12 to $15, ARPU $9.80 → $11.50 by Dec 31').terms).toMatchObject({
      change: 'raise Pro from $12 to $15',
      metric: 'ARPU',
      from: { value: 9.8, unit: '$' },
      to: { value: 11.5, unit: '$' },
    });
  });

  it('takes a noun phrase for the change and nothing else', () => {
    expect(read('alerts on saved searches').terms).toEqual({ change: 'alerts on saved searches' });
    expect(readAll('alerts on saved searches')).toEqual([]);
  });
});

describe('a change of mind', () => {
  it.each([
    ['if we add search, retention goes from 31% to 36%, 60% sure. no wait, 40%', { confidence: 40 }],
    [
      'if we add search, retention goes from 31% to 36%, scratch that, to 34%',
      { to: { value: 34, unit: '%' } },
    ],
    ['if we add search, retention goes from 31% to 36%, no wait, 34%', { to: { value: 34, unit: '%' } }],
    ['if we add search, retention goes to 36% by Dec 1, actually make it Dec 15', { by: '2026-12-15' }],
    [
      'if we add search, retention goes from 31% to 36% (correction: baseline is 30%)',
      { from: { value: 30, unit: '%' } },
    ],
  ])('%s', (text, terms) => {
    expect(read(text).terms).toMatchObject(terms);
  });
});

describe('messages', () => {
  it('holds as many bets as it says', () => {
    const bets = readAll(
      'two bets:\n- add captions: video completion 40% -> 50% by dec 31, 70% sure\n- add chapters: watch time 3 min -> 4 min by jan 31',
    );
    expect(bets.map(({ terms }) => [terms.change, terms.metric, terms.by, terms.confidence])).toEqual([
      ['add captions', 'video completion', '2026-12-31', 70],
      ['add chapters', 'watch time', '2027-01-31', undefined],
    ]);
  });

  it.each([
    'retention went from 31% to 36% last month',
    "I bet it's the cache",
    'if you have 5 minutes can you look at BET-3?',
    'should we move retention from 31% to 36%?',
    "I don't expect retention to move from 31% to 36%",
    'see https://example.com/?from=31&to=36',
    'BET-7 looks dead to me, stuck at 12%',
    'bumped memory from 2GB to 4GB on the workers, watching it',
    'OKR update: activation 38% → 41% (target 45% by EOQ). On track.',
    "if we don't fix the importer, churn will go from 4% to 6% by March",
    '> if we add SSO, demos double\nnot sure I buy that',
    'Die Ladezeit ist gestern von 2s auf 5s gestiegen',
    '',
  ])('"%s" is no bet', (text) => {
    expect(readAll(text)).toEqual([]);
  });

  it('holds a bet for each row of a table', () => {
    const bets = readAll(
      '| Bet | Metric | From | To | By |\n|---|---|---|---|---|\n| quiz | leads | 3% | 5% | Dec 15 |\n| pop-up | signups | 10 | 20 | |',
    );
    expect(bets.map(({ terms }) => [terms.change, terms.metric, terms.to?.value, terms.by])).toEqual([
      ['quiz', 'leads', 5, '2026-12-15'],
      ['pop-up', 'signups', 20, undefined],
    ]);
  });

  it('reads the answer and not what it quotes', () => {
    const [bet, ...others] = readAll(
      '> please add dark mode, 40% want it\n\nIf we add it, signups go from 10 to 20',
    );
    expect([bet?.terms.change, bet?.terms.metric, others]).toEqual(['add it', 'signups', []]);
  });

  it.each([
    ['We believe chat will mean happier users. We will know when CSAT goes from 70% to 80%.', 'CSAT', 70, 80],
    ['Crash rate is 3.5%. We will upgrade the SDK. Crash rate will be 1% by Dec 20.', 'Crash rate', 3.5, 1],
  ])('takes what is measured from the sentence that measures it: %s', (text, metric, from, to) => {
    expect(readAll(text).map(({ terms }) => [terms.metric, terms.from?.value, terms.to?.value])).toEqual([
      [metric, from, to],
    ]);
  });

  it('reads no day as a unit, and no day of what is built as a deadline', () => {
    const [french] = readAll("Si on répond vite, la satisfaction passe de 3,9 à 4,4 d'ici fin décembre");
    expect(french?.terms).toMatchObject({ from: { value: 3.9 }, to: { value: 4.4 }, by: '2026-12-31' });
    expect(french?.terms.to).not.toHaveProperty('unit');
    const [retired] = readAll('Retiring the v1 API by Dec 1 cuts tickets from 18 to 5, 80% sure');
    expect(retired?.terms).toEqual({
      change: 'Retiring the v1 API by Dec 1',
      metric: 'tickets',
      direction: 'down',
      from: { value: 18 },
      to: { value: 5 },
      confidence: 80,
    });
  });

  it('takes the scores of a ranking for no measure', () => {
    const [bet] = readAll(
      'Bet: streaks. Reach 12k, Impact 2. Weekly lessons from 4 to 5 by Dec 15, 60% sure',
    );
    expect(bet?.terms).toMatchObject({ metric: 'Weekly lessons', from: { value: 4 }, to: { value: 5 } });
  });

  it('takes an explicit bet in as few words as it comes', () => {
    expect(read('saved searches').terms).toEqual({ change: 'saved searches' });
  });
});
