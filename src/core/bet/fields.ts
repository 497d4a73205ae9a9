import type { FormValues } from '../chat/form.ts';
import { type BetId, readIdOf } from '../ids.ts';
import type { RelativeTarget } from '../metric/metric.ts';
import { formatQuantity, readQuantity } from '../metric/quantity.ts';
import type { LocalDate } from '../time/instant.ts';
import type { Bet, Terms } from './bet.ts';

/** The fields of a bet as people name them when they type `name: value`, and as the form names its inputs. */
export const FIELD_NAMES = [
  'build',
  'metric',
  'move',
  'from',
  'to',
  'by',
  'because',
  'confidence',
  'appetite',
  'depends',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

export interface FieldReading {
  readonly terms: Terms;
  /** Absent when the field was not among the values. */
  readonly because?: readonly string[];
  readonly dependsOn?: readonly BetId[];
  /** Why a value was refused and what to type instead, by field. What was refused leaves the terms as they were. */
  readonly errors: Readonly<Partial<Record<FieldName, string>>>;
}

interface Reading {
  terms: { -readonly [K in keyof Terms]: Terms[K] };
  because?: readonly string[];
  dependsOn?: readonly BetId[];
  errors: Partial<Record<FieldName, string>>;
  readonly readDate: (text: string) => LocalDate | undefined;
}

/**
 * Reads named values into terms. Only the fields that are named change; an empty value clears its field.
 * @param readDate the date that a text holds, undefined when it holds none
 */
export function readFields(
  values: FormValues,
  current: Terms,
  readDate: (text: string) => LocalDate | undefined,
): FieldReading {
  const reading: Reading = { terms: { ...current }, errors: {}, readDate };
  for (const name of FIELD_NAMES) {
    const value = values[name]?.trim();
    if (value !== undefined) READERS[name](reading, value);
  }
  const { terms, errors, because, dependsOn } = reading;
  return { terms, errors, ...(because && { because }), ...(dependsOn && { dependsOn }) };
}

const READERS: Readonly<Record<FieldName, (reading: Reading, value: string) => void>> = {
  build: (reading, value) => setText(reading, 'change', value),
  metric: (reading, value) => setText(reading, 'metric', value),
  appetite: (reading, value) => setText(reading, 'appetite', value),
  move: readMove,
  from: (reading, value) => readNumber(reading, 'from', value),
  to: readTarget,
  by: (reading, value) => {
    const date = value === '' ? undefined : reading.readDate(value);
    if (value === '') delete reading.terms.by;
    else if (date === undefined)
      reading.errors.by = `"${value}" is no date. Try "in 2 weeks", "Dec 15" or 2026-12-15.`;
    else reading.terms.by = date;
  },
  because: (reading, value) => {
    reading.because = value.split(/\s*(?:\n|;)\s*/).filter((line) => line !== '');
  },
  confidence: (reading, value) => {
    const percent = /^(\d{1,3}(?:\.\d+)?)\s*%?$/.exec(value);
    const number = Number(percent?.[1]);
    if (value === '') delete reading.terms.confidence;
    else if (!percent || number > 100) {
      reading.errors.confidence = `"${value}" is no confidence from 0 to 100 %. Try 60%.`;
    } else
      reading.terms.confidence = number > 0 && number < 1 && !value.includes('%') ? number * 100 : number;
  },
  depends: (reading, value) => {
    const words = value.split(/[\s,]+/).filter((word) => word !== '');
    const ids = words.flatMap((word) => readIdOf('BET', word) ?? []);
    if (ids.length < words.length)
      reading.errors.depends = `"${value}" is no list of bets. Try BET-3, BET-7.`;
    else reading.dependsOn = ids;
  },
};

const ARROW = /\s*(?:->|→|=>|➜)\s*|\s+to\s+/;

/** `31% -> 36%`, `36%`, `up 20%`. */
function readMove(reading: Reading, value: string): void {
  const parts = value.split(ARROW);
  if (value === '') {
    delete reading.terms.from;
    delete reading.terms.to;
    delete reading.terms.relative;
  } else if (parts.length === 2) {
    readNumber(reading, 'from', unknown(parts[0]) ? '' : (parts[0] ?? ''), 'move');
    readTarget(reading, unknown(parts[1]) ? '' : (parts[1] ?? ''), 'move');
    shareUnit(reading);
  } else if (parts.length === 1) {
    readTarget(reading, value, 'move');
  } else {
    reading.errors.move = `"${value}" has more than one arrow. Try 31% -> 36%.`;
  }
}

/** How a missing side of the arrow is shown, and so may come back. */
function unknown(text: string | undefined): boolean {
  return text?.trim() === '?';
}

function readTarget(reading: Reading, value: string, field: FieldName = 'to'): void {
  delete reading.terms.to;
  delete reading.terms.relative;
  if (value === '') return;
  const relative = readRelative(value);
  if (relative) reading.terms.relative = relative;
  else readNumber(reading, 'to', value, field);
}

/** `up 20%`, `+5 points`, `-300 ms`. */
function readRelative(value: string): RelativeTarget | undefined {
  const match = /^(up|down|\+|-|−)\s*(?:by\s+)?(\S.*)$/i.exec(value);
  const quantity = match && readQuantity(match[2] ?? '');
  if (!quantity) return undefined;
  const direction = /^(up|\+)$/i.test(match?.[1] ?? '') ? 'up' : 'down';
  return { ...quantity, direction };
}

function readNumber(reading: Reading, key: 'from' | 'to', value: string, field: FieldName = key): void {
  const quantity = value === '' ? undefined : readQuantity(value);
  if (value === '') delete reading.terms[key];
  else if (!quantity) reading.errors[field] = `"${value}" is no number. Try 31%, 800 ms or 1200.`;
  else reading.terms[key] = quantity;
}

/** `31 -> 36%` means per cent on both sides. */
function shareUnit({ terms }: Reading): void {
  const { from, to } = terms;
  if (!from || !to) return;
  if (from.unit === undefined && to.unit !== undefined) terms.from = { ...from, unit: to.unit };
  if (to.unit === undefined && from.unit !== undefined) terms.to = { ...to, unit: from.unit };
}

function setText({ terms }: Reading, key: 'change' | 'metric' | 'appetite', value: string): void {
  if (value === '') delete terms[key];
  else terms[key] = value;
}

/** A bet's fields as a form shows them, to be read back by {@link readFields}. */
export function fieldsOf(bet: Pick<Bet, 'terms' | 'dependsOn'>, because: readonly string[]): FormValues {
  const { change, metric, by, confidence, appetite } = bet.terms;
  return {
    build: change ?? '',
    metric: metric ?? '',
    move: moveOf(bet.terms),
    by: by ?? '',
    because: because.join('\n'),
    confidence: confidence === undefined ? '' : `${confidence}%`,
    appetite: appetite ?? '',
    depends: bet.dependsOn.join(', '),
  };
}

/** `31 % -> 36 %`; a missing side is `?`, and nothing at all is empty. */
export function moveOf({ from, to, relative }: Terms): string {
  const target = to ? formatQuantity(to) : relative && `${relative.direction} ${formatQuantity(relative)}`;
  if (!from) return target ?? '';
  return `${formatQuantity(from)} -> ${target ?? '?'}`;
}

/** One value and what stands before the first name, as typed in one line: `to: 36% by: in 3 weeks`. */
export function splitFields(
  text: string,
  names: readonly string[] = FIELD_NAMES,
): { readonly values: FormValues; readonly rest: string } {
  const pattern = new RegExp(`(?:^|[\\s,;])(${names.join('|')})\\s*:(?!//)`, 'gi');
  const found = [...text.matchAll(pattern)];
  const values: Record<string, string> = {};
  found.forEach((match, i) => {
    const end = found[i + 1]?.index ?? text.length;
    const name = names.find((known) => known.toLowerCase() === match[1]?.toLowerCase()) ?? '';
    values[name] = text
      .slice(match.index + match[0].length, end)
      .trim()
      .replace(/[,;]$/, '');
  });
  return { values, rest: text.slice(0, found[0]?.index ?? text.length).trim() };
}
