import { createRequire } from 'node:module';
import type { Chrono, ParsedResult } from 'chrono-node';
import { addDays, weekdayOf } from '#core/time/date.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { FoundDate } from '#ports/date-reader.ts';
import { dayOf, monthOf, nextDay, yearOf } from './calendar.ts';
import { HINTS, type Locale } from './hints.ts';

/** How much text around a hint chrono gets to see, and how many hints it is asked about. Bounds the time it takes. */
const AROUND = 40;
const HINTS_MAX = 60;

const require = createRequire(import.meta.url);
const loaded = new Map<Locale, Chrono>();

/** Loaded when the first word of that language is met: start-up pays nothing for dates. */
function chronoOf(locale: Locale): Chrono {
  const known = loaded.get(locale);
  if (known !== undefined) return known;
  const { casual } = require(`chrono-node/${locale}`) as { readonly casual: Chrono };
  loaded.set(locale, casual);
  return casual;
}

/** Dates in words (`Dec 15`, `in 3 weeks`, `am 15. Dezember`), where `text` has words of dates at all. */
export function readWords(text: string, today: LocalDate): readonly FoundDate[] {
  const reference = new Date(yearOf(today), monthOf(today) - 1, Number(today.slice(8)), 12);
  const found = new Map<number, FoundDate>();
  for (const hint of hintsIn(text)) {
    const from = Math.max(0, hint.start - AROUND);
    const piece = text
      .slice(from, hint.end + AROUND)
      .replace(PERCENT, (digits) => '_'.repeat(digits.length))
      .replace(NO_DAY, (it) => '_'.repeat(it.length))
      .replace(NOT_OF_DATES, (it) => '_'.repeat(it.length));
    for (const result of chronoOf(hint.locale).parse(piece, reference)) {
      const start = from + result.index;
      const end = start + result.text.replace(NO_YEAR, '').length;
      const holdsHint = start < hint.end && hint.start < end;
      const date = holdsHint ? dateOf(result, text, start, end, today) : undefined;
      if (date !== undefined && end - start > lengthOf(found.get(hint.start))) {
        found.set(hint.start, { date, ...trimmed(text, start, end) });
      }
    }
  }
  return [...found.values()];
}

/** "Nov 20, 24 % sure" is not midnight. */
const PERCENT = /\d{1,3}(?=\s?%)/g;
/** "$1.25 within 30 days" counts nothing but the days. */
const NO_DAY = /[$€£]\s?\d[\d.,]*|(?<![\d.])\d{1,6}\.\d{1,4}(?=\s\p{L})/gu;
/** "June 30 bc people ..." is no day before Christ, and Easter Monday no plain Monday. */
const NOT_OF_DATES =
  /(?<!\p{L})(?:b\.?c|ad)(?!\p{L})|(?<!\p{L})(?:cyber|easter|whit|good|black|ash|shrove|maundy|palm|giving)\s(?:mon|tues|wednes|thurs|fri|satur|sun)day/giu;

interface Hint {
  readonly locale: Locale;
  readonly start: number;
  readonly end: number;
}

function hintsIn(text: string): readonly Hint[] {
  const hints: Hint[] = [];
  for (const [locale, words] of HINTS) {
    for (const match of text.matchAll(words)) {
      if (hints.length >= HINTS_MAX) return hints;
      hints.push({ locale, start: match.index, end: match.index + match[0].length });
    }
  }
  return hints;
}

/** "Dec 15, 60% sure" is not the year 60. */
const NO_YEAR = /(?<=\d.*)[\s,.]+(?!20\d\d$)\d{1,4}$/u;
/** Ends of periods are read by rules of our own. */
const PERIOD = /^(?:the )?(?:end|last day)\b/i;

/** A duration that starts at something else than today: `2 weeks after launch`, `for 3 weeks`. */
const OTHER_START = /^\s*(?:of|after|before|post|into|following|from (?!now|today))\b/i;
/** "Friday week" and "tomorrow week" are a week later, to some. */
const WEEK_AFTER = /^\s+week\b/i;
const VAGUE = /\b(?:few|several|some|every|last|ago|past|each|for)\b/i;
const ABBREVIATED_DAY = /^(?:on\s|by\s)?(?:sun|mon|tues?|wed|thur?s?|fri|sat)\.?$/i;
const NO_LEAD = /(?:^|\s)(?:to|from|every|each|of|than|the|not|instead of)\s$/i;
const NAMES =
  /^\s(?!(?:if|because|since|as|so|with|when|and|or|at|in|by|on|for|but|the|we|it|i|latest|morning|noon|evening|night|before|after)(?!\p{L}))\p{L}/iu;
const LEAD = /\b(?:by|on|until|till|before|due|this)\s+(?:this\s)?$/i;

/** The day that was said, if a day was said: not an hour, a bare month, a range or something vague. */
function dateOf(
  result: ParsedResult,
  text: string,
  start: number,
  end: number,
  today: LocalDate,
): LocalDate | undefined {
  const at = result.start;
  if (result.end || result.tags().has('result/relativeDateAndTime')) return undefined;
  if (PERIOD.test(result.text) || VAGUE.test(result.text) || / (?:after|danach)$/i.test(result.text))
    return undefined;
  const behind = text.slice(end, end + 24);
  if (WEEK_AFTER.test(behind) || (result.tags().has('result/relativeDate') && OTHER_START.test(behind)))
    return undefined;
  const [year, month, day, weekday] = [at.get('year'), at.get('month'), at.get('day'), at.get('weekday')];
  if (year === null || month === null || day === null) return undefined;
  if (at.isCertain('day') && at.isCertain('month')) {
    const said = result.text.replace(NO_YEAR, '');
    return at.isCertain('year') && (said === result.text || said.includes(String(year)))
      ? dayOf(year, month, day)
      : nextDay(month, day, today);
  }
  if (result.tags().has('result/relativeDate') && /\d|\p{L} \p{L}/u.test(result.text)) {
    return /^(?:this|next)\b/i.test(result.text) ? undefined : dayOf(year, month, day);
  }
  if (!at.isCertain('weekday') || at.isCertain('day') || weekday === null) return undefined;
  const before = text.slice(Math.max(0, start - 12), start);
  if (ABBREVIATED_DAY.test(result.text) && !LEAD.test(before)) return undefined;
  // "Monday orders" and "the Monday backlog" are no Monday to come.
  if (!LEAD.test(before) && (NAMES.test(behind) || NO_LEAD.test(before))) return undefined;
  return comingWeekday(weekday === 0 ? 7 : weekday, /next/i.test(result.text), today);
}

/** The weekday that comes next. "Next Friday" is only said where both readings of it are the same day. */
function comingWeekday(weekday: number, isNext: boolean, today: LocalDate): LocalDate | undefined {
  const ahead = weekday - weekdayOf(today);
  if (isNext && ahead > 0) return undefined;
  return addDays(today, ahead > 0 ? ahead : ahead + 7);
}

function trimmed(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const words = text.slice(start, end);
  const lead = /^(?:[\s,(]|(?:on|by|at)\s)*/i.exec(words)?.[0].length ?? 0;
  return { start: start + lead, end: start + words.replace(/[\s,]+$/, '').length };
}

function lengthOf(found: FoundDate | undefined): number {
  return found === undefined ? 0 : found.end - found.start;
}
