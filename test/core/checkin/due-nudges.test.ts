import { describe, expect, it } from 'vitest';
import { nudgeKey } from '#core/checkin/nudge.ts';
import { aBet, aWorld, hourly, mina, NO_READER, outbox, sweep } from './given.ts';

const december = hourly('2026-12-01', '2026-12-31');

describe('when a bet is asked about', () => {
  it('is at its close and two and seven days after it, at 10:00 of the owner', () => {
    expect(outbox(aWorld(), december)).toEqual([
      '2026-12-15T09:00 mina BET-12 T0',
      '2026-12-17T09:00 mina BET-12 T+2',
      '2026-12-22T09:00 mina BET-12 T+7',
    ]);
  });

  it('is three days before it too where no reader brings readings, and no more than three times in all', () => {
    const bet = aBet({ window: { opens: '2026-12-01', closes: '2026-12-17' } });
    expect(outbox(aWorld({ bets: [bet], metricsWithReader: NO_READER }), december)).toEqual([
      '2026-12-14T09:00 mina BET-12 T-3',
      '2026-12-17T09:00 mina BET-12 T0',
      '2026-12-21T09:00 mina BET-12 T+2',
    ]);
  });

  it('is not three days before it when the window was not open by then', () => {
    const bet = aBet({ window: { opens: '2026-12-14', closes: '2026-12-17' } });
    const sent = outbox(aWorld({ bets: [bet], metricsWithReader: NO_READER }), december);
    expect(sent[0]).toBe('2026-12-17T09:00 mina BET-12 T0');
  });

  it('is on the next work day when the day is none, once', () => {
    const bet = aBet({ window: { opens: '2026-12-01', closes: '2026-12-12' } });
    expect(outbox(aWorld({ bets: [bet] }), december)).toEqual([
      '2026-12-14T09:00 mina BET-12 T+2',
      '2026-12-21T09:00 mina BET-12 T+7',
    ]);
  });

  it('is when the owner is back', () => {
    const away = [
      { from: '2026-12-14', to: '2026-12-16' },
      { from: '2026-12-17', to: '2026-12-17' },
    ];
    expect(outbox(aWorld({ members: [mina({ away })] }), december)).toEqual([
      '2026-12-18T09:00 mina BET-12 T+2',
      '2026-12-22T09:00 mina BET-12 T+7',
    ]);
  });

  it('is at the hour and on the days that the owner set', () => {
    const member = mina({ checkinHour: '16:30', workDays: [6, 7], zone: 'America/New_York' });
    expect(outbox(aWorld({ members: [member] }), december)).toEqual([
      '2026-12-19T22:00 mina BET-12 T+2',
      '2026-12-26T22:00 mina BET-12 T+7',
    ]);
  });

  it('is never for somebody without work days, or away for good', () => {
    expect(outbox(aWorld({ members: [mina({ workDays: [] })] }), december)).toEqual([]);
    const away = [{ from: '2026-12-01', to: '9999-12-31' }];
    expect(outbox(aWorld({ members: [mina({ away })] }), december)).toEqual([]);
  });

  it.each([
    ['02:30, which is skipped', '02:30', 'America/New_York', '2027-03-14', '2027-03-14T07:30'],
    ['01:30, which comes twice', '01:30', 'America/New_York', '2026-11-01', '2026-11-01T05:30'],
    [
      '02:15 after half an hour comes twice',
      '02:15',
      'Australia/Lord_Howe',
      '2027-04-04',
      '2027-04-03T15:45',
    ],
    ['23:30, which is skipped into the next day', '23:30', 'America/Nuuk', '2027-03-27', '2027-03-28T01:30'],
  ])('is once at the right moment when clocks change: %s', (_, checkinHour, zone, closes, expected) => {
    const member = mina({ checkinHour, zone, workDays: [1, 2, 3, 4, 5, 6, 7] });
    const bet = aBet({ window: { opens: '2026-10-01', closes } });
    const midnight = Date.parse(`${closes}T00:00:00Z`);
    const quarters = Array.from({ length: 240 }, (__, i) =>
      new Date(midnight + (i - 96) * 900_000).toISOString(),
    );
    expect(outbox(aWorld({ bets: [bet], members: [member] }), quarters)).toEqual([
      `${expected} mina BET-12 T0`,
    ]);
  });
});

describe('whom and what is left alone', () => {
  it.each([
    ['a muted bet', { muted: true }],
    ['a placed bet', { stage: 'placed' }],
    ['a called bet', { stage: 'called' }],
    ['a dropped bet', { stage: 'dropped' }],
  ] as const)('%s', (_, fields) => {
    expect(outbox(aWorld({ bets: [aBet(fields)] }), december)).toEqual([]);
  });

  it('a member who stopped all', () => {
    expect(outbox(aWorld({ members: [mina({ stopped: true })] }), december)).toEqual([]);
  });

  it('an owner who is not known', () => {
    expect(outbox(aWorld({ members: [] }), december)).toEqual([]);
  });
});

