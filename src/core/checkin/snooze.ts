import { addDays } from '../time/date.ts';
import type { LocalDate } from '../time/instant.ts';

const SHORT_FORM = /^([1-9]\d?)\s*([dw])$/i;

/** The day that `1d`, `3d` or `1w` from `today` is; undefined for anything else, which a `DateReader` may know. */
export function readSnooze(text: string, today: LocalDate): LocalDate | undefined {
  const [, count, unit] = SHORT_FORM.exec(text.trim()) ?? [];
  if (count === undefined || unit === undefined) return undefined;
  return addDays(today, Number(count) * (unit.toLowerCase() === 'w' ? 7 : 1));
}
