import { clip } from '../chat/clip.ts';
import type { RelativeTarget } from '../metric/metric.ts';
import { formatQuantity, readQuantity } from '../metric/quantity.ts';
import { inOneUnit, type Terms } from './bet.ts';

/** The terms as a text makes them, or what is wrong with it. */
export type Outcome = Terms | string;

/** `31 % -> 36 %`; a missing side is `?`, and nothing at all is empty. {@link readMove} reads it back. */
export function moveOf({ from, to, relative }: Terms): string {
  const target = to ? formatQuantity(to) : relative && `${relative.direction} ${formatQuantity(relative)}`;
  if (from) return `${formatQuantity(from)} -> ${target ?? '?'}`;
  // Without an arrow before it, -5 would be read as "5 less".
  return to && to.value < 0 ? `? -> ${target}` : (target ?? '');
}

const ARROW = /->|→|=>|➜|\bto\b/i;

/** `31% -> 36%`, `36%`, `up 20%`. An empty text clears all of it, a `?` one side. */
export function readMove(terms: Terms, text: string): Outcome {
  if (text === '') {
    const { from: _from, to: _to, relative: _relative, ...others } = terms;
    return others;
  }
  const parts = text.replace(/^from\s+/i, '').split(ARROW);
  const [first = '', second] = parts.map((part) => part.trim().replace(/^\?$/, ''));
  if (second === undefined) return readTarget(terms, text);
  if (parts.length > 2) return `"${quoted(text)}" has more than one arrow. Try 31% -> 36%.`;
  const start = readSide(terms, 'from', first);
  if (typeof start === 'string') return start;
  const both = second.startsWith('-') ? readAbsolute(start, second) : readTarget(start, second);
  return typeof both === 'string' ? both : inOneUnit(both);
}

/** `36%`, `up 20%`, `-300 ms`. An empty text clears it. */
export function readTarget(terms: Terms, text: string): Outcome {
  // Of a metric that is below zero already, -5 is where it goes and not by how much.
  const isWhere = text.startsWith('-') && terms.from !== undefined && terms.from.value < 0;
  const relative = isWhere ? undefined : readRelative(text);
  if (!relative) return readAbsolute(terms, text);
  const { to: _, ...others } = terms;
  return { ...others, relative };
}

/** Beyond this a number is no longer written digit by digit, and no measure needs it. */
const LARGEST = 1e15;

/** `36%`. An empty text clears the side. */
export function readSide(terms: Terms, side: 'from' | 'to', text: string): Outcome {
  const { [side]: _, ...others } = terms;
  if (text === '') return others;
  const quantity = readQuantity(text);
  if (!quantity || Math.abs(quantity.value) > LARGEST)
    return `"${quoted(text)}" is no number. Try 31%, 800 ms or 1200.`;
  return { ...others, [side]: quantity };
}

function readAbsolute(terms: Terms, text: string): Outcome {
  const { relative: _, ...others } = terms;
  return readSide(others, 'to', text);
}

/** `up 20%`, `+5 points`, `-300 ms`. */
function readRelative(text: string): RelativeTarget | undefined {
  const match = /^(up|down|\+|-|−)\s*(?:by\s+)?(\S.*)$/i.exec(text);
  const quantity = match && readQuantity(match[2] ?? '');
  if (!quantity) return undefined;
  return { ...quantity, direction: /^(up|\+)$/i.test(match?.[1] ?? '') ? 'up' : 'down' };
}

/** A refused value stands whole in its field; its refusal names the beginning. */
export function quoted(text: string): string {
  return clip(text, 60);
}
