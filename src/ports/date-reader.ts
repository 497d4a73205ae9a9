import type { LocalDate } from '#core/time/instant.ts';

/** A date that was read from what a person wrote. */
export interface FoundDate {
  readonly date: LocalDate;
  /** Where the words stand: `text.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the dates in a text as people write them ("in 3 weeks", "end of Q1", "Dec 15", "2026-12-01"), seen from
 * `today`. A date without a year is the next one to come. Impossible dates ("Feb 30") are not found.
 */
export type DateReader = (text: string, today: LocalDate) => readonly FoundDate[];
