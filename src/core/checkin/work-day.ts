import type { Member } from '../member/member.ts';
import { addDays, LAST_DATE, weekdayOf } from '../time/date.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { instantOf, localDateOf } from '../time/zone.ts';

/** Whether the member takes check-ins on that day: one of their work days, and they are not away. */
export function isWorkDay(date: LocalDate, member: Member): boolean {
  return member.workDays.includes(weekdayOf(date)) && awayUntil(date, member) === undefined;
}

/** The first work day on or after `date`; undefined for somebody who has none. */
export function workDayFrom(date: LocalDate, member: Member): LocalDate | undefined {
  if (member.workDays.length === 0) return undefined;
  for (let day = date; day < LAST_DATE; ) {
    const back = awayUntil(day, member);
    if (back === undefined && member.workDays.includes(weekdayOf(day))) return day;
    day = addDays(back ?? day, 1);
  }
  return undefined;
}

/** When the member's check-in of that day comes. */
export function checkinAt(date: LocalDate, member: Member): Instant {
  return instantOf(date, member.checkinHour, member.zone);
}

/**
 * The day whose check-in hour is the last one that passed, if that was on this local day. Nearly always today.
 * It is yesterday where clocks skip midnight and yesterday's hour came after it (23:30 in Nuuk, each March).
 */
export function openDay(member: Member, now: Instant): LocalDate | undefined {
  const today = localDateOf(now, member.zone);
  return [today, addDays(today, -1)].find((date) => {
    const at = checkinAt(date, member);
    return at <= now && localDateOf(at, member.zone) === today;
  });
}

function awayUntil(date: LocalDate, member: Member): LocalDate | undefined {
  return member.away.find((range) => range.from <= date && date <= range.to)?.to;
}
