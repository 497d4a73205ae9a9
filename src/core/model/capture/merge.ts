import type { Terms } from '../../bet/bet.ts';
import type { DraftReading } from '../../bet/draft-reading.ts';
import type { FieldName, FieldSpan } from '../../bet/read-statement.ts';
import { settle } from '../../bet/reading/assemble.ts';
import type { CheckedBet } from './check.ts';

/**
 * Both readings of a text as one. The model says how many bets there are; its words cut better, so they come first. A
 * number or date that the two read differently is nobody's: it is left out and asked for.
 * @param offline the parser's readings; their references to bets and assumptions stand, the model gives none
 */
export function mergeReadings(
  offline: readonly DraftReading[],
  model: readonly CheckedBet[],
): readonly DraftReading[] {
  if (model.length === 1 && offline.length === 1) return pairs(offline, model).map(merge);
  const left = [...offline];
  return pairs(
    model.map((bet) => {
      const [best] = left.toSorted((a, b) => alike(b, bet) - alike(a, bet));
      if (!best || alike(best, bet) === 0) return NOTHING_READ;
      left.splice(left.indexOf(best), 1);
      return best;
    }),
    model,
  ).map(merge);
}

const NOTHING_READ: DraftReading = { terms: {}, because: [], assumptions: [], dependsOn: [], unclear: [] };

function pairs(
  offline: readonly DraftReading[],
  model: readonly CheckedBet[],
): readonly (readonly [DraftReading, CheckedBet])[] {
  return model.map((bet, i) => [offline[i] ?? NOTHING_READ, bet]);
}

/** How much two readings have in common: a field each, more for the words of what is built. */
function alike(a: DraftReading, b: CheckedBet): number {
  const fields = ['metric', 'from', 'to', 'relative', 'by', 'confidence'] as const;
  const same = fields.filter(
    (field) => a.terms[field] !== undefined && isSame(a.terms[field], b.terms[field]),
  );
  const [one, other] = [a.terms.change ?? '', b.terms.change ?? ''];
  const isWithin = one !== '' && other !== '' && (one.includes(other) || other.includes(one));
  return same.length + (isWithin ? 3 : 0);
}

/** What is one thing said in two ways. */
const TARGET = ['to', 'relative'] as const;

function merge([offline, model]: readonly [DraftReading, CheckedBet]): DraftReading {
  const unclear: FieldName[] = [];
  const agreed = <F extends 'from' | 'by' | 'confidence'>(field: F): Pick<Terms, F> => {
    const [ours, theirs] = [offline.terms[field], model.terms[field]];
    const value = hasUnit(theirs) && !hasUnit(ours) ? theirs : (ours ?? theirs);
    if (value === undefined) return {} as Pick<Terms, F>;
    if (ours === undefined || theirs === undefined || isSame(ours, theirs))
      return { [field]: value } as Pick<Terms, F>;
    unclear.push(field);
    return {} as Pick<Terms, F>;
  };
  const [from, by, confidence] = [agreed('from'), agreed('by'), agreed('confidence')];
  const { appetite, direction = model.terms.direction } = offline.terms;
  const metric = model.terms.metric ?? offline.terms.metric;
  const change = model.terms.change ?? offline.terms.change;
  const target = targetOf(offline.terms, model.terms);
  if (!target) unclear.push('to');
  const terms = settle({
    ...(change !== undefined && { change }),
    ...(metric !== undefined && { metric }),
    ...(direction !== undefined && { direction }),
    ...from,
    ...target,
    ...by,
    ...confidence,
    ...(appetite !== undefined && { appetite }),
  });
  return {
    terms,
    because: model.because.length > 0 ? model.because : offline.because,
    assumptions: offline.assumptions,
    dependsOn: offline.dependsOn,
    unclear,
    spans: spansOf(terms, offline, model),
  };
}

/** Where the words of what was kept stand: the model's, which cut better, else the parser's. */
function spansOf(kept: Terms, offline: DraftReading, model: CheckedBet): readonly FieldSpan[] {
  const saying = (spans: readonly FieldSpan[], read: Terms): readonly FieldSpan[] =>
    spans.filter(({ field }) => {
      if (field === 'syntax' || field === 'because' || field === 'assumptions' || field === 'dependsOn')
        return true;
      return read[field] !== undefined && isSame(read[field], kept[field]);
    });
  const better = saying(model.spans, model.terms);
  const fields = new Set(better.map(({ field }) => field));
  const others = saying(offline.spans ?? [], offline.terms).filter(({ field }) => !fields.has(field));
  return [...better, ...others].toSorted((a, b) => a.start - b.start);
}

/** A target is a value or a change; undefined where the two readers differ. */
function targetOf(ours: Terms, theirs: Terms): Pick<Terms, 'to' | 'relative'> | undefined {
  const [own, other] = [ours, theirs].map((terms) => TARGET.filter((field) => terms[field] !== undefined));
  const chosen = own?.length ? ours : theirs;
  const differs =
    own?.length &&
    other?.length &&
    !TARGET.some((field) => ours[field] !== undefined && isSame(ours[field], theirs[field]));
  if (differs) return undefined;
  return Object.fromEntries(
    TARGET.flatMap((field) => (chosen[field] === undefined ? [] : [[field, chosen[field]]])),
  );
}

function hasUnit(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'unit' in value;
}

/** A unit that only one of the two saw is no difference. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [one, other] = [a, b] as [
    { value: number; unit?: string; direction?: string },
    { value: number; unit?: string; direction?: string },
  ];
  const isUnit = one.unit === undefined || other.unit === undefined || one.unit === other.unit;
  return one.value === other.value && isUnit && one.direction === other.direction;
}
