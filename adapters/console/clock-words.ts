import { code, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { addDays, isLocalDate } from '#core/time/date.ts';
import { addMs, HOUR_MS, type Instant, MINUTE_MS, type Zone } from '#core/time/instant.ts';
import { instantOf, localDateOf, localTimeOf } from '#core/time/zone.ts';

const SHIFT = /^([+-])(\d{1,4})\s*(m|min|h|d|w)$/i;
const POINT = /^(\d{4}-\d{2}-\d{2})(?:[ T]([01]\d|2[0-3]):([0-5]\d))?$/;
/** When a day begins for somebody who names no hour: a check-in at 10:00 is then still to come. */
const MORNING = '09:00';

/**
 * The moment that `/clock` was asked for: `+14d` (the same time of day), `-3h`, `2026-12-15 10:00`, `2026-12-15`.
 * @throws UserError when it is none of these
 */
export function readClock(text: string, now: Instant, zone: Zone): Instant {
  const [, sign, digits, unit = ''] = SHIFT.exec(text) ?? [];
  if (digits !== undefined) {
    const length = Number(digits) * (sign === '-' ? -1 : 1);
    if (/^[dw]$/i.test(unit)) {
      const days = unit.toLowerCase() === 'w' ? length * 7 : length;
      return instantOf(addDays(localDateOf(now, zone), days), localTimeOf(now, zone), zone);
    }
    return addMs(now, length * (unit.toLowerCase() === 'h' ? HOUR_MS : MINUTE_MS));
  }
  const [, date = '', hours, minutes] = POINT.exec(text) ?? [];
  if (!isLocalDate(date)) {
    throw new UserError(t`${code(text)} is no time to move the clock to.`, [
      '/clock +14d',
      '/clock 2026-12-15 10:00',
    ]);
  }
  return instantOf(date, hours === undefined ? MORNING : `${hours}:${minutes}`, zone);
}
