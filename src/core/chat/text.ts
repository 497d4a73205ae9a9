import type { MemberId } from '../ids.ts';
import type { Instant, LocalDate } from '../time/instant.ts';

/**
 * Text as data: plain strings are shown as they are, and every renderer escapes them; whatever has a meaning
 * (a mention, a date, a command) is a span of its own. So nothing a user typed can become markup or ping anyone.
 */
export type Span =
  | string
  | { readonly bold: string }
  | { readonly italic: string }
  | { readonly code: string }
  | { readonly member: MemberId }
  | { readonly channel: string }
  | { readonly link: string; readonly label: string }
  /** A moment, shown in the reader's own zone. */
  | { readonly at: Instant; readonly as: 'date' | 'datetime' | 'relative' }
  /** A calendar day, shown as people of the workspace write it. */
  | { readonly day: LocalDate };

export type Text = readonly Span[];

/** Template for {@link Text}: t`Only ${member('U1')} can make this call`. Interpolated strings stay plain. */
export function t(parts: TemplateStringsArray, ...values: readonly (Span | Text | number)[]): Text {
  const spans: Span[] = [];
  parts.forEach((part, i) => {
    if (part !== '') spans.push(part);
    const value = values[i];
    if (value === undefined) return;
    if (typeof value === 'number') spans.push(String(value));
    else if (Array.isArray(value)) spans.push(...(value as Text));
    else spans.push(value as Span);
  });
  return spans;
}

export const bold = (text: string): Span => ({ bold: text });
export const italic = (text: string): Span => ({ italic: text });
export const code = (text: string): Span => ({ code: text });
export const member = (id: MemberId): Span => ({ member: id });
export const channel = (id: string): Span => ({ channel: id });
export const link = (url: string, label: string): Span => ({ link: url, label });
export const day = (date: LocalDate): Span => ({ day: date });
export const at = (instant: Instant, as: 'date' | 'datetime' | 'relative' = 'datetime'): Span => ({
  at: instant,
  as,
});

/** Several texts as one, with a separator between them. */
export function join(texts: readonly (Text | Span)[], separator: Span = ', '): Text {
  return texts.flatMap((text, i) => {
    const spans: Text = Array.isArray(text) ? (text as Text) : [text as Span];
    return i === 0 ? [...spans] : [separator, ...spans];
  });
}
