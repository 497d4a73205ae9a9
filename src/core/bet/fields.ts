import type { FormValues } from '../chat/form.ts';
import { type BetId, readIdOf, slug } from '../ids.ts';
import { readDayAhead } from '../time/day-ahead.ts';
import type { LocalDate } from '../time/instant.ts';
import { type Bet, inOneUnit, type Terms } from './bet.ts';
import { moveOf, type Outcome, quoted, readMove, readSide, readTarget } from './read-move.ts';

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

/**
 * Reads named values into terms. Only the fields that are named change; an empty value clears its field.
 * @param readDate the date that a text holds, undefined when it holds none
 */
export function readFields(
  values: FormValues,
  current: Terms,
  readDate: (text: string) => LocalDate | undefined,
): FieldReading {
  let terms = current;
  const errors: Partial<Record<FieldName, string>> = {};
  for (const [name, read] of TERM_READERS) {
    const value = values[name]?.trim();
    if (value === undefined) continue;
    const outcome = read(terms, value, readDate);
    if (typeof outcome === 'string') errors[name] = outcome;
    else terms = outcome;
  }
  const because = values.because
    ?.split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const dependsOn = values.depends === undefined ? undefined : readBets(values.depends);
  if (typeof dependsOn === 'string') errors.depends = dependsOn;
  return {
    terms,
    errors,
    ...(because && { because }),
    ...(typeof dependsOn === 'object' && { dependsOn }),
  };
}

type ReadTerm = (terms: Terms, value: string, readDate: (text: string) => LocalDate | undefined) => Outcome;

/** The fields that are terms, in the order in which they are read: what `to` means depends on `from`. */
const TERM_READERS: readonly (readonly [FieldName, ReadTerm])[] = [
  ['build', (terms, value) => readText(terms, 'change', value)],
  ['metric', readMetric],
  ['move', readMove],
  ['from', inUnitOf((terms, value) => readSide(terms, 'from', value))],
  ['to', inUnitOf(readTarget)],
  ['by', readDay],
  ['confidence', readConfidence],
  ['appetite', (terms, value) => readText(terms, 'appetite', value)],
];

/** `to: 38` of a bet in per cent is 38 %. */
function inUnitOf(read: (terms: Terms, value: string) => Outcome): ReadTerm {
  return (terms, value) => {
    const outcome = read(terms, value);
    return typeof outcome === 'string' ? outcome : inOneUnit(outcome);
  };
}

/** Longer is a document; a card has to show it whole. */
const TEXT_MAX = 2_000;

function readText(terms: Terms, key: 'change' | 'metric' | 'appetite', value: string): Outcome {
  if (value.length > TEXT_MAX) {
    return `It has ${value.length.toLocaleString('en')} characters, and this field holds ${TEXT_MAX.toLocaleString('en')}.`;
  }
  const { [key]: _, ...others } = terms;
  return value === '' ? others : { ...others, [key]: value };
}

function readMetric(terms: Terms, value: string): Outcome {
  // A metric is known by the letters and digits of its name.
  return value !== '' && slug(value) === ''
    ? `"${quoted(value)}" is no name. Try weekly retention.`
    : readText(terms, 'metric', value);
}

function readDay({ by: _, ...others }: Terms, value: string, readDate: Parameters<ReadTerm>[2]): Outcome {
  if (value === '') return others;
  const by = readDayAhead(value, readDate);
  return by === undefined
    ? `"${quoted(value)}" is no date ahead. Try "in 2 weeks", "Dec 15" or 2026-12-15.`
    : { ...others, by };
}

/** `60`, `60%`, and `0.6` for the same. */
function readConfidence({ confidence: _, ...others }: Terms, value: string): Outcome {
  if (value === '') return others;
  const number = Number(/^(\d{1,3}(?:\.\d{1,9})?)\s*%?$/.exec(value)?.[1] ?? Number.NaN);
  if (Number.isNaN(number) || number > 100)
    return `"${quoted(value)}" is no confidence from 0 to 100 %. Try 60%.`;
  const isShare = number > 0 && number < 1 && !value.includes('%');
  return { ...others, confidence: isShare ? Number((number * 100).toPrecision(9)) : number };
}

function readBets(value: string): readonly BetId[] | string {
  const words = value.split(/[\s,]+/).filter((word) => word !== '');
  const ids = words.flatMap((word) => readIdOf('BET', word) ?? []);
  return ids.length < words.length ? `"${quoted(value.trim())}" is no list of bets. Try BET-3, BET-7.` : ids;
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

/** The bet's fields in one line, `to: 36% by: in 3 weeks`; reasons are parted by `;`, where a form has a line for each. */
export function typedFields(line: string): ReturnType<typeof splitFields> {
  const { values, rest } = splitFields(line, FIELD_NAMES);
  const { because } = values;
  return {
    values: because === undefined ? values : { ...values, because: because.replaceAll(';', '\n') },
    rest,
  };
}

/** The values of named fields as typed in one line, and what stands before the first name. */
export function splitFields(
  text: string,
  names: readonly string[],
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
