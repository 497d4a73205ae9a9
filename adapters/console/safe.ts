import { ACTING, HIDING, inert } from '#core/chat/inert.ts';

/** Text from outside, made fit for a terminal; every way to end a line is a newline. */
export function safe(text: string): string {
  return inert(text.replace(/\r\n?|\u2028|\u2029/g, '\n').replaceAll('\t', '  '));
}

/** Like {@link safe}, on one line. */
export function safeLine(text: string): string {
  return safe(text).replace(/\s*\n\s*/g, ' ');
}

/** JSON on one line in which nothing is left that a terminal would act on or that hides text. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(ACTING, escaped).replace(HIDING, escaped);
}

function escaped(found: string): string {
  const units = Array.from({ length: found.length }, (_, i) => found.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
