/** What a terminal may act on: C0 but tab and newline, DEL, C1. */
export const ACTING = /(?![\t\n])\p{Cc}/gu;
/** What reorders or hides text: bidirectional controls, zero-width spaces, the tag characters. Joiners stay: emoji need them. */
export const HIDING =
  /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u{e0000}-\u{e007f}\ufff9-\ufffb]/gu;

/** Text from outside, fit to be shown: what would act on a terminal becomes a picture, what hides text is dropped. */
export function inert(text: string): string {
  return text.toWellFormed().replace(HIDING, '').replace(ACTING, picture);
}

/** Unicode has a picture for each of C0 and for DEL; C1 has none. */
function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : '�';
}
