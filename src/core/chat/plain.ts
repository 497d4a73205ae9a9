import { formatDay } from '../time/format.ts';
import type { Span, Text } from './text.ts';

/** A text without what only a renderer can show: for whoever reads no markup. Moments are days, as they are in UTC. */
export function plainOf(text: Text): string {
  return text.map(wordsOf).join('');
}

function wordsOf(span: Span): string {
  if (typeof span === 'string') return span;
  if ('bold' in span) return span.bold;
  if ('italic' in span) return span.italic;
  if ('code' in span) return span.code;
  if ('member' in span) return `@${span.member}`;
  if ('channel' in span) return `#${span.channel}`;
  if ('link' in span) return span.label;
  return formatDay('at' in span ? span.at.slice(0, 10) : span.day);
}
