import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { addDays } from '#core/time/date.ts';
import { addMs, HOUR_MS, MINUTE_MS } from '#core/time/instant.ts';
import { aBet, aWorld, mina, outbox } from './given.ts';

const FROM = Temporal.Instant.from('2026-01-01T00:00:00Z');
const TO = Temporal.Instant.from('2032-01-01T00:00:00Z');
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;
/** Check-ins come at 22:00 at the latest, see `readCheckinHour`. */
const LATEST_MINUTE = 22 * 60;

/** Where and when clocks are changed: the local day after each change. */
const changes = Intl.supportedValuesOf('timeZone').flatMap((zone) => {
  const found: { readonly zone: string; readonly day: string }[] = [];
  let next = FROM.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (next && Temporal.Instant.compare(next.toInstant(), TO) < 0) {
    found.push({ zone, day: next.toPlainDate().toString() });
    next = next.getTimeZoneTransition('next');
  }
  return found;
});

/** When the wall shows that time, or showed it first; where it is skipped, as much later as the clocks are put on. */
function momentOf(day: string, hour: string, zone: string): string {
  const there = Temporal.PlainDateTime.from(`${day}T${hour}`).toZonedDateTime(zone);
  return new Date(there.epochMilliseconds).toISOString();
}

/** A bet closes on each of four days about the change; swept a minute before each moment, at it, and every eight hours. */
function sentAbout({ zone, day }: (typeof changes)[number], checkinHour: string) {
  const days = [-1, 0, 1, 2].map((offset) => addDays(day, offset));
  const due = days.map((each) => momentOf(each, checkinHour, zone));
  const hours = Array.from({ length: 15 }, (_, i) =>
    addMs(`${addDays(day, -2)}T00:00:00.000Z`, i * 8 * HOUR_MS),
  );
  const moments = [...hours, ...due, ...due.map((at) => addMs(at, -MINUTE_MS))].toSorted();
  const bets = days.map((closes, i) => aBet({ id: `BET-${i + 1}`, window: { opens: '2026-01-01', closes } }));
  const world = aWorld({ bets, members: [mina({ zone, checkinHour, workDays: EVERY_DAY })] });
  const expected = due.map((at, i) => `${at.slice(0, 16)} mina BET-${i + 1} T0`);
  // What is said of the same bets two days later is another matter.
  const sent = outbox(world, moments).map((line) => line.replace(/BET-\d+ T\+2, /, ''));
  return { expected, sent: sent.filter((line) => !line.includes('T+2')) };
}

it('in every zone, over every change of its clocks until 2031, each day has its one check-in at its wall time', () => {
  expect(changes.length).toBeGreaterThan(1_000);
  for (const change of changes) {
    const { expected, sent } = sentAbout(change, '10:00');
    expect(sent, `${change.zone} ${change.day}`).toEqual(expected);
  }
}, 120_000);

it('and at whatever hour the owner chose', () => {
  const hours = fc.integer({ min: 0, max: LATEST_MINUTE }).map((minute) => {
    const [hour, rest] = [Math.floor(minute / 60), minute % 60];
    return `${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
  });
  fc.assert(
    fc.property(fc.constantFrom(...changes), hours, (change, hour) => {
      const { expected, sent } = sentAbout(change, hour);
      expect(sent, `${change.zone} ${change.day} ${hour}`).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});
