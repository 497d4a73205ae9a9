import type { LocalDate } from '../time/instant.ts';

/** What a person typed after `/heard`, taken apart. */
export interface HeardText {
  /** The words themselves, as they were typed. */
  readonly text: string;
  readonly author?: string;
  readonly on?: LocalDate;
}

const LONGEST_SOURCE = 80;
/** How far from the end a source may begin, in characters: the longest one with its brackets and blanks. */
const SOURCE_WITHIN = 200;
/** `(from dana@example.com, Dec 3)`, `(via Dana)`, or any brackets at the end: those count only when they hold a date. */
const BRACKETS = /\s*\((?<from>(?:from|by|via|said by)\s+)?(?<inside>[^()\n]+)\)\s*$/i;
/** `— Dana`, `-- dana@example.com, Dec 3`. A name begins with a capital, so that an afterthought is none. */
const DASH =
  /\s+(?:—|–|--)\s*(?<inside>(?:@[\w.-]+|\S+@\S+\.\w+|\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+\p{Lu}[\p{L}\p{M}.'’-]*){0,3})(?:,[^—–\n]*)?)\s*$/u;

/**
 * Reads who said it and when off the end of the text: `... (from dana@example.com, Dec 3)`, `... — Dana`. Whatever does
 * not read as a source stays part of the text.
 * @param readDate the day in the past that a text names, undefined when it names none
 */
export function readHeard(typed: string, readDate: (text: string) => LocalDate | undefined): HeardText {
  const text = typed.trim();
  // Only the end is looked at, so that a long text costs no more than a short one.
  const endsAt = Math.max(0, text.length - SOURCE_WITHIN);
  const end = text.slice(endsAt);
  const brackets = BRACKETS.exec(end);
  const match = brackets ?? DASH.exec(end);
  const inside = match?.groups?.inside?.trim() ?? '';
  const words = match ? text.slice(0, endsAt + match.index).trimEnd() : '';
  if (words === '' || inside.length > LONGEST_SOURCE) return { text };
  if (brackets && !brackets.groups?.from) {
    const on = readDate(inside);
    return on ? { text: words, on } : { text };
  }
  return { text: words, ...sourceOf(inside, readDate) };
}

/** `Dana`, `Dana, Dec 3`, `Dana on Dec 3` */
function sourceOf(
  inside: string,
  readDate: (text: string) => LocalDate | undefined,
): Pick<HeardText, 'author' | 'on'> {
  for (const cut of inside.matchAll(/,\s*(?:on\s+)?|\s+on\s+/gi)) {
    const on = readDate(inside.slice(cut.index + cut[0].length));
    if (on) return { author: inside.slice(0, cut.index), on };
  }
  return { author: inside };
}
