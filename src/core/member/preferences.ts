import { clip } from '../chat/clip.ts';
import { UserError } from '../errors.ts';
import { formatDay } from '../time/format.ts';
import type { LocalDate, LocalTime } from '../time/instant.ts';
import type { Member, Weekday } from './member.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `Mon-Fri`, `sun to thu`, `Mon, Wed, Fri` as weekdays in order. @throws UserError when it names none */
export function readWorkDays(text: string): readonly Weekday[] {
  const days = new Set<Weekday>();
  const parts = text
    .toLowerCase()
    .replace(/\s*(?:-|–|\bto\b)\s*/g, '-')
    .split(/(?:\s|,|\band\b)+/);
  for (const part of parts.filter((word) => word !== '')) {
    const ends = part.split('-').map(dayNumber);
    const [first, last] = [ends[0], ends.at(-1)];
    if (first === undefined || last === undefined || ends.length > 2) refuseDays(text);
    for (let day = first; ; day = (day % 7) + 1) {
      days.add(day as Weekday);
      if (day === last) break;
    }
  }
  if (days.size === 0) refuseDays(text);
  return [...days].sort();
}

/** `mon`, `Tues`, `fridays`: any beginning of the day's name, from two letters on. */
function dayNumber(word: string): number | undefined {
  const beginning = word.length > 3 ? word.replace(/s$/, '') : word;
  const index = DAYS.findIndex((day) => beginning.length >= 2 && day.toLowerCase().startsWith(beginning));
  return index === -1 ? undefined : index + 1;
}

function refuseDays(text: string): never {
  throw new UserError(`"${clip(text, 60)}" names no work days.`, [
    '/bet settings days Mon-Fri',
    '/bet settings days Mon, Tue, Thu',
  ]);
}

/** `Mon, Tue, Wed` */
export function showWorkDays(days: readonly Weekday[]): string {
  return days.map((day) => DAYS[day - 1]?.slice(0, 3)).join(', ');
}

/** `9`, `9:30`, `9am`, `17:00` as a time of day. @throws UserError when it is none */
export function readTime(text: string): LocalTime {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/i.exec(text.trim());
  const half = match?.[3]?.toLowerCase();
  const typed = Number(match?.[1]);
  const hour = half === 'pm' && typed < 12 ? typed + 12 : half === 'am' && typed === 12 ? 0 : typed;
  const minute = Number(match?.[2] ?? 0);
  if (!match || hour > 23 || minute > 59 || (half && typed > 12)) {
    throw new UserError(`"${clip(text, 60)}" is no time of day.`, ['/bet settings hour 9:30']);
  }
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const LATEST_CHECKIN: LocalTime = '22:00';

/** A time of day for check-ins. @throws UserError when it is none, or later than 22:00 */
export function readCheckinHour(text: string): LocalTime {
  const time = readTime(text);
  if (time <= LATEST_CHECKIN) return time;
  throw new UserError(
    `Check-ins come at ${LATEST_CHECKIN} at the latest: one at ${time} could slip past midnight, and then it would wait a whole day.`,
    [`/bet settings hour ${LATEST_CHECKIN}`],
  );
}

type Days = Member['away'][number];

/** A comma before a year stands in a date (`Dec 25, 2026`), any other between two. */
const BETWEEN = /,(?!\s*\d{4}\b(?!-))|;|\s(?:and|und|et|y|e|en)\s/i;

/**
 * `Dec 24 to Jan 2`, `Dec 25`, `Dec 25, Dec 26 and Jan 6`: absences and holidays, in the order given.
 * @throws UserError when one of them is no day, or ends before it begins
 */
export function readAway(text: string, readDate: (text: string) => LocalDate | undefined): readonly Days[] {
  return text.split(BETWEEN).map((part) => readDays(part.trim(), readDate));
}

function readDays(text: string, readDate: (text: string) => LocalDate | undefined): Days {
  const [first = '', last] = text.split(/\s+(?:to|until|-|–|bis)\s+/i);
  const from = readDate(first);
  const to = last === undefined ? from : readDate(last);
  if (!from || !to)
    throw new UserError(`"${clip(text, 60)}" holds no dates.`, [
      '/bet settings away Dec 24 to Jan 2',
      '/bet settings away Dec 25, Dec 26',
    ]);
  if (to < from)
    throw new UserError(`${formatDay(to)} is before ${formatDay(from)}.`, [
      `/bet settings away today to ${to}`,
    ]);
  return { from, to };
}
