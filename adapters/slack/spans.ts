import type { types } from '@slack/bolt';
import { clip } from '#core/chat/clip.ts';
import { HIDING } from '#core/chat/inert.ts';
import type { Span, Text } from '#core/chat/text.ts';
import { formatDay } from '#core/time/format.ts';
import { toMs } from '#core/time/instant.ts';

/**
 * Text in Slack's three languages. Rich text is structure: nothing in it is markup, so nothing anybody typed can become
 * any. It is used wherever Slack takes it; mrkdwn only for words that hold none of its signs, or are escaped.
 */

type RichElement = types.RichTextElement;

/** Without what Slack cannot show, what hides text or turns it round, and half characters, which it refuses. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(HIDING, '')
    .replace(/\p{Cc}/gu, (control) => (control === '\n' ? control : ' '));
}

/** At most `max` characters, never none: Slack refuses empty labels. */
export function label(text: string, max: number): string {
  return clip(clean(text).trim() || '…', max);
}

const DATE_FORMATS = {
  date: '{date_short_pretty}',
  datetime: '{date_short_pretty} {time}',
  relative: '{ago}',
} as const;

/** As the structure of a rich text section, of at most `max` characters. Nothing is left of a text that says nothing. */
export function rich(text: Text, max: number): { readonly elements: RichElement[]; readonly cut: boolean } {
  const elements: RichElement[] = [];
  let left = max;
  for (const span of text) {
    const words = plainSpan(span);
    if (words === '') continue;
    if (words.length > left) {
      const rest = left > 1 ? clip(words, left) : '…';
      elements.push({ type: 'text', text: rest });
      return { elements, cut: true };
    }
    elements.push(richSpan(span, words));
    left -= words.length;
  }
  return { elements, cut: false };
}

function richSpan(span: Span, words: string): RichElement {
  if (typeof span === 'string') return { type: 'text', text: words };
  if ('bold' in span) return { type: 'text', text: words, style: { bold: true } };
  if ('italic' in span) return { type: 'text', text: words, style: { italic: true } };
  if ('code' in span) return { type: 'text', text: words, style: { code: true } };
  if ('member' in span && isMember(span.member)) return { type: 'user', user_id: span.member };
  if ('channel' in span && isChannel(span.channel)) return { type: 'channel', channel_id: span.channel };
  if ('link' in span && isLink(span.link)) return { type: 'link', url: span.link, text: words };
  if ('at' in span) {
    return {
      type: 'date',
      timestamp: Math.floor(toMs(span.at) / 1_000),
      format: DATE_FORMATS[span.as],
      fallback: words,
    };
  }
  return { type: 'text', text: words };
}

/** Without any markup: for headings, notifications, and what is read out. */
export function plain(text: Text): string {
  return text.map(plainSpan).join('');
}

function plainSpan(span: Span): string {
  if (typeof span === 'string') return clean(span);
  if ('bold' in span) return clean(span.bold);
  if ('italic' in span) return clean(span.italic);
  if ('code' in span) return clean(span.code);
  if ('member' in span) return clean(`@${span.member}`);
  if ('channel' in span) return clean(`#${span.channel}`);
  if ('link' in span) return clean(span.label || span.link);
  if ('day' in span) return formatDay(span.day);
  return `${span.at.slice(0, 16).replace('T', ' ')} UTC`;
}

/**
 * As mrkdwn, for the places that take nothing else; undefined where something in it that is not ours looks like
 * mrkdwn's own signs, which cannot be escaped.
 */
export function mrkdwn(text: Text): string | undefined {
  const spans = text.map(mrkdwnSpan);
  return spans.includes(undefined) ? undefined : spans.join('');
}

function mrkdwnSpan(span: Span): string | undefined {
  const words = plainSpan(span);
  const wrapped = (sign: string) =>
    isTame(words) && words !== '' ? `${sign}${inert(words)}${sign}` : undefined;
  if (typeof span === 'string') return isTame(words) ? inert(words) : undefined;
  if ('bold' in span) return wrapped('*');
  if ('italic' in span) return wrapped('_');
  if ('code' in span) return /[`\n]/.test(words) || words === '' ? undefined : `\`${inert(words)}\``;
  if ('member' in span && isMember(span.member)) return `<@${span.member}>`;
  if ('channel' in span && isChannel(span.channel)) return `<#${span.channel}>`;
  if ('link' in span && isLink(span.link))
    return isTame(words) ? `<${inert(span.link)}|${inert(words)}>` : undefined;
  if ('at' in span)
    return `<!date^${Math.floor(toMs(span.at) / 1_000)}^${DATE_FORMATS[span.as]}|${inert(words)}>`;
  return isTame(words) ? inert(words) : undefined;
}

/** Slack's three control characters: without them nothing is a mention, a link or a command to ping everybody. */
export function inert(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Holds no sign that mrkdwn would take for its own, nor the name of an emoji. */
function isTame(words: string): boolean {
  return !/[*_~`|]|^>|\n>|:[\w+-]+:/.test(words);
}

const isMember = (id: string) => /^[UW][A-Z0-9]+$/.test(id);
const isChannel = (id: string) => /^[CDG][A-Z0-9]+$/.test(id);
const isLink = (url: string) => url.length <= 3_000 && /^(?:https?:\/\/|mailto:)[^\s<>|]+$/.test(url);
