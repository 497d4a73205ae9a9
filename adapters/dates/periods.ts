import { addDays, addMonths, startOfWeek } from '#core/time/date.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { FoundDate } from '#ports/date-reader.ts';
import { dayOf, fullYear, monthEnd, monthOf, yearOf } from './calendar.ts';

const END = String.raw`(?:the\s)?(?:end\s(?:of\s)?|close\sof\s|last\sday\sof\s|eo|ende\s(?:des\s|der\s|von\s)?|fin\s(?:de\s?|del\s|du\s|da\s|do\s)?(?:la\s|l['’]\s?)?|(?:fim|final)\s(?:de|do|da)\s|finales\sde(?:l)?\s|fine\s(?:del\s|di\s)?|eind(?:e)?\s(?:van\s)?)`;
const EDGE = String.raw`(?<![\p{L}\p{N}])`;
const STOP = String.raw`(?![\p{L}\p{N}])`;
const YEAR = String.raw`(?:[\s,]{1,2}(?:of\s|de\s)?['’]?(\d{4}|\d{2})(?!\s?[%\p{L}\d]|[.,]\d))?`;

const QUARTER_END = new RegExp(
  `${EDGE}(?:${END}(?:the\\s)?[qt]([1-4])|[qt]([1-4])(?:['’]s)?[\\s-]end)${STOP}${YEAR}`,
  'giu',
);
const HALF_END = new RegExp(`${EDGE}${END}h([12])${STOP}${YEAR}`, 'giu');
const YEAR_NUMBER_END = new RegExp(`${EDGE}${END}(20\\d\\d)${STOP}`, 'giu');
const PERIOD_END = new RegExp(
  `${EDGE}(?:${END}(?:the\\s|this\\s|diese[sr]\\s|current\\s)?(next\\s|n[äa]chste[nrs]\\s)?(w(?:eek)?|m(?:onth)?|q(?:uarter)?|y(?:ear)?|woche|monats?|quartals?|jahre?s?|jahresende|mois|trimestre|ann[ée]e|semaine|semana|mes|m[eê]s|a[nñ]o|mese|anno|maand|kwartaal|jaar)|(?<next>next\\s)?(month|quarter|year)['’]?s?[\\s-]end|(jahresende|monatsende|quartalsende))${STOP}`,
  'giu',
);
const ISO_WEEK = new RegExp(
  `${EDGE}(?:kw|cw|calendar\\sweek|(?<=\\b(?:by|before|until|end\\sof)\\s)week)\\s?([1-5]?\\d)${STOP}(?!\\s?%)`,
  'giu',
);
const FORTNIGHT = new RegExp(`${EDGE}(?:in|within)\\s(?:a|one)\\sfortnight${STOP}`, 'giu');
/** A day this near is only meant as a date where something leads into it: "today it is 31 %" is none. */
const NEAR = new RegExp(
  `(?<=(?:^|\\b(?:by|before|until|till|due|date:|bis|avant|até))\\s{0,3})(today|tomorrow|tonight)${STOP}(?=\\s*(?:$|[,.;)!]))`,
  'giu',
);
const NTH = new RegExp(
  `(?<=\\b(?:by|before|until|till|on)\\s)the\\s(\\d{1,2})(?:st|nd|rd|th)${STOP}(?!\\s(?!(?:with|if|because|since|as|and|for|when|once|by|so|in)(?!\\p{L}))(?:of|\\p{L}))`,
  'giu',
);
const AHEAD = new RegExp(
  `${EDGE}(?:(?:em|daqui\\sa)\\s(\\d{1,3})\\s(dias?|semanas?|meses|mês)|(\\d{1,3})\\s(days?|weeks?|months?)\\sfrom\\s(?:today|now)|(?:in|within|over)\\sthe\\snext\\s(\\d{1,3})\\s(days?|weeks?|months?))${STOP}`,
  'giu',
);

