import { clip } from '#core/chat/clip.ts';
import { HIDING } from '#core/chat/inert.ts';
import type { Span, Text } from '#core/chat/text.ts';
import { formatDay } from '#core/time/format.ts';
import { type Instant, toMs } from '#core/time/instant.ts';

/** How a text is written: as Discord's markdown, or as plain words for a file. */
export type Write = (text: Text) => string;

/** Text as Discord's markdown: whatever is not ours stays what it was, and can neither format, link nor name anybody. */
export const markdown: Write = (text) => text.map(markdownOf).join('');

/** The same in plain words, for files. */
export const plain: Write = (text) => text.map(plainOf).join('');

/**
 * Backslashes before whatever Discord gives a meaning to: https://discord.com/developers/docs/reference#message-formatting.
 * A colon before slashes, so that no address becomes a link. What hides text or turns it round is left out.
 */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(HIDING, '')
    .replace(/[\\*_~`|[\]<]/g, '\\$&')
    .replace(/@(?=everyone|here)/g, '\\@')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/^(\s*)([#>+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}

/** As much of it as fits into `max` characters once it is escaped. */
export function escapeWithin(text: string, max: number): string {
  let length = Math.min(text.length, max);
  for (;;) {
    const fitting = length < 1 ? '' : escaped(clip(text, length));
    if (fitting.length <= max) return fitting;
    length -= Math.max(1, Math.ceil((fitting.length - max) / 2));
  }
}

/** Discord's ids; https://discord.com/developers/docs/reference#snowflakes. */
export function isSnowflake(id: string): boolean {
  return /^\d{16,20}$/.test(id);
}

function markdownOf(span: Span): string {
  if (typeof span === 'string') return escaped(span);
  if ('bold' in span) return wrap('**', span.bold);
  if ('italic' in span) return wrap('*', span.italic);
  if ('code' in span) return codeOf(span.code);
  if ('member' in span) return isSnowflake(span.member) ? `<@${span.member}>` : escaped(`@${span.member}`);
  if ('channel' in span)
    return isSnowflake(span.channel) ? `<#${span.channel}>` : escaped(`#${span.channel}`);
  if ('link' in span) return linkOf(span.link, span.label);
  if ('day' in span) return escaped(formatDay(span.day));
  return `<t:${Math.floor(toMs(span.at) / 1000)}:${STYLES[span.as]}>`;
}

const STYLES = { date: 'D', datetime: 'f', relative: 'R' } as const;

/** Marks only hold around something, and not around its outer spaces. */
function wrap(mark: string, text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inner === '' ? text : `${before}${mark}${escaped(inner)}${mark}${after}`;
}

/** No backtick can be written inside of code: its look-alike stands for it. */
function codeOf(text: string): string {
  const inner = text.replaceAll('`', 'ˋ').replace(/\s+/g, ' ').trim();
  return inner === '' ? '' : `\`${inner}\``;
}

/** Only an address of the web becomes a link; any other is written out. */
function linkOf(url: string, label: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return escaped(`${label} (${url})`);
  const address = new URL(url).href.replace(/[()<>\s]/g, encodeURIComponent).replaceAll('(', '%28');
  return `[${escaped(label || 'link')}](${address.replaceAll(')', '%29')})`;
}

function plainOf(span: Span): string {
  if (typeof span === 'string') return span;
  if ('bold' in span) return span.bold;
  if ('italic' in span) return span.italic;
  if ('code' in span) return span.code;
  if ('member' in span) return `@${span.member}`;
  if ('channel' in span) return `#${span.channel}`;
  if ('link' in span) return `${span.label} (${span.link})`;
  if ('day' in span) return formatDay(span.day);
  return plainMoment(span.at);
}

function plainMoment(at: Instant): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}
