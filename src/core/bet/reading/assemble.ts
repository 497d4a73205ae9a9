import type { AssumptionId, BetId } from '../../ids.ts';
import { inOneUnit, type Terms } from '../bet.ts';
import type { FieldSpan, MissingField, StatementReading } from '../read-statement.ts';
import { type Claim, claimOf, type FieldName, type Span } from './claim.ts';
import { type Source, said } from './source.ts';

const SINGLE = [
  'change',
  'metric',
  'direction',
  'from',
  'to',
  'relative',
  'by',
  'confidence',
  'appetite',
] as const;
type Single = (typeof SINGLE)[number];
/** Of words the first are heard; of numbers and dates that differ, none. */
const FIRST_WINS: ReadonlySet<Single> = new Set(['change', 'metric', 'appetite']);

/** A bet's claims as its fields. @param isExplicit somebody said that it is a bet, so a bare phrase is what they would build */
export function assemble(
  source: Source,
  claims: readonly Claim[],
  within: Span,
  isExplicit: boolean,
): StatementReading {
  const all = isExplicit && !hasField(claims) ? bareChange(source) : claims;
  const heard = SINGLE.map((field) => [field, hear(all, field)] as const);
  const terms: Terms = Object.fromEntries(
    heard.flatMap(([field, { value }]) => (value === undefined ? [] : [[field, value]])),
  );
  const settled = settle(minutes(terms));
  const spans = spansOf(source, all, settled);
  const place = <S extends Span>(span: S): S => ({ ...span, ...source.placeOf(span) });
  return {
    terms: settled,
    because: [...new Set(all.flatMap((claim) => (claim.field === 'because' ? [claim.value] : [])))],
    assumptions: [
      ...new Set(
        all.flatMap((claim): AssumptionId[] => (claim.field === 'assumptions' ? [claim.value] : [])),
      ),
    ],
    dependsOn: [
      ...new Set(all.flatMap((claim): BetId[] => (claim.field === 'dependsOn' ? [claim.value] : []))),
    ],
    spans: spans.map(place),
    unclear: heard.flatMap(([field, { isUnclear }]): FieldName[] => (isUnclear ? [field] : [])),
    missing: missingOf(settled, all),
    rest: restOf(source, spans, within).map(place),
  };
}

function hear(
  claims: readonly Claim[],
  field: Single,
): { readonly value?: unknown; readonly isUnclear: boolean } {
  const own = claims.filter((claim) => claim.field === field);
  const rank = Math.min(...own.map((claim) => claim.rank ?? 1));
  const values = own.filter((claim) => (claim.rank ?? 1) === rank).map((claim) => claim.value);
  const distinct = new Set(values.map((value) => JSON.stringify(value)));
  const isUnclear = distinct.size > 1 && !FIRST_WINS.has(field);
  return values.length === 0 || isUnclear ? { isUnclear } : { value: values[0], isUnclear };
}

/** `14m` is fourteen minutes where a time is measured. */
const TIME = /(?<!\p{L})(?:times?|duration|latency|turnaround|length|wait|delay|runtime)(?!\p{L})/iu;

function minutes(terms: Terms): Terms {
  const { metric = '', from, to } = terms;
  if (!TIME.test(metric)) return terms;
  return {
    ...terms,
    ...(from?.unit === 'm' && { from: { ...from, unit: 'min' } }),
    ...(to?.unit === 'm' && { to: { ...to, unit: 'min' } }),
  };
}

/** A target in so many words makes the change in per cent redundant; a unit said once holds for both sides. */
export function settle(terms: Terms): Terms {
  const { relative, to } = terms;
  if (to === undefined) return terms;
  const { relative: _, ...absolute } = terms;
  return inOneUnit(relative === undefined ? terms : absolute);
}

function missingOf(terms: Terms, claims: readonly Claim[]): readonly MissingField[] {
  const isThere: Readonly<Record<MissingField, boolean>> = {
    change: terms.change !== undefined,
    metric: terms.metric !== undefined,
    to: terms.to !== undefined || terms.relative !== undefined,
    by: terms.by !== undefined,
    confidence: terms.confidence !== undefined,
    because: claims.some(({ field }) => field === 'because' || field === 'assumptions'),
    from: terms.from !== undefined,
  };
  return (Object.keys(isThere) as MissingField[]).filter((field) => !isThere[field]);
}

/** Only what became a field counts as understood. */
function spansOf(source: Source, claims: readonly Claim[], terms: Terms): readonly FieldSpan[] {
  return claims
    .filter(({ field, value }) => {
      if (field === 'syntax' || field === 'because' || field === 'assumptions' || field === 'dependsOn')
        return true;
      const kept = terms[field];
      return typeof kept === 'object' && typeof value === 'object'
        ? kept.value === value.value
        : kept === value;
    })
    .flatMap(({ field, start, end }) =>
      HOLDS_WORDS.has(field)
        ? [{ field, start, end }]
        : seenOf(source, { start, end }).map((span) => ({ field, ...span })),
    )
    .toSorted((a, b) => a.start - b.start);
}

/** Their values show all the words that they stand for. */
const HOLDS_WORDS: ReadonlySet<Claim['field']> = new Set(['change', 'metric', 'because', 'appetite']);

/** A span without the mentions, links and names of emoji in it, which nobody read. */
function seenOf({ raw, flat }: Source, { start, end }: Span): readonly Span[] {
  const spans: Span[] = [];
  let at = start;
  for (const { 0: token, index } of raw.slice(start, end).matchAll(/\S+/g)) {
    const place = start + index;
    const isHidden = /[\p{L}\p{N}]/u.test(token) && flat.slice(place, place + token.length).trim() === '';
    if (!isHidden) continue;
    if (place > at) spans.push({ start: at, end: place });
    at = place + token.length;
  }
  return [...spans, { start: at, end }].filter((span) => span.end > span.start);
}

function restOf(source: Source, spans: readonly Span[], within: Span): StatementReading['rest'] {
  const rest: (Span & { text: string })[] = [];
  let at = within.start;
  const take = (end: number): void => {
    const text = said(source, { start: at, end });
    if (end > at && /[\p{L}\p{N}]/u.test(source.raw.slice(at, end))) rest.push({ start: at, end, text });
  };
  for (const span of spans) {
    take(Math.min(span.start, within.end));
    at = Math.max(at, span.end);
  }
  take(within.end);
  return rest;
}

function hasField(claims: readonly Claim[]): boolean {
  return claims.some((claim) => claim.field !== 'syntax');
}

const BARE_LONGEST = 120;

/** "saved searches", said to be a bet and nothing else: that is what would be built. */
function bareChange(source: Source): readonly Claim[] {
  const span = { start: 0, end: source.raw.length };
  const words = said(source, span);
  const isPhrase = words.length <= BARE_LONGEST && /\p{L}/u.test(words) && !/[\d\n?]|[.!]\s/.test(words);
  return isPhrase ? [claimOf('change', words, span)] : [];
}
