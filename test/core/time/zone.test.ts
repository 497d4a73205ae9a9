import { describe, expect, it } from 'vitest';
import { instantOf, isZone, localDateOf, localTimeOf, offsetMsOf } from '#core/time/zone.ts';

describe('the moment of a wall time', () => {
  it.each([
    ['an ordinary one', '2026-12-15', '10:00', 'Europe/Berlin', '2026-12-15T09:00:00.000Z'],
    ['one that is skipped', '2027-03-14', '02:30', 'America/New_York', '2027-03-14T07:30:00.000Z'],
    ['one that comes twice', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    [
      'one in a gap of half an hour',
      '2027-10-03',
      '02:15',
      'Australia/Lord_Howe',
      '2027-10-02T15:45:00.000Z',
    ],
    [
      'one that comes twice within half an hour',
      '2027-04-04',
      '01:45',
      'Australia/Lord_Howe',
      '2027-04-03T14:45:00.000Z',
    ],
    ['one right after that', '2027-04-04', '02:15', 'Australia/Lord_Howe', '2027-04-03T15:45:00.000Z'],
    ['one where midnight is skipped', '2027-04-30', '00:30', 'Africa/Cairo', '2027-04-29T22:30:00.000Z'],
    [
      'one of a whole day that was skipped',
      '2011-12-30',
      '10:00',
      'Pacific/Apia',
      '2011-12-30T20:00:00.000Z',
    ],
    ['one of an offset with seconds', '1970-01-01', '00:00', 'Africa/Monrovia', '1970-01-01T00:44:30.000Z'],
  ])('%s', (_, date, time, zone, expected) => {
    expect(instantOf(date, time, zone)).toBe(expected);
  });

  it('is refused in a zone that does not exist', () => {
    expect(() => instantOf('2026-12-15', '10:00', 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('the wall clock at a moment', () => {
  it('shows the day and the time of the zone', () => {
    const now = '2026-12-31T23:59:59.999Z';
    expect([localDateOf(now, 'UTC'), localTimeOf(now, 'UTC')]).toEqual(['2026-12-31', '23:59']);
    expect([localDateOf(now, 'Asia/Kathmandu'), localTimeOf(now, 'Asia/Kathmandu')]).toEqual([
      '2027-01-01',
      '05:44',
    ]);
    expect([localDateOf(now, 'Pacific/Marquesas'), localTimeOf(now, 'Pacific/Marquesas')]).toEqual([
      '2026-12-31',
      '14:29',
    ]);
  });

  it('knows how far it is ahead of UTC', () => {
    expect(offsetMsOf('2026-07-01T00:00:00.000Z', 'America/St_Johns')).toBe(-2.5 * 3_600_000);
  });
});

describe('a zone', () => {
  it.each(['Europe/Berlin', 'UTC', 'Asia/Calcutta', 'Asia/Kolkata'])('%s is one', (name) => {
    expect(isZone(name)).toBe(true);
  });

  it.each(['', '+02:00', 'Europe/Atlantis', '__proto__', 'berlin'])('%j is none', (name) => {
    expect(isZone(name)).toBe(false);
  });
});
