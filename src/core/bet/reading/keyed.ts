import { readIdOf } from '../../ids.ts';
import { type FoundQuantity, findQuantities, type NumberStyle, readQuantity } from '../../metric/quantity.ts';
import { type Claim, claimOf, type ReadContext, type Span } from './claim.ts';
import { readConfidence } from './confidence.ts';
import { NOUN_AFTER } from './move-patterns.ts';
import { readMoves } from './moves.ts';
import { type Source, said } from './source.ts';
import type { Row } from './table.ts';

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
    "what|what (?:we|i)(?:'ll| will| want to)? (?:build|ship|try|change|do)|how|build|(?:proposed )?change|ship|we build|if we|if we build|feature|test|initiative|lever|intervention|experiment|treatment|solution|action|x|bauen|änderung|maßnahme|idee|construir|cambio|mudança|modifica|cambiamento|construire|changement|wijziging",
  metric:
    '(?:primary |main |key |success |target )?metric|measure(?: of success)?|(?:primary |main )?kpi|(?:main )?indicator|what (?:should|will|would|we want to) (?:move|change)|what moves|signal|y|metrik|kennzahl|métrica|métrique|metrica|metriek|indicador|indicateur',
  move: String.raw`move|from ?(?:->|→|\/) ?to`,
  from: 'from|(?:current )?baseline|current(?: value| state)?|currently|now|today|as is|status quo|where (?:we|it) (?:are|is)(?: now| today)?|start|von|aktuell|heute|ist|de|actuel(?:lement)?|desde|actual(?:mente)?|hoy|atual(?:mente)?|hoje|da|attuale|oggi|van|huidig|nu',
  to: 'to|target(?: value)?|goal|expected|aim|desired|where (?:we|it) (?:want|should|wants?)(?: it)?(?: to)? be|auf|ziel|soll|à|objectif|cible|a|hasta|objetivo|até|meta|obiettivo|naar|doel',
  by: 'by when|when|by|(?:end|target|due) date|date|deadline|due|until|timeline|timeframe|eta|check date|bis|bis wann|frist|datum|para|fecha|plazo|prazo|data|entro|scadenza|voor|avant|échéance',
  because:
    'because|evidence|why (?:we|i) believe it|why|(?:the )?reasons?|reasoning|rationale|what (?:we|i) believe|(?:key |main |riskiest |critical |core )?assumptions?(?: to test)?|assumes|weil|grund|begründung|warum|parce que|raison|pourquoi|porque|por qué|motivo|razón|perché|omdat|reden',
  confidence:
    'how sure|confidence(?: level)?|conf|certainty|sure|probability|konfidenz|sicherheit|confiance|certitude|confianza|confiança|certeza|fiducia|vertrouwen|zekerheid|p',
  appetite: 'appetite|budget|timebox|time box',
  depends:
    'depends on|depends|dependson|dependenc(?:y|ies)|builds on|needs|requires|rests on|prerequisites?|abhängig von|dépend de|depende de|dipende da|hangt af van',
};
const ANY = Object.entries(NAMES)
  .map(([key, names]) => `(?<${key}>${names})`)
  .join('|');
/** At the start of a line, behind a sentence, or behind another key of the same line. */
const KEY = new RegExp(
  `(?:(?<line>^|\\n)[\\s\\-•+>]{0,6}|(?<sentence>[.!;(]\\s?)|[\\s,])(?:${ANY})\\s?(?:[:=](?![/:=>])|(?<=how|why|when|what|sure)\\?(?=[ \\t]+\\S))[ \\t]?`,
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
  const stop = isWithin ? /\n|[.!?;](?=\s)|(?<!\s\d)\)/g : /\n|[.!?;](?=[ \t]+\p{L}[\p{L} ]{2,24}[:?])/gu;
  stop.lastIndex = from;
  return stop.exec(text)?.index ?? text.length;
}

/** Reasons go on over the lines that follow, until an empty one. */
function endOfBlock(text: string, from: number, next: number): number {
  const gap = /\n[ \t]*\n/.exec(text.slice(from, next));
  return gap === null ? next : from + gap.index;
}

const NAME_OF_KEY = new RegExp(`^(?:${ANY})$`, 'iu');
/** What the first column is called where it names what is bet on. */
const BET_COLUMN = /^(?:bet|idea|hypothesis|wette|pari|apuesta|aposta|scommessa|name|item|project)$/i;

/** A row of a table as `key: value`s, by the names of its columns. */
export function findInRow({ cells }: Row): readonly Keyed[] {
  return cells.flatMap(({ name, value }): readonly Keyed[] => {
    const groups = NAME_OF_KEY.exec(name)?.groups ?? {};
    const named = (Object.keys(NAMES) as Key[]).find((key) => groups[key] !== undefined);
    const key = named ?? (BET_COLUMN.test(name) ? 'change' : undefined);
    return key === undefined ? [] : [{ key, whole: value, value }];
  });
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
