import type { LocalDate } from '#core/time/instant.ts';
import type { FoundDate } from '#ports/date-reader.ts';
import { dayOf, fullYear, monthEnd, nextDay, yearOf } from './calendar.ts';

/** Each month's names in the languages that dates are read in, January first. */
const MONTHS = [
  'jan(?:uary)?|januar|janvier|enero|janeiro|gennaio|januari',
  'feb(?:ruary)?|februar|février|febrero|fevereiro|febbraio|februari',
  'mar(?:ch)?|märz|mars|marzo|março|maart',
  'apr(?:il)?|avril|abril|aprile',
  'may|mai|mayo|maio|maggio|mei',
  'june?|juni|juin|junio|junho|giugno',
  'july?|juli|juillet|julio|julho|luglio',
  'aug(?:ust)?|août|agosto|augustus',
  'sept?(?:ember)?|septembre|septiembre|setembro|settembre',
  'oct(?:ober)?|oktober|octobre|octubre|outubro|ottobre',
  'nov(?:ember)?|novembre|noviembre|novembro',
  'dec(?:ember)?|dez(?:ember)?|décembre|diciembre|dezembro|dicembre',
];
const MONTH = MONTHS.map((names, i) => `(?<m${i + 1}>${names})`).join('|');
const YEAR = String.raw`(?:[\s,]{1,2}(?:(?:de|del)\s)?['’]?(?<year>20\d\d|(?<=['’])\d\d)(?![\p{L}\d]|[.,]\d|\s?%))?`;
const PART = [
  String.raw`(?<end>end(?:\sof)?(?:\sthe)?|last\sday\sof|late\send\sof|ende|fin(?:\sde)?|finales\sde|(?:fim|final)\sde|fine(?:\sdi)?|eind(?:e)?(?:\svan)?)`,
  String.raw`(?<mid>(?:the\s)?mid(?:dle)?(?:\sof)?|mitte|mi|mediados\sde|meados\sde|metà|half)`,
  String.raw`(?<first>(?:the\s)?(?:start|beginning|first\sday|1st)\sof|anfang|début|principios\sde|início\sde|inizio)`,
].join('|');

const PART_OF_MONTH = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${PART})[\\s-](?:${MONTH})(?![\\p{L}\\p{N}])\\.?${YEAR}`,
  'giu',
);

/** `mid March`, `end of March`, `Ende Januar`: the 15th, the last day, the first day. A bare month is no day. */
export function readMonths(text: string, today: LocalDate): readonly FoundDate[] {
  return [...text.matchAll(PART_OF_MONTH)].flatMap((match) => {
    const groups = match.groups ?? {};
    const month = MONTHS.findIndex((_, i) => groups[`m${i + 1}`] !== undefined) + 1;
    const day = groups.mid !== undefined ? 15 : groups.first !== undefined ? 1 : undefined;
    const date =
      groups.year === undefined ? coming(month, day, today) : inYear(fullYear(groups.year), month, day);
    return date === undefined ? [] : [{ date, start: match.index, end: match.index + match[0].length }];
  });
}

function inYear(year: number, month: number, day: number | undefined): LocalDate | undefined {
  return day === undefined ? monthEnd(year, month) : dayOf(year, month, day);
}

function coming(month: number, day: number | undefined, today: LocalDate): LocalDate | undefined {
  if (day !== undefined) return nextDay(month, day, today);
  const end = monthEnd(yearOf(today), month);
  return end >= today ? end : monthEnd(yearOf(today) + 1, month);
}
