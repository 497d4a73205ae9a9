import { inert } from '../chat/inert.ts';
import type { Span, Text } from '../chat/text.ts';
import type { MemberId } from '../ids.ts';
import { formatDay } from '../time/format.ts';

/** What a member is called in a document. */
export type NameOf = (member: MemberId) => string;

/** A text as Markdown. Whatever people typed stays what they typed: none of it turns into markup or HTML. */
export function markdown(text: Text, nameOf: NameOf): string {
  return text.map((span) => spell(span, nameOf)).join('');
}

/** A person's words as a quote, line by line. */
export function quoteLines(words: string): string {
  return words
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `> ${escapeMarkdown(line)}`.trimEnd())
    .join('\n');
}

/** Without a meaning for any reader of Markdown or a terminal; no line of it begins a heading, a list or a rule either. */
export function escapeMarkdown(text: string): string {
  return inert(text)
    .replace(/[\\`*_{}[\]<>#|~&!$]/g, '\\$&')
    .replace(/^([ \t]*)([-+=])/gm, '$1\\$2')
    .replace(/^([ \t]*\d+)([.)])/gm, '$1\\$2');
}

function spell(span: Span, nameOf: NameOf): string {
  if (typeof span === 'string') return escapeMarkdown(span);
  if ('bold' in span) return `**${escapeMarkdown(span.bold)}**`;
  if ('italic' in span) return `*${escapeMarkdown(span.italic)}*`;
  if ('code' in span) return codeSpan(inert(span.code));
  if ('member' in span) return `@${escapeMarkdown(nameOf(span.member))}`;
  if ('channel' in span) return `\\#${escapeMarkdown(span.channel)}`;
  if ('link' in span) return `${escapeMarkdown(span.label)} (${escapeMarkdown(span.link)})`;
  if ('day' in span) return formatDay(span.day);
  return span.as === 'date' ? span.at.slice(0, 10) : `${span.at.slice(0, 16).replace('T', ' ')}Z`;
}

/** Fenced by one more backtick than it holds in a row. */
function codeSpan(code: string): string {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${code}${fence}` : `${fence} ${code} ${fence}`;
}
