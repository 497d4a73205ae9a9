/**
 * The one rule for time: a moment is an `Instant`, an ISO-8601 string in UTC with milliseconds, so that moments
 * sort as text and read well in an export; a day is a `LocalDate`; a length is a number whose name ends in `Ms`.
 */
export type Instant = string;
/** A calendar day without a zone, `2026-12-01`. Sorts as text. */
export type LocalDate = string;
/** A time of day, `10:00`, 24 h. */
export type LocalTime = string;
/** An IANA zone name, `Europe/Berlin`. */
export type Zone = string;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

export function toMs(instant: Instant): number {
  return Date.parse(instant);
}

export function toInstant(epochMs: number): Instant {
  return new Date(epochMs).toISOString();
}

export function addMs(instant: Instant, durationMs: number): Instant {
  return toInstant(toMs(instant) + durationMs);
}
