import { addDays, startOfWeek } from '../time/date.ts';
import type { Instant, LocalTime, Zone } from '../time/instant.ts';
import { instantOf, localDateOf } from '../time/zone.ts';

const DIGEST_TIME: LocalTime = '09:00';

/**
 * The first Monday 09:00 of the team's zone after that moment. A digest is due when the one after the last that was
 * sent has come; those missed meanwhile are in it.
 */
export function nextDigest(after: Instant, zone: Zone): Instant {
  const monday = startOfWeek(localDateOf(after, zone));
  const thisWeek = instantOf(monday, DIGEST_TIME, zone);
  return thisWeek > after ? thisWeek : instantOf(addDays(monday, 7), DIGEST_TIME, zone);
}
