import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays } from '#core/time/date.ts';
import { instantOf, localDateOf, localTimeOf } from '#core/time/zone.ts';

const FROM = Temporal.Instant.from('2026-01-01T00:00:00Z');
const TO = Temporal.Instant.from('2032-01-01T00:00:00Z');

/** The moments at which clocks in the zone were or will be changed. */
function transitionsOf(zone: string): readonly Temporal.ZonedDateTime[] {
  const found: Temporal.ZonedDateTime[] = [];
  let next = FROM.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (next && Temporal.Instant.compare(next.toInstant(), TO) < 0) {
    found.push(next);
    next = next.getTimeZoneTransition('next');
  }
  return found;
}

const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ zone, transitions: transitionsOf(zone) }));

describe('every IANA zone, across its transitions from 2026 to 2031', () => {
  it('has transitions to test with', () => {
    expect(zones.length).toBeGreaterThan(400);
    expect(zones.filter(({ transitions }) => transitions.length > 0).length).toBeGreaterThan(100);
  });

  it('gives wall times the moments that Temporal gives them', () => {
    const wrong: string[] = [];
    for (const { zone, transitions } of zones) {
      for (const transition of transitions) {
        const there = transition.toPlainDateTime();
        for (let minutes = -150; minutes <= 150; minutes += 15) {
          const wall = there.add({ minutes });
          const expected = wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
          const date = wall.toPlainDate().toString();
          const time = wall.toPlainTime().toString({ smallestUnit: 'minute' });
          const actual = instantOf(date, time, zone);
          if (Date.parse(actual) !== expected) wrong.push(`${date} ${time} ${zone}: ${actual}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('reads the wall clock of a moment as Temporal does', () => {
    const wrong: string[] = [];
    for (const { zone, transitions } of zones) {
      for (const transition of transitions) {
        for (const minutes of [-121, -61, -31, -1, 0, 1, 29, 59, 119]) {
          const there = transition.add({ minutes });
          const instant = new Date(there.epochMilliseconds).toISOString();
          const expected = there.toPlainDateTime().toString({ smallestUnit: 'minute' });
          const actual = `${localDateOf(instant, zone)}T${localTimeOf(instant, zone)}`;
          if (actual !== expected) wrong.push(`${instant} ${zone}: ${actual}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('gives each day one moment of its own, a day after the one before', () => {
    const wrong: string[] = [];
    for (const { zone, transitions } of zones) {
      for (const transition of transitions) {
        const date = addDays(transition.toPlainDate().toString(), -2);
        for (const time of ['00:00', '02:30', '10:00', '23:30']) {
          const moments = [0, 1, 2, 3, 4].map((days) => instantOf(addDays(date, days), time, zone));
          const hoursApart = moments
            .slice(1)
            .map((at, i) => (Date.parse(at) - Date.parse(moments[i]!)) / 3_600_000);
          if (hoursApart.some((hours) => hours < 22 || hours > 26)) wrong.push(`${date} ${time} ${zone}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
