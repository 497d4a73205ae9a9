import { describe, expect, it } from 'vitest';
import type { Bet } from '#core/bet/bet.ts';
import type { Block } from '#core/chat/reply.ts';
import { checkinReply, guessReply } from '#core/report/checkin.ts';
import type { CheckinView } from '#core/report/checkin-view.ts';
import type { Voices } from '#core/report/evidence-pack.ts';
import { called, given } from '../judgement/given.ts';
import { said } from './said.ts';

const TODAY = '2026-12-15';

const bet = given(12, {
  stage: 'live',
  terms: {
    change: 'saved searches',
    metric: 'retention',
    from: { value: 31, unit: '%' },
    to: { value: 36, unit: '%' },
  },
  metricId: 'retention',
  window: { opens: '2026-12-01', closes: TODAY },
  preCommitment: called(12, 'validated').preCommitment,
} as Partial<Bet>);

const reading = {
  id: '1',
  version: 1,
  metric: 'retention',
  value: 34.2,
  on: '2026-12-14',
  recordedAt: '2026-12-14T09:00:00.000Z',
  by: 'U1',
  sampleSize: 24,
};

function view(fields: Partial<CheckinView> = {}): CheckinView {
  return {
    bet,
    checkpoint: 'T0',
    pack: {
      voices: [voices('contradicts', 'they went stale'), voices('supports', 'please save them')],
      figures: { from: { value: 31, unit: '%' }, to: { value: 36, unit: '%' }, readings: 0 },
    },
    readings: [],
    isBlind: false,
    overlaps: [],
    exposure: { depth: 0, bets: [], joint: { value: 0.5, unknown: [], gone: [] } },
    today: TODAY,
    ...fields,
  };
}

function voices(stance: Voices['stance'], quote: string): Voices {
  const item = {
    id: 'ITM-1',
    version: 1,
    text: quote,
    source: 'heard',
    externalId: '1',
    author: 'gil',
    saidAt: '2026-12-10T09:00:00.000Z',
    receivedAt: '2026-12-10T09:00:00.000Z',
    receivedBy: 'U1',
  } as const;
  return {
    stance,
    about: ['BET-12'],
    themes: [],
    items: 2,
    people: 2,
    unnamed: 0,
    readings: 0,
    quotes: [item],
  };
}

describe('the check-in for a call', () => {
  it('goes from what was frozen over what was measured to what was heard, the disconfirming first', () => {
    expect(said(checkinReply([view({ readings: [reading] })], false)).split('\n')).toEqual([
      'BET-12 · saved searches',
      'Its window closes today. The call is yours.',
      '"If we build it, retention rises." as placed 2026-11-02T09:00:00.000Z, 000000000000',
      expect.stringMatching(/^chart: retention\. One reading, 34\.2 % on Mon 14 Dec 2026\. Target 36 %/),
      '31 % -> 36 % target, no readings yet',
      'Against: 2 items from 2 people (n=2, directional), about BET-12',
      '"they went stale" gil, 2026-12-10T09:00:00.000Z',
      'For: 2 items from 2 people (n=2, directional), about BET-12',
      '"please save them" gil, 2026-12-10T09:00:00.000Z',
      '[Validated: /bet call BET-12 validated] [Invalidated: /bet call BET-12 invalidated] [Inconclusive: /bet call BET-12 inconclusive] [Extend: /bet call BET-12 extend]',
      '[Add reading: /bet read BET-12] [Snooze 1 d: /bet snooze BET-12 1d] [3 d: /bet snooze BET-12 3d] [1 w: /bet snooze BET-12 1w] [Other day: /bet snooze BET-12]',
      'No more about BET-12: /bet mute BET-12. No DMs at all: /bet settings stop',
    ]);
  });

  it('draws several readings as a line of their own', () => {
    const readings = [30, 32, 34.2].map((value) => ({ ...reading, value }));
    expect(said(checkinReply([view({ readings })], false))).toContain('\n▁▃▇ 31 % -> 36 % target');
  });

  it('gives the four calls equal weight', () => {
    const { blocks } = checkinReply([view()], false);
    const [calls] = blocks.filter(
      (block): block is Extract<Block, { kind: 'buttons' }> => block.kind === 'buttons',
    );
    expect(calls?.buttons.map(({ label }) => label)).toEqual([
      'Validated',
      'Invalidated',
      'Inconclusive',
      'Extend',
    ]);
    expect(calls?.buttons.filter(({ style }) => style !== undefined)).toEqual([]);
  });

  it('says when nothing was heard against it, rather than nothing', () => {
    const pack = { ...view().pack, voices: [voices('supports', 'yes')] };
    expect(said(checkinReply([view({ pack })], false))).toContain(
      'Nothing that is linked speaks against it.',
    );
    expect(said(checkinReply([view({ pack: { ...pack, voices: [] } })], false))).toContain(
      'No feedback is linked to it.',
    );
    expect(said(checkinReply([view()], false))).not.toContain('To look for some');
  });

  it('tells what else is known: goalposts, extensions, overlaps, what stands on it', () => {
    const moved = {
      ...bet,
      extensions: 2,
      amendments: [{ at: '', by: 'U1', before: {}, after: {}, goalposts: ['target', 'date'] as const }],
      flags: [{ cause: 'ASM-4', reason: 'assumption-refuted', at: '' } as const],
    };
    const overlaps = [
      {
        bets: ['BET-2', 'BET-12'],
        metric: 'retention',
        from: '2026-12-01',
        to: '2026-12-05',
        days: 5,
      } as const,
    ];
    const exposure = { depth: 1, bets: ['BET-15' as const], joint: { value: 0.3, unknown: [], gone: [] } };
    const text = said(checkinReply([view({ bet: moved, overlaps, exposure })], false));
    expect(text).toContain('- Goalposts moved 2x since it was placed: target, date.');
    expect(text).toContain('- Extended 2x.');
    expect(text).toContain('- ASM-4 was refuted, and this rests on it.');
    expect(text).toContain('- BET-2 moved the same metric for 5 days of it (2026-12-01 to 2026-12-05).');
    expect(text).toContain('- BET-15 stands on it: joint confidence 0.30.');
  });

  it('cuts a quote that would bury the rest', () => {
    const pack = { ...view().pack, voices: [voices('contradicts', 'long '.repeat(2_000))] };
    const longest = Math.max(
      ...said(checkinReply([view({ pack })], false))
        .split('\n')
        .map(({ length }) => length),
    );
    expect(longest).toBeLessThan(500);
  });

  it('has no chart where no target is in numbers', () => {
    const vague = { ...bet, terms: { change: 'saved searches' } };
    const text = said(checkinReply([view({ bet: vague, pack: { voices: [] } })], false));
    expect(text).toContain('No target in numbers');
    expect(text).not.toContain('chart:');
  });

  it('insists after the first time, and says when the window closed', () => {
    const later = view({ checkpoint: 'T+2', today: '2026-12-17' });
    expect(said(checkinReply([later], false))).toContain(
      'Its window closed on 2026-12-15. The call is still yours to make.',
    );
  });
});

