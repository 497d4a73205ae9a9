import type { Span, Text } from '#core/chat/text.ts';
import type { MemberId } from '#core/ids.ts';
import { formatDay, formatSpan } from '#core/time/format.ts';
import { type Instant, toMs, type Zone } from '#core/time/instant.ts';
import { localDateOf, localTimeOf } from '#core/time/zone.ts';
import { safe, safeLine } from './safe.ts';
import type { Paint } from './style.ts';

/** What a text means depends on who reads it and when. */
export interface Reader {
  readonly nameOf: (member: MemberId) => string;
  readonly zone: Zone;
  readonly now: Instant;
  readonly paint: Paint;
}

/** A text as one painted string. */
export function spell(text: Text, reader: Reader): string {
  return text.map((span) => spellSpan(span, reader)).join('');
}

function spellSpan(span: Span, reader: Reader): string {
  const { paint } = reader;
  if (typeof span === 'string') return safe(span);
  if ('bold' in span) return paint('strong', safe(span.bold));
  if ('italic' in span) return paint('slanted', safe(span.italic));
  if ('code' in span) return paint('accent', safe(span.code));
  if ('member' in span) return paint('strong', `@${safeLine(reader.nameOf(span.member))}`);
  if ('channel' in span) return paint('strong', `#${safeLine(span.channel)}`);
  if ('link' in span) return spellLink(span.link, span.label, paint);
  if ('day' in span) return formatDay(span.day);
  return spellMoment(span.at, span.as, reader);
}

/** The address is always shown: a label could name another one. */
function spellLink(url: string, label: string, paint: Paint): string {
  const address = paint('linked', safeLine(url));
  return label === url || label === '' ? address : `${safeLine(label)} (${address})`;
}

function spellMoment(at: Instant, as: 'date' | 'datetime' | 'relative', { zone, now }: Reader): string {
  if (as === 'relative') {
    const ahead = toMs(at) - toMs(now);
    if (Math.abs(ahead) < 60_000) return 'just now';
    return ahead > 0 ? `in ${formatSpan(ahead)}` : `${formatSpan(ahead)} ago`;
  }
  const date = formatDay(localDateOf(at, zone));
  return as === 'date' ? date : `${date} ${localTimeOf(at, zone)}`;
}
