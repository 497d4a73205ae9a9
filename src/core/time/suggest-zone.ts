import { HOUR_MS, type Instant, MINUTE_MS, type Zone } from './instant.ts';
import { isZone, offsetMsOf } from './zone.ts';
import { ABBREVIATIONS, CITIES, FAMILIAR, RENAMED } from './zone-names.ts';

/** How many zones are worth offering at once: a row of buttons. */
const MOST = 5;

/**
 * The zones that a person may have meant, best first, at most five; empty when there is no telling. Reads a zone's
 * name, a city, a country, an abbreviation ("EST": what people of that zone live by, summer time included) or an
 * offset ("+2", "UTC+5:30": zones whose clocks show it at `now`).
 */
export function suggestZones(text: string, now: Instant): readonly Zone[] {
  const typed = text.trim();
  const offsetMs = readOffset(typed);
  if (offsetMs !== undefined)
    return everyZone()
      .filter((zone) => offsetMsOf(now, zone) === offsetMs)
      .slice(0, MOST);
  const key = fold(typed);
  if (key === '') return [];
  return [...new Set([...exactly(typed, key), ...inCountry(key), ...resembling(key)])].slice(0, MOST);
}

/** `+2`, `UTC-03:30`, `GMT +5:30` in ms; undefined when it is no offset. A bare "UTC" is a zone. */
function readOffset(text: string): number | undefined {
  const match = /^(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?$/i.exec(text);
  if (!match) return undefined;
  const ms = Number(match[2]) * HOUR_MS + Number(match[3] ?? 0) * MINUTE_MS;
  return match[1] === '-' ? -ms : ms;
}

function exactly(typed: string, key: string): readonly Zone[] {
  const abbreviated = ABBREVIATIONS.get(key);
  if (abbreviated) return abbreviated;
  const city = CITIES.get(key);
  if (city) return [city];
  const named = everyZone().find((zone) => fold(zone) === key);
  // Old names ("Asia/Saigon") are zones too, though no longer listed.
  return named ? [named] : typed.includes('/') && isZone(typed) ? [typed] : [];
}

/** The zones of the country of that English name, the familiar ones first. */
function inCountry(key: string): readonly Zone[] {
  const region = regions().get(key);
  if (!region) return [];
  const zones = new Set(new Intl.Locale(`und-${region}`).getTimeZones()?.map(current));
  return everyZone().filter((zone) => zones.has(zone));
}

/** Zones whose place is named so, begins so, or has a word that begins so, in this order. */
function resembling(key: string): readonly Zone[] {
  const rank = (zone: Zone): number => {
    const place = fold(zone.slice(zone.lastIndexOf('/') + 1));
    if (place === key) return 0;
    if (place.startsWith(key)) return 1;
    return ` ${fold(zone)}`.includes(` ${key}`) ? 2 : 3;
  };
  return everyZone()
    .map((zone) => ({ zone, rank: rank(zone) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map((found) => found.zone);
}

/** `América/São_Paulo` -> `america sao paulo`. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const current = (zone: Zone): Zone => RENAMED.get(zone) ?? zone;

let zones: readonly Zone[] | undefined;
/** Every zone by its current name, the familiar ones first. */
function everyZone(): readonly Zone[] {
  zones ??= [...new Set([...FAMILIAR, ...Intl.supportedValuesOf('timeZone').map(current)])];
  return zones;
}

let regionOf: ReadonlyMap<string, string> | undefined;
/** Country codes by their folded English names. */
function regions(): ReadonlyMap<string, string> {
  regionOf ??= new Map(regionNames());
  return regionOf;
}

function* regionNames(): Iterable<readonly [string, string]> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const region of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(region);
    if (name !== undefined && new Intl.Locale(`und-${region}`).getTimeZones()?.length)
      yield [fold(name), region];
  }
}
