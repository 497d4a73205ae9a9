import type { LocalDate } from './instant.ts';

const LENGTH = /^(?:\d{1,4}|an?)\s\p{L}/iu;

/**
 * The day that an answer to "when?" names. A length by itself (`2 weeks`, `a month`) is said for how long it is until
 * then, though in the middle of a sentence it need not be.
 * @param readDate the date that a text holds, undefined when it holds none
 */
export function readDayAhead(
  text: string,
  readDate: (text: string) => LocalDate | undefined,
): LocalDate | undefined {
  const day = readDate(text);
  const length = text.trim().replace(/^in\s+/i, '');
  if (day !== undefined || !LENGTH.test(length)) return day;
  return readDate(`in ${length.replace(/^an?\s/i, '1 ')}`);
}
