import { dayMs } from './date.ts';
import {
  DAY_MS,
  HOUR_MS,
  type Instant,
  type LocalDate,
  type LocalTime,
  MINUTE_MS,
  SECOND_MS,
  toInstant,
  toMs,
  type Zone,
} from './instant.ts';

/** Whether it names an IANA zone. Bare offsets (`+02:00`) are none: they know nothing of summer time. */
export function isZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && formatterOf(name) !== undefined;
}

/** The calendar day it is in the zone at that moment. */
export function localDateOf(instant: Instant, zone: Zone): LocalDate {
  return wallClock(instant, zone).slice(0, 10);
}

/** The time of day it is in the zone at that moment, to the minute. */
export function localTimeOf(instant: Instant, zone: Zone): LocalTime {
  return wallClock(instant, zone).slice(11, 16);
}

/**
 * The moment at which clocks in the zone show this day and time. Total and single-valued: a time that the clocks
 * skip is moved forward by the length of the gap, of a time that they show twice the earlier one is taken
 * (RFC 5545 §3.3.5, the "compatible" rule of Temporal).
 */
export function instantOf(date: LocalDate, time: LocalTime, zone: Zone): Instant {
  const wall = dayMs(date) + Number(time.slice(0, 2)) * HOUR_MS + Number(time.slice(3, 5)) * MINUTE_MS;
  const before = offsetAt(wall - DAY_MS, zone);
  const after = offsetAt(wall + DAY_MS, zone);
  if (before === after) return toInstant(wall - before);
  // A transition is near. The earlier offset holds unless it is already over by then; in a gap neither holds, and
  // reading the clock by the earlier one moves it forward by the gap.
  const early = wall - before;
  const late = wall - after;
  return toInstant(offsetAt(early, zone) !== before && offsetAt(late, zone) === after ? late : early);
}

/** By how much clocks in the zone are ahead of UTC at that moment, in ms; negative in the west. */
export function offsetMsOf(instant: Instant, zone: Zone): number {
  return offsetAt(toMs(instant), zone);
}

function wallClock(instant: Instant, zone: Zone): string {
  const ms = toMs(instant);
  return toInstant(ms + offsetAt(ms, zone));
}

const OFFSET = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

function offsetAt(ms: number, zone: Zone): number {
  const formatter = formatterOf(zone);
  if (!formatter) throw new RangeError(`no IANA zone: ${zone}`);
  const [, sign, hours = 0, minutes = 0, seconds = 0] = OFFSET.exec(formatter.format(ms)) ?? [];
  const length = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds) * SECOND_MS;
  return sign === '-' ? -length : length;
}

/** Making a formatter costs a thousand times what using it does. Names that are no zone are not kept: anyone can type those. */
const formatters = new Map<Zone, Intl.DateTimeFormat>();

function formatterOf(zone: Zone): Intl.DateTimeFormat | undefined {
  const known = formatters.get(zone);
  if (known) return known;
  try {
    const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formatters.set(zone, made);
    return made;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
