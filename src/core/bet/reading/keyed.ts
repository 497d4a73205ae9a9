import { readIdOf } from '../../ids.ts';
import { type FoundQuantity, findQuantities, type NumberStyle, readQuantity } from '../../metric/quantity.ts';
import { type Claim, claimOf, type ReadContext, type Span } from './claim.ts';
import { readConfidence } from './confidence.ts';
import type { Key, Keyed } from './keys.ts';
import { NOUN_AFTER } from './move-patterns.ts';
import { readMoves } from './moves.ts';
import { type Source, said } from './source.ts';

/** What a value was read as; undefined when it cannot be, so that it is read as prose instead. */
export function readKeyed(source: Source, keyed: Keyed, context: ReadContext): readonly Claim[] | undefined {
  const claims = READERS[keyed.key](source, keyed.value, context);
  if (claims.length === 0) return undefined;
  const name = claimOf('syntax', '', { start: keyed.whole.start, end: keyed.value.start });
  return [name, ...claims.map((claim) => ({ ...claim, rank: 0 }))];
}

type Reader = (source: Source, value: Span, context: ReadContext) => readonly Claim[];

const text =
  (field: 'change' | 'metric' | 'appetite'): Reader =>
  (source, value) => {
    const words = said(source, value);
    return words === '' ? [] : [claimOf(field, words, value)];
  };

/** `target: activation 50%`, where the metric has no line of its own. */
const NAMED_TARGET =
  /^\s*(?<name>\p{L}[^\d\n→,;]{2,60}?)\s(?:(?:at|to|of|is)\s)?(?<target>[$€£]?\d\S{0,12})\s{0,2}(?:(?:by|before|until)\s*[\uE001]+)?[\s.]*$/iu;

const number =
  (field: 'from' | 'to'): Reader =>
  (source, value) => {
    const found = loneQuantity(source.flat.slice(value.start, value.end), source.style);
    if (found?.quantity !== undefined)
      return [claimOf(field, found.quantity, { start: value.start, end: value.start + found.end })];
    const named = NAMED_TARGET.exec(source.undated.slice(value.start, value.end));
    const target = named === null ? undefined : readQuantity(named.groups?.target ?? '', source.style);
    if (named !== null && target !== undefined && field === 'to') {
      const end = value.start + source.flat.slice(value.start, value.end).indexOf(named.groups?.target ?? '');
      const name = said(source, { start: value.start, end });
      const dates = source.dates.filter((date) => date.start >= end && date.end <= value.end);
      return [
        claimOf('metric', name, { start: value.start, end }),
        claimOf('to', target, { start: end, end: value.end }),
        ...dates,
      ];
    }
    if (field === 'from') return [];
    return readMoves(source.masked, value, source.style).filter((claim) => claim.field === 'relative');
  };

/** `1,850`, `at least 1,850 per month`: a value that begins with its only number. */
function loneQuantity(words: string, style: NumberStyle): FoundQuantity | undefined {
  const [only, ...others] = findQuantities(words, style);
  if (only?.quantity === undefined || others.length > 0 || !BEGINS.test(words.slice(0, only.start)))
    return undefined;
  const behind = words.slice(only.end);
  if (only.sign === '-' && ENDS.test(behind))
    return { ...only, quantity: { ...only.quantity, value: -only.quantity.value } };
  return ENDS.test(behind) || (only.sign === undefined && COUNTED.test(behind) && !NOUN_AFTER.test(behind))
    ? only
    : undefined;
}

const BEGINS = /^\s*(?:about|around|at least|at most|no more than|>=?|<=?)?\s*$/i;
const ENDS = /^[\s.,;]*$/;
/** What is counted, or over what time, and nothing else. */
const COUNTED = /^\s?\/?\s?(?:\p{L}[\p{L}-]*\s?){1,4}(?:\([^()\d]*\))?[\s.]*$/u;

const READERS: Readonly<Record<Key, Reader>> = {
  change: text('change'),
  metric: (source, value, context) =>
    readMoves(source.undated, value, source.style).length > 0 ? [] : text('metric')(source, value, context),
  appetite: text('appetite'),
  move: (source, value) => readMoves(source.masked, value, source.style),
  from: number('from'),
  to: number('to'),
  by: (source, value, { readDates, today }) => {
    const dates = readDates(source.flat.slice(value.start, value.end), today);
    const isOne = new Set(dates.map(({ date }) => date)).size === 1;
    return isOne
      ? dates.map(({ date, start, end }) => claimOf('by', date, within(value, { start, end })))
      : [];
  },
  because: (source, value) => reasons(source, value),
  confidence: (source, value) => {
    const percent = readConfidence(source.flat.slice(value.start, value.end));
    if (percent === undefined) return [];
    const known = source.claims.filter((claim) => claim.field === 'confidence' && holds(value, claim));
    const said = known.at(-1) ?? lastDigits(source.flat, value);
    return [claimOf('confidence', percent, { start: value.start, end: Math.max(said.end, value.start) })];
  },
  depends: (source, value) => {
    const words = source.flat.slice(value.start, value.end).matchAll(/[^\s,;&]+/g);
    return [...words].flatMap(({ 0: word, index }): readonly Claim[] => {
      const span = within(value, { start: index, end: index + word.length });
      const [bet, assumption] = [readIdOf('BET', word), /^asm/i.test(word) && readIdOf('ASM', word)];
      if (assumption) return [claimOf('assumptions', assumption, span)];
      return bet === undefined ? [] : [claimOf('dependsOn', bet, span)];
    });
  },
};

function within(value: Span, { start, end }: Span): Span {
  return { start: value.start + start, end: value.start + end };
}

function holds(value: Span, { start, end }: Span): boolean {
  return start >= value.start && end <= value.end;
}

/** Up to the last digit of a value, and the sign of per cent behind it. */
function lastDigits(text: string, { start, end }: Span): Span {
  const digits = /^.*\d(?:\s?%)?/s.exec(text.slice(start, end))?.[0].length ?? end - start;
  return { start, end: start + digits };
}

/** One reason a line or a semicolon, up to how sure somebody is; an id alone is an assumption that is known already. */
function reasons(source: Source, value: Span): readonly Claim[] {
  const { flat, claims: known } = source;
  const sure = known.filter(
    (claim) => claim.field === 'confidence' && claim.start > value.start && claim.end <= value.end,
  );
  const claims: Claim[] = [...sure];
  const end = Math.min(value.end, ...sure.map((claim) => claim.start));
  for (const match of flat.slice(value.start, end).matchAll(/(?:(?!\s\(?\d\)\s)[^\n;])+/g)) {
    const span = { start: value.start + match.index, end: value.start + match.index + match[0].length };
    const words = said(source, span);
    const id = /^asm/i.test(words) ? readIdOf('ASM', words) : undefined;
    if (id !== undefined) claims.push(claimOf('assumptions', id, span));
    else if (/\p{L}/u.test(words)) claims.push(claimOf('because', words, span));
  }
  return claims;
}
