import type { LocalDate } from './instant.ts';

const SHORT = /^([1-9]\d?)\s*([dw])$/i;
const LENGTH = /^(?:\d{1,4}|an?)\s\p{L}/iu;

/**
 * The day that an answer to "when?" names. A length by itself (`3d`, `2 weeks`, `a month`) is said for how long it is
 * until then, though in the middle of a sentence it need not be.
 * @param readDate the date that a text holds, undefined when it holds none
 */
export function readDayAhead(
  text: string,
  readDate: (text: string) => LocalDate | undefined,
): LocalDate | undefined {
  const day = readDate(text);
  if (day !== undefined) return day;
  const length = text
    .trim()
    .replace(/^in\s+/i, '')
    .replace(SHORT, (_, count: string, unit: string) => `${count} ${/w/i.test(unit) ? 'weeks' : 'days'}`);
  return LENGTH.test(length) ? readDate(`in ${length.replace(/^an?\s/i, '1 ')}`) : undefined;
}
