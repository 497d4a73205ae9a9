import { canonicalUnit } from '#core/metric/units.ts';
import type { Draft } from './draft.ts';

/** How often a field was read right, read where there was none or otherwise, and not read. */
export interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

export interface Score {
  readonly fields: Readonly<Record<string, Tally>>;
  /** Numbers, dates and confidences shown as read that the text does not hold. */
  readonly wrongNumbers: readonly string[];
  /** Everything that differs, a line each. */
  readonly differences: readonly string[];
}

const TEXTS = ['change', 'metric'] as const;
const NUMBERS = ['from', 'to', 'relative', 'by', 'confidence'] as const;
const LISTS = ['because', 'dependsOn', 'assumptions'] as const;

/** How much of two texts' words must be the same (Dice's coefficient) for them to be one. */
const SAME_WORDS = 0.8;

/** Field by field, over all messages. */
export function score(
  messages: readonly {
    readonly id: string;
    readonly expected: readonly Draft[];
    readonly read: readonly Draft[];
  }[],
): Score {
  const fields: Record<string, Tally> = {};
  for (const name of ['draft', ...TEXTS, ...NUMBERS, ...LISTS])
    fields[name] = { right: 0, wrong: 0, missed: 0 };
  const wrongNumbers: string[] = [];
  const differences: string[] = [];
  const count = (name: string, verdict: keyof Tally, line?: string): void => {
    const tally = fields[name];
    if (tally !== undefined) tally[verdict] += 1;
    if (line !== undefined) differences.push(line);
  };
  for (const { id, expected, read } of messages) {
    for (const [want, got] of pair(expected, read)) {
      count('draft', want === undefined ? 'wrong' : got === undefined ? 'missed' : 'right');
      for (const name of [...TEXTS, ...NUMBERS]) {
        const [right, actual] = [want?.[name] ?? undefined, got?.[name] ?? undefined];
        if (right === undefined && actual === undefined) continue;
        const line = `${id} ${name}: ${JSON.stringify(actual)} for ${JSON.stringify(right)}`;
        if (right !== undefined && actual !== undefined && isSame(right, actual)) count(name, 'right');
        else {
          if (right !== undefined) count(name, 'missed', actual === undefined ? line : undefined);
          if (actual !== undefined) count(name, 'wrong', line);
          if (actual !== undefined && NUMBERS.some((number) => number === name)) wrongNumbers.push(line);
        }
      }
      for (const name of LISTS) scoreList(id, name, want?.[name] ?? [], got?.[name] ?? [], count);
    }
  }
  return { fields, wrongNumbers, differences };
}

type Count = (name: string, verdict: keyof Tally, line?: string) => void;

function scoreList(
  id: string,
  name: string,
  want: readonly string[],
  got: readonly string[],
  count: Count,
): void {
  const left = [...got];
  for (const each of want) {
    const at = left.findIndex((actual) => isSame(each, actual));
    if (at === -1) count(name, 'missed', `${id} ${name}: no ${JSON.stringify(each)}`);
    else {
      count(name, 'right');
      left.splice(at, 1);
    }
  }
  for (const each of left) count(name, 'wrong', `${id} ${name}: ${JSON.stringify(each)} for nothing`);
}

/** Precision, recall and F1 of one field or, without a name, of all fields together. */
export function f1({ fields }: Score, name?: string): { precision: number; recall: number; f1: number } {
  const tallies = Object.entries(fields).filter(([field]) =>
    name === undefined ? field !== 'draft' : field === name,
  );
  const sum = (verdict: keyof Tally): number =>
    tallies.reduce((total, [, tally]) => total + tally[verdict], 0);
  const right = sum('right');
  const precision = right / Math.max(1, right + sum('wrong'));
  const recall = right / Math.max(1, right + sum('missed'));
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Each expected draft with the one that was read for it: the pair that shares most, whatever their order. */
function pair(
  expected: readonly Draft[],
  read: readonly Draft[],
): readonly (readonly [Draft | undefined, Draft | undefined])[] {
  const left = [...read];
  const pairs = expected.map((want) => {
    const best = left
      .map((got, at) => ({ got, at, shared: shared(want, got) }))
      .toSorted((a, b) => b.shared - a.shared)[0];
    if (best === undefined) return [want, undefined] as const;
    left.splice(best.at, 1);
    return [want, best.got] as const;
  });
  return [...pairs, ...left.map((got) => [undefined, got] as const)];
}

function shared(want: Draft, got: Draft): number {
  const same = [...TEXTS, ...NUMBERS].filter((name) => {
    const [a, b] = [want[name], got[name]];
    return a != null && b != null && isSame(a, b);
  });
  return same.length;
}

type Value = string | number | NonNullable<Draft['from']> | NonNullable<Draft['relative']>;

function isSame(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return isSameText(a, b);
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  const direction = (value: typeof a): string | undefined =>
    'direction' in value ? value.direction : undefined;
  return a.value === b.value && unitOf(a.unit) === unitOf(b.unit) && direction(a) === direction(b);
}

function isSameText(a: string, b: string): boolean {
  if (/^(?:\d{4}-|BET-|ASM-)/.test(a)) return a === b;
  const [left, right] = [words(a), words(b)];
  const common = [...left].filter((word) => right.has(word)).length;
  return (2 * common) / (left.size + right.size) >= SAME_WORDS;
}

function words(text: string): ReadonlySet<string> {
  return new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}

/** Units of measure count; what is counted ("tickets", "per week") may stand in the metric's name as well. */
function unitOf(unit: string | null | undefined): string {
  const canonical = canonicalUnit(unit ?? '');
  if (canonical === 'points') return 'pp';
  return /^(?:%|pp|ms|s|min|h|days|[$€£¥₹])(?!\p{L})/u.test(canonical)
    ? canonical.replace(/(?:\/| per | a ).*/, '')
    : '';
}
