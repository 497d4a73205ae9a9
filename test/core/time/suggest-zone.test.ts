import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestZones } from '#core/time/suggest-zone.ts';
import { isZone, offsetMsOf } from '#core/time/zone.ts';

const winter = '2026-12-15T09:00:00.000Z';
const summer = '2027-07-01T09:00:00.000Z';

describe('the zones a person may have meant', () => {
  it.each([
    ['berlin', 'Europe/Berlin'],
    ['New York', 'America/New_York'],
    ['new_york', 'America/New_York'],
    ['europe/berlin', 'Europe/Berlin'],
    ['EST', 'America/New_York'],
    ['CET', 'Europe/Berlin'],
    ['utc', 'UTC'],
    ['San Francisco', 'America/Los_Angeles'],
    ['münchen', 'Europe/Berlin'],
    ['Bengaluru', 'Asia/Kolkata'],
    ['são paulo', 'America/Sao_Paulo'],
    ['buenos', 'America/Argentina/Buenos_Aires'],
    ['Japan', 'Asia/Tokyo'],
    ['germany', 'Europe/Berlin'],
    ['United States', 'America/New_York'],
    ['India', 'Asia/Kolkata'],
    ['Kyiv', 'Europe/Kyiv'],
    ['Asia/Saigon', 'Asia/Saigon'],
    ['lord howe', 'Australia/Lord_Howe'],
  ])('%s: first %s', (typed, expected) => {
    expect(suggestZones(typed, winter)[0]).toBe(expected);
  });

  it('are those whose clocks show the offset now', () => {
    expect(suggestZones('+2', winter)).toContain('Europe/Athens');
    expect(suggestZones('+2', winter)).not.toContain('Europe/Berlin');
    expect(suggestZones('UTC+2', summer)[0]).toBe('Europe/Berlin');
    expect(suggestZones('gmt +5:30', winter)[0]).toBe('Asia/Kolkata');
    expect(suggestZones('-0330', winter)).toEqual(['America/St_Johns']);
    for (const zone of suggestZones('+1', summer)) expect(offsetMsOf(summer, zone)).toBe(3_600_000);
  });

  it.each(['', '   ', 'constructor', '+25', 'qqq', '???'])('%j: none', (typed) => {
    expect(suggestZones(typed, winter)).toEqual([]);
  });

  it('are at most five, each a zone, each once, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('a', 'am', 'europe', '+0', 'Russia')), (typed) => {
        const found = suggestZones(typed, winter);
        expect(found.length).toBeLessThanOrEqual(5);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every(isZone)).toBe(true);
      }),
    );
  });
});
