import type { DateReader, FoundDate } from '#ports/date-reader.ts';
import { readHolidays } from './holidays.ts';
import { readMonths } from './months.ts';
import { numericSpans, readNumeric } from './numeric.ts';
import { readPeriods } from './periods.ts';
import { readWords } from './words.ts';

/**
 * Dates as people write them, in English and, where the words say so, German, French, Spanish, Portuguese, Italian
 * and Dutch; words are read by chrono-node, digits and ends of periods here. What could be two days (`by March`,
 * `next week`) is not found. Takes time linear in the text.
 */
export const readDates: DateReader = (text, today) => {
  const blanked = blank(text, numericSpans(text));
  const found = withoutOverlaps([
    ...readNumeric(text, today),
    ...readPeriods(blanked, today),
    ...readHolidays(blanked, today),
    ...readMonths(blanked, today),
    ...readWords(blanked, today),
  ]);
  return found.filter(
    (date, i) => !contradicts(text, date, found[i - 1]) && !contradicts(text, date, found[i + 1]),
  );
};

/** "Friday in two weeks" and "Dec 15 or Jan 15" are two days at once: neither is shown as read. */
function contradicts(text: string, date: FoundDate, other: FoundDate | undefined): boolean {
  if (other === undefined || other.date === date.date) return false;
  const [first, second] = date.start < other.start ? [date, other] : [other, date];
  return /^[\s,]*(?:on|of|or|oder|ou|-)?\s*$/i.test(text.slice(first.end, second.start));
}

/** Where two readings share words, the longer one knows more of them. */
function withoutOverlaps(found: readonly FoundDate[]): readonly FoundDate[] {
  const sorted = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: FoundDate[] = [];
  for (const date of sorted) {
    const last = kept.at(-1);
    if (last === undefined || date.start >= last.end) kept.push(date);
    else if (date.end - date.start > last.end - last.start) kept[kept.length - 1] = date;
  }
  return kept;
}

function blank(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let blanked = '';
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    blanked += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return blanked + text.slice(at);
}
