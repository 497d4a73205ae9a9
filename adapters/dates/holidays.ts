import { addDays, weekdayOf } from '#core/time/date.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { FoundDate } from '#ports/date-reader.ts';
import { dayOf, nextDay, yearOf } from './calendar.ts';

/** Days that come on the same date each year, and nothing but one day. */
const FIXED: readonly (readonly [names: string, month: number, day: number])[] = [
  ['christmas eve|heiligabend|nochebuena', 12, 24],
  ['christmas(?: day)?|xmas|weihnachten|noël|navidad|natal|natale|kerst', 12, 25],
  ["new year'?s eve|nye|silvester|nochevieja|sylvester", 12, 31],
  ["valentine'?s(?: day)?", 2, 14],
  ['halloween', 10, 31],
];
/** They follow the fourth Thursday of November, by so many days. */
const OF_THANKSGIVING: readonly (readonly [names: string, days: number])[] = [
  ['thanksgiving', 0],
  ['black friday', 1],
  ['cyber monday', 4],
];

const shapeOf = (names: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${names})(?![\\p{L}\\p{N}]|\\s(?:sale|campaign|season|party|promo|shopping|next year))`,
    'giu',
  );
const SHAPES = [
  ...FIXED.map(([names, month, day]) => ({
    shape: shapeOf(names),
    next: (today: LocalDate) => nextDay(month, day, today),
  })),
  ...OF_THANKSGIVING.map(([names, days]) => ({
    shape: shapeOf(names),
    next: (today: LocalDate) =>
      [0, 1].map((ahead) => addDays(thanksgiving(yearOf(today) + ahead), days)).find((date) => date >= today),
  })),
];

/** Days with a name of their own: `by Christmas`, `before Black Friday`. The next to come. */
export function readHolidays(text: string, today: LocalDate): readonly FoundDate[] {
  return SHAPES.flatMap(({ shape, next }) =>
    [...text.matchAll(shape)].flatMap((match) => {
      const date = next(today);
      return date === undefined ? [] : [{ date, start: match.index, end: match.index + match[0].length }];
    }),
  );
}

function thanksgiving(year: number): LocalDate {
  const first = dayOf(year, 11, 1) ?? `${year}-11-01`;
  return addDays(first, ((11 - weekdayOf(first)) % 7) + 21);
}