describe('the check-in before the close', () => {
  it('asks for a reading and for no call', () => {
    const text = said(checkinReply([view({ checkpoint: 'T-3', today: '2026-12-12' })], false));
    expect(text).toContain('Its window closes in 3 days. What does retention say now?');
    expect(text).toContain('/bet read BET-12 34.2, n=120');
    expect(text).not.toContain('/bet call');
  });
});

describe('several bets on one day', () => {
  const views = [5, 4, 3, 2].map((number) =>
    view({
      bet: { ...bet, id: `BET-${number}`, window: { opens: '2026-12-01', closes: `2026-12-1${number}` } },
      checkpoint: number === 5 ? 'T-3' : 'T0',
    }),
  );

  it('are one message: what it asks in all, the longest overdue in full, the others named', () => {
    const text = said(checkinReply(views, false));
    expect(text).toMatch(/^3 bets for your call, 1 bet for a reading\nBET-2 · saved searches\n/);
    expect(text.match(/as placed/g)?.length).toBe(2);
    expect(text).toContain('- BET-4 saved searches: 31 % -> 36 % target, no readings yet');
    expect(text).toContain('[BET-4 saved searches: /bet show BET-4] [BET-5 saved searches: /bet show BET-5]');
  });

  it('say once that something is late', () => {
    expect(said(checkinReply(views, true)).match(/did not come on its day/g)?.length).toBe(1);
    expect(said(checkinReply(views, false))).not.toContain('did not come');
  });
});

describe('the check-in of an owner who guesses first', () => {
  const blind = (fields: Partial<CheckinView> = {}) =>
    view({ readings: [reading], isBlind: true, ...fields });

  it('asks what the reading says and shows none of it, nor asks for the call', () => {
    const text = said(checkinReply([blind()], false));
    expect(text).toContain('Before you see the readings: what does retention say now?');
    expect(text).toContain('[Guess: /bet guess BET-12] [Look without a guess: /bet guess BET-12 skip]');
    expect(text).toContain('please save them');
    expect(text).not.toMatch(/chart|34\.2|Validated|readings yet/);
  });

  it('hides it as well where a reading is asked for, and among other bets', () => {
    const figures = { ...view().pack, figures: { to: { value: 36 }, last: { value: 33.7 }, readings: 1 } };
    expect(said(checkinReply([blind({ checkpoint: 'T-3', pack: figures })], false))).not.toContain('33.7');
    const others = [view(), view(), blind({ pack: figures })];
    const text = said(checkinReply(others, false));
    expect(text).not.toContain('33.7');
    expect(text).toContain('/bet guess BET-12]');
  });

  it('shows the reading, the guess beside it and the four calls once it was guessed', () => {
    const guess = { guessed: { value: 36, unit: '%' }, read: { value: 34.2, unit: '%' }, at: '' };
    const text = said(guessReply(view({ readings: [reading], bet: { ...bet, guess } })));
    expect(text).toMatch(/^BET-12 · saved searches\nYou guessed 36 %, read 34.2 %: too high\.\nchart: /);
    expect(text).toContain('[Validated: /bet call BET-12 validated]');
  });

  it('shows the reading alone to whoever did not guess', () => {
    const text = said(guessReply(view({ readings: [reading], bet: { ...bet, guess: { at: '' } } })));
    expect(text).toMatch(/^BET-12 · saved searches\nchart: /);
  });
});