describe('a snoozed bet', () => {
  it('is asked about on the day it was snoozed to, by the last checkpoint reached', () => {
    expect(outbox(aWorld({ bets: [aBet({ snoozedUntil: '2026-12-18' })] }), december)).toEqual([
      '2026-12-18T09:00 mina BET-12 T+2',
      '2026-12-22T09:00 mina BET-12 T+7',
    ]);
  });

  it('waits for the next work day after it', () => {
    const sent = outbox(aWorld({ bets: [aBet({ snoozedUntil: '2026-12-19' })] }), december);
    expect(sent[0]).toBe('2026-12-21T09:00 mina BET-12 T+2');
  });

  it('keeps what comes later anyway, and is not asked again about what was sent', () => {
    const before = sweep(aWorld(), [], '2026-12-15T09:00:00.000Z').sent;
    const snoozed = aWorld({ bets: [aBet({ snoozedUntil: '2026-12-18' })] });
    expect(outbox(snoozed, december, before)).toEqual([
      '2026-12-18T09:00 mina BET-12 T+2',
      '2026-12-22T09:00 mina BET-12 T+7',
    ]);
  });
});

describe('one message', () => {
  const two = [aBet(), aBet({ id: 'BET-13' })];

  it('holds all bets of the owner and day', () => {
    expect(outbox(aWorld({ bets: two }), december)[0]).toBe('2026-12-15T09:00 mina BET-12 T0, BET-13 T0');
  });

  it('is of one owner only', () => {
    const bets = [aBet(), aBet({ id: 'BET-13', owner: 'tom' })];
    const members = [mina(), mina({ id: 'tom' })];
    expect(outbox(aWorld({ bets, members }), ['2026-12-15T09:00:00.000Z'])).toEqual([
      '2026-12-15T09:00 mina BET-12 T0',
      '2026-12-15T09:00 tom BET-13 T0',
    ]);
  });

  it('is all that a day brings: what comes up after it waits for the next', () => {
    const morning = sweep(aWorld(), [], '2026-12-15T09:00:00.000Z');
    const after = outbox(aWorld({ bets: two }), hourly('2026-12-15', '2026-12-16'), morning.sent);
    expect(after).toEqual(['2026-12-16T09:00 mina BET-13 T0 late']);
  });

  it('is known by its member and day, its records by bet, window and checkpoint', () => {
    const { nudges, sent } = sweep(aWorld(), [], '2026-12-15T09:00:00.000Z');
    expect(nudges.map(nudgeKey)).toEqual(['checkin:mina:2026-12-15']);
    expect(sent).toEqual([
      {
        id: 'BET-12:2026-12-15:T0',
        version: 0,
        member: 'mina',
        localDate: '2026-12-15',
        bet: 'BET-12',
        checkpoint: 'T0',
        windowCloses: '2026-12-15',
        at: '2026-12-15T09:00:00.000Z',
      },
    ]);
  });
});

describe('punctuality', () => {
  it('is never early, not by a millisecond', () => {
    expect(outbox(aWorld(), ['2026-12-15T08:59:59.999Z'])).toEqual([]);
    expect(outbox(aWorld(), ['2026-12-15T09:00:00.000Z'])).toHaveLength(1);
  });

  it('is not called late when the sweep was slow that day', () => {
    expect(outbox(aWorld(), ['2026-12-15T11:00:00.000Z'])).toEqual(['2026-12-15T11:00 mina BET-12 T0']);
  });

  it('lost to an outage, everything missed is one late message, of each bet the latest', () => {
    const bets = [aBet(), aBet({ id: 'BET-13', window: { opens: '2026-12-01', closes: '2026-12-17' } })];
    expect(outbox(aWorld({ bets }), hourly('2026-12-18', '2026-12-31'))).toEqual([
      '2026-12-18T09:00 mina BET-12 T+2, BET-13 T0 late',
      '2026-12-21T09:00 mina BET-13 T+2',
      '2026-12-22T09:00 mina BET-12 T+7',
      '2026-12-24T09:00 mina BET-13 T+7',
    ]);
  });

  it('after an outage waits for the hour of a work day', () => {
    expect(outbox(aWorld(), hourly('2026-12-19', '2026-12-21'))).toEqual([
      '2026-12-21T09:00 mina BET-12 T+2 late',
    ]);
  });
});

describe('nothing is sent twice', () => {
  it('by a clock that goes a day forth and back', () => {
    const there = hourly('2026-12-15', '2026-12-16');
    expect(outbox(aWorld(), ['2026-12-16T09:00:00.000Z', ...there])).toEqual([
      '2026-12-16T09:00 mina BET-12 T0 late',
    ]);
  });

  it('to an owner who moves west after the message came', () => {
    const { sent } = sweep(aWorld(), [], '2026-12-15T09:00:00.000Z');
    const moved = aWorld({ members: [mina({ zone: 'America/Los_Angeles' })] });
    expect(outbox(moved, hourly('2026-12-15', '2026-12-16'), sent)).toEqual([]);
  });

  it('to an owner who moves before it comes: the same wall time in the new zone, once', () => {
    const moved = aWorld({ members: [mina({ zone: 'America/Los_Angeles' })] });
    const before = outbox(aWorld(), ['2026-12-15T08:00:00.000Z']);
    expect([...before, ...outbox(moved, hourly('2026-12-15', '2026-12-16'))]).toEqual([
      '2026-12-15T18:00 mina BET-12 T0',
    ]);
  });

  it('though an extended bet is asked about anew', () => {
    const { sent } = sweep(aWorld(), [], '2026-12-15T09:00:00.000Z');
    const extended = aWorld({ bets: [aBet({ window: { opens: '2026-12-01', closes: '2026-12-29' } })] });
    expect(outbox(extended, hourly('2026-12-15', '2026-12-31'), sent)).toEqual([
      '2026-12-29T09:00 mina BET-12 T0',
      '2026-12-31T09:00 mina BET-12 T+2',
    ]);
  });
});