/** Named ends of periods and the other words that chrono does not read, or reads by its own idea of a week. */
export function readPeriods(text: string, today: LocalDate): readonly FoundDate[] {
  return [
    ...each(text, QUARTER_END, (m) => monthEndAfter(3 * Number(m[1] ?? m[2]), m[3], today)),
    ...each(text, HALF_END, (m) => monthEndAfter(6 * Number(m[1]), m[2], today)),
    ...each(text, YEAR_NUMBER_END, (m) => dayOf(Number(m[1]), 12, 31)),
    ...each(text, PERIOD_END, (m) =>
      periodEnd(m[2] ?? m[4] ?? m[5] ?? '', (m[1] ?? m.groups?.next) !== undefined, today),
    ),
    ...each(text, ISO_WEEK, (m) => friday(Number(m[1]), today)),
    ...each(text, FORTNIGHT, () => addDays(today, 14)),
    ...each(text, NEAR, (m) => (/tomorrow/i.test(m[0]) ? addDays(today, 1) : today)),
    ...each(text, NTH, (m) => nextNth(Number(m[1]), today)),
    ...each(text, AHEAD, (m) => ahead(Number(m[1] ?? m[3] ?? m[5]), m[2] ?? m[4] ?? m[6] ?? '', today)),
  ];
}

function each(
  text: string,
  shape: RegExp,
  read: (match: RegExpMatchArray) => LocalDate | undefined,
): readonly FoundDate[] {
  return [...text.matchAll(shape)].flatMap((match) => {
    const date = read(match);
    return date === undefined ? [] : [{ date, start: match.index, end: match.index + match[0].length }];
  });
}

/** The end of the month of that number: of the year that was said, or the next to come. */
function monthEndAfter(month: number, year: string | undefined, today: LocalDate): LocalDate {
  if (year !== undefined) return monthEnd(fullYear(year), month);
  const end = monthEnd(yearOf(today), month);
  return end >= today ? end : monthEnd(yearOf(today) + 1, month);
}

function nextNth(day: number, today: LocalDate): LocalDate | undefined {
  for (let months = 0; months <= 2; months += 1) {
    const first = addMonths(`${today.slice(0, 7)}-01`, months);
    const date = dayOf(yearOf(first), monthOf(first), day);
    if (date !== undefined && date >= today) return date;
  }
  return undefined;
}

function ahead(count: number, unit: string, today: LocalDate): LocalDate {
  if (/^m/i.test(unit)) return addMonths(today, count);
  return addDays(today, /^d/i.test(unit) ? count : 7 * count);
}

/** A week ends on its Friday: the last day on which a team looks at its numbers. */
function periodEnd(word: string, isNext: boolean, today: LocalDate): LocalDate | undefined {
  const unit = word.toLowerCase();
  const ahead = isNext ? 1 : 0;
  const [year, month] = [yearOf(today), monthOf(today)];
  if (/^(?:w|sem)/.test(unit)) return weekEnd(today, ahead);
  if (/^(?:q|tri|kw)/.test(unit)) return monthEnd(year, 3 * (Math.ceil(month / 3) + ahead));
  if (/^(?:y|j|a)/.test(unit)) return dayOf(year + ahead, 12, 31);
  return monthEnd(year, month + ahead);
}

function weekEnd(today: LocalDate, ahead: number): LocalDate {
  const end = addDays(startOfWeek(today), 4 + 7 * ahead);
  return end >= today ? end : addDays(end, 7);
}

/** The Friday of an ISO 8601 week, this year's or the next to come. */
function friday(week: number, today: LocalDate): LocalDate | undefined {
  for (const year of [yearOf(today), yearOf(today) + 1]) {
    const date = addDays(startOfWeek(`${year}-01-04`), 7 * (week - 1) + 4);
    const isOfYear = week >= 1 && (week <= 52 || addDays(date, -1).startsWith(String(year)));
    if (isOfYear && date >= today) return date;
  }
  return undefined;
}
