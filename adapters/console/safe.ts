/** What a terminal may act on: C0 but newline, DEL, C1. */
const ACTING = /(?!\n)\p{Cc}/gu;
/** What reorders or hides text: bidirectional controls, zero-width spaces, the tag characters. Joiners stay: emoji need them. */
const HIDING =
  /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u{e0000}-\u{e007f}\ufff9-\ufffb]/gu;

/** Text from outside, made fit for a terminal: what would act on it is shown as a picture, what hides text is dropped. */
export function safe(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll('\t', '  ')
    .replace(HIDING, '')
    .replace(ACTING, picture);
}

/** Like {@link safe}, on one line. */
export function safeLine(text: string): string {
  return safe(text).replace(/\s*\n\s*/g, ' ');
}

/** Unicode has a picture for each of C0 and for DEL; C1 has none. */
function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : '�';
}

/** JSON on one line in which nothing is left that a terminal would act on or that hides text. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(ACTING, escaped).replace(HIDING, escaped);
}

function escaped(found: string): string {
  const units = Array.from({ length: found.length }, (_, i) => found.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
