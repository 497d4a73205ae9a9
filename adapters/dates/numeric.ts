import { LETTER } from '#core/metric/units.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { FoundDate } from '#ports/date-reader.ts';
import { dayOf, fullYear, nextDay } from './calendar.ts';

/** What begins or ends a run of digits that is a date and not part of a version, an id or a ratio. */
const BEFORE = String.raw`(?<![\p{L}\p{N}][-./:]?|[#$€£])`;
const AFTER = String.raw`(?!${LETTER}|\p{N}|[-/:]\p{N}|\.\p{N})`;
const pattern = (source: string): RegExp => new RegExp(BEFORE + source + AFTER, 'giu');

const YEAR_FIRST = pattern(String.raw`(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:T[\d:.]{4,12}Z?)?`);
const YEAR_LAST = pattern(String.raw`(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})`);
const DOTTED = new RegExp(String.raw`${BEFORE}(\d{1,2})\.\s?(\d{1,2})\.(?!\d)`, 'giu');
const SLASHED = pattern(String.raw`(\d{1,2})/(\d{1,2})`);

const ENGLISH_LEAD = /(?:^|\b(?:by|before|until|till|til|on|due|date|deadline|eta|latest|@)\b:?)\s*$/i;
const DAY_FIRST_LEAD =
  /(?:^|[^\p{L}])(?:bis(?: zum)?|vor dem|zum|am|d['’]ici(?: le)?|avant le|jusqu['’]au|le|antes del?|hasta el|para el|el|até|antes de|entro il|prima del|il|voor|tegen|op)\s*$/iu;
/** A ratio, not a day: `2/3 of users`, `3/4 sure`. */
const RATIO_TAIL =
  /^\s*(?:of\b|confiden|sure|certain|chance|odds|likely|users|people|customers|stars|points)/i;

/** Dates in digits alone. An impossible one is not found, and nothing else may read its digits: see {@link numericSpans}. */
export function readNumeric(text: string, today: LocalDate): readonly FoundDate[] {
  const found: FoundDate[] = [];
  const add = (match: RegExpMatchArray, date: LocalDate | undefined): void => {
    const start = match.index ?? 0;
    if (date !== undefined) found.push({ date, start, end: start + match[0].length });
  };
  for (const match of text.matchAll(YEAR_FIRST)) {
    add(match, dayOf(Number(match[1]), Number(match[3]), Number(match[4])));
  }
  for (const match of text.matchAll(YEAR_LAST)) {
    const [month, day] = monthAndDay(match[1], match[3], match[2] === '.' || isDayFirst(text, match.index));
    add(match, dayOf(fullYear(match[4] ?? ''), month, day));
  }
  for (const match of text.matchAll(DOTTED)) {
    add(match, nextDay(Number(match[2]), Number(match[1]), today));
  }
  for (const match of text.matchAll(SLASHED)) {
    if (!isLedIn(text, match)) continue;
    const [month, day] = monthAndDay(match[1], match[2], isDayFirst(text, match.index));
    add(match, nextDay(month, day, today));
  }
  return found;
}

/** Where digits stand that look like a date in full, possible or not. */
export function numericSpans(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [YEAR_FIRST, YEAR_LAST].flatMap((shape) =>
    [...text.matchAll(shape)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}

/** As the United States write it unless the words around are another language's, or only one order is possible. */
function monthAndDay(first = '', second = '', isDayFirst = false): readonly [number, number] {
  const [a, b] = [Number(first), Number(second)];
  const swap = isDayFirst ? b <= 12 : a > 12;
  return swap ? [b, a] : [a, b];
}

/** `12/15` is a date where a word leads into one, or where nothing else is said. */
function isLedIn(text: string, match: RegExpMatchArray): boolean {
  const start = match.index ?? 0;
  const before = text.slice(Math.max(0, start - 20), start);
  const after = text.slice(start + match[0].length, start + match[0].length + 20);
  return (ENGLISH_LEAD.test(before) || DAY_FIRST_LEAD.test(before)) && !RATIO_TAIL.test(after);
}

function isDayFirst(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 20), start);
  return before.trim() !== '' && DAY_FIRST_LEAD.test(before);
}
