import type { Context } from '../context.ts';
import type { Stamp } from '../record.ts';

/** Who did it and when, for the log. */
export function stampOf({ member, now }: Pick<Context, 'member' | 'now'>): Stamp {
  return { by: member.id, at: now };
}
