import { readIdOf } from '../../ids.ts';
import { readQuantity } from '../../metric/quantity.ts';
import { type Claim, claimOf, type ReadContext, type Span } from './claim.ts';
import { readConfidence } from './confidence.ts';
import { readMoves } from './moves.ts';
import { type Source, wordsAt } from './source.ts';

type Key =
  | 'change'
  | 'metric'
  | 'move'
  | 'from'
  | 'to'
  | 'by'
  | 'because'
  | 'confidence'
  | 'appetite'
  | 'depends';

const NAMES: Readonly<Record<Key, string>> = {
  change:
    'what|what (?:we|i) (?:build|ship|try|want to try|will do|do)|build|change|ship|we build|if we|if we build|feature|x|bauen|construir|construire',
  metric: '(?:primary |main |key |success )?metric|measure|kpi|y|metrik|métrica|métrique|metrica|metriek',
  move: String.raw`move|from ?(?:->|→|\/) ?to`,
  from: 'from|baseline|current|currently|von|de|desde|da|van',
  to: 'to|target|goal|expected|auf|ziel|à|a|hasta|até|naar',
  by: 'by when|when|by|(?:end|target) date|date|deadline|due|until|bis|para|entro|voor|avant',
  because:
    'because|evidence|why (?:we|i) believe it|why|reasons?|rationale|assumptions?|assumes|weil|parce que|porque|perché|omdat',
  confidence: 'how sure|confidence|conf|certainty|sure|konfidenz|confiance|confianza|confiança|fiducia|p',
  appetite: 'appetite|budget|timebox|time box',
  depends: 'depends on|depends|dependson|builds on|needs|rests on',
};
const ANY = Object.entries(NAMES)
  .map(([key, names]) => `(?<${key}>${names})`)
  .join('|');
/** At the start of a line, behind a sentence, or behind another key of the same line. */
const KEY = new RegExp(
  `(?:(?<line>^|\\n)[\\s\\-•+>]{0,6}|(?<sentence>[.!;(]\\s?)|[\\s,])(?:${ANY})\\s?[:=](?![/:=>])[ \\t]?`,
  'giu',
);

/** One `key: value`, both as spans. */
export interface Keyed {
  readonly key: Key;
  readonly whole: Span;
  readonly value: Span;
}

/** `build: ...`, `from: 31%`, in lines or one after the other. */
export function findKeyed(text: string): readonly Keyed[] {
  const found: { key: Key; start: number; at: number; isWithin: boolean }[] = [];
  for (const match of text.matchAll(KEY)) {
    const groups = match.groups ?? {};
    const key = (Object.keys(NAMES) as Key[]).find((name) => groups[name] !== undefined);
    const previous = found.at(-1);
    const isOnLine = previous !== undefined && !text.slice(previous.at, match.index).includes('\n');
    const isFirst = groups.line !== undefined || groups.sentence !== undefined;
    if (key === undefined || !(isFirst || isOnLine)) continue;
    if (groups.line === undefined && (groups[key]?.length ?? 0) < 2) continue;
    const start = match.index + (groups.sentence?.length ?? 0);
    const isWithin = groups.line === undefined && (previous?.isWithin ?? true);
    found.push({ key, start, at: match.index + match[0].length, isWithin });
  }
  return found.map(({ key, start, at, isWithin }, i) => {
    const next = found[i + 1]?.start ?? text.length;
    const end = Math.min(
      next,
      key === 'because' && !isWithin ? endOfBlock(text, at, next) : endOfValue(text, at, isWithin),
    );
    return { key, whole: { start, end }, value: { start: at, end } };
  });
}

/** The end of the line or, where the key stands inside of prose, of the sentence or bracket. */
function endOfValue(text: string, from: number, isWithin: boolean): number {
  const stop = isWithin ? /\n|[.!?;](?=\s)|\)/g : /\n|[.!?;](?=[ \t]+\p{L}[\p{L} ]{2,24}[:?])/gu;
  stop.lastIndex = from;
  return stop.exec(text)?.index ?? text.length;
}

/** Reasons go on over the lines that follow, until an empty one. */
function endOfBlock(text: string, from: number, next: number): number {
  const gap = /\n[ \t]*\n/.exec(text.slice(from, next));
  return gap === null ? next : from + gap.index;
}

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
  ({ raw }, value) => {
    const words = wordsAt(raw, value);
    return words === '' ? [] : [claimOf(field, words, value)];
  };

/** `target: activation 50%`, where the metric has no line of its own. */
const NAMED_TARGET =
  /^\s*(?<name>\p{L}[^\d\n→,;]{2,60}?)\s(?:(?:at|to|of|is)\s)?(?<target>[$€£]?\d\S{0,12})\s{0,2}(?:(?:by|before|until)\s*[\uE001]+)?[\s.]*$/iu;

const number =
  (field: 'from' | 'to'): Reader =>
  (source, value) => {
    const words = source.flat
      .slice(value.start, value.end)
      .replace(/^\s*(?:about|around|at least|>=?|<=?)/i, '');
    const quantity = readQuantity(words.replace(/[\s.,;]+$/, ''), source.style);
    if (quantity !== undefined) return [claimOf(field, quantity, value)];
    const named = NAMED_TARGET.exec(source.undated.slice(value.start, value.end));
    const target = named === null ? undefined : readQuantity(named.groups?.target ?? '', source.style);
    if (named !== null && target !== undefined && field === 'to') {
      const end = value.start + source.flat.slice(value.start, value.end).indexOf(named.groups?.target ?? '');
      const name = wordsAt(source.raw, { start: value.start, end });
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
    const [only, ...others] = new Set(dates.map(({ date }) => date));
    return only === undefined || others.length > 0 ? [] : [claimOf('by', only, value)];
  },
  because: (source, value) => reasons(source, value),
  confidence: (source, value) => {
    const percent = readConfidence(source.flat.slice(value.start, value.end));
    return percent === undefined ? [] : [claimOf('confidence', percent, value)];
  },
  depends: (source, value) => {
    const words = source.flat.slice(value.start, value.end).split(/[\s,;&]+|\band\b/);
    return words.flatMap((word): readonly Claim[] => {
      const [bet, assumption] = [readIdOf('BET', word), /^asm/i.test(word) && readIdOf('ASM', word)];
      if (assumption) return [claimOf('assumptions', assumption, value)];
      return bet === undefined ? [] : [claimOf('dependsOn', bet, value)];
    });
  },
};

/** One reason a line or a semicolon, up to how sure somebody is; an id alone is an assumption that is known already. */
function reasons({ raw, flat, claims: known }: Source, value: Span): readonly Claim[] {
  const sure = known.filter(
    (claim) => claim.field === 'confidence' && claim.start > value.start && claim.end <= value.end,
  );
  const claims: Claim[] = [...sure];
  const end = Math.min(value.end, ...sure.map((claim) => claim.start));
  for (const match of flat.slice(value.start, end).matchAll(/[^\n;]+/g)) {
    const span = { start: value.start + match.index, end: value.start + match.index + match[0].length };
    const words = wordsAt(raw, span);
    const id = /^asm/i.test(words) ? readIdOf('ASM', words) : undefined;
    if (id !== undefined) claims.push(claimOf('assumptions', id, span));
    else if (/\p{L}/u.test(words)) claims.push(claimOf('because', words, span));
  }
  return claims;
}
