import { UserError } from '#core/errors.ts';

/** Text longer than this is an essay, not a bet. */
export const CAPTURE_MAX = 20_000;
/** A line of why: as much as a card can show whole. */
export const LINE_MAX = 2_000;

/**
 * The text as it is: too long a one is refused whole, so that nothing is cut silently.
 * @param what what holds no more than `max` characters, as the sentence names it
 * @throws UserError when it is longer
 */
export function bounded(text: string, max: number, what: string, tryInstead: readonly string[] = []): string {
  if (text.length <= max) return text;
  throw new UserError(
    `That is ${text.length.toLocaleString('en')} characters, and ${what} holds ${max.toLocaleString('en')}. Keep the point and link the rest.`,
    tryInstead,
  );
}
