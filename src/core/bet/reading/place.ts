import { type Claim, claimOf } from './claim.ts';
import type { OpenedReading } from './opened.ts';
import { beginsToBuild } from './phrase.ts';
import { type Source, said } from './source.ts';

/** A sentence, a named field or a row, to be put with the bet that it belongs to. */
export interface Part extends OpenedReading {
  readonly isKeyed: boolean;
  /** A row of a table is a bet of its own. */
  readonly isRow?: boolean;
}

/** A bet while it is being put together. */
export interface MutableDraft {
  start: number;
  end: number;
  claims: Claim[];
  isOpened: boolean;
  hasChange: boolean;
  hasOutcome: boolean;
  /** The phrases that stand right before, not yet part of anything. */
  phrases: readonly Claim<'change'>[];
}

/** A part goes on with the bet before it, unless it opens one of its own. */
export function place(drafts: MutableDraft[], part: Part, source: Source): void {
  const current = drafts.at(-1);
  if (current !== undefined && isWhatIsBuilt(current, part, source)) takeForChange(current, source);
  if (part.isRow !== true && current?.hasOutcome && part.hasOutcome && saysMore(current, part)) {
    join(current, part);
    return;
  }
  const isComplete = current !== undefined && (current.hasChange || current.hasOutcome);
  const bringsNew =
    current !== undefined &&
    ((part.hasChange && current.hasChange) ||
      (part.hasOutcome && current.hasOutcome && (namesMetric(part) || part.isBullet === true)));
  if (
    current === undefined ||
    (part.opener !== undefined && isComplete && !namesChangeOf(current, part)) ||
    part.isRow === true ||
    bringsNew
  ) {
    drafts.push({
      start: part.start,
      end: part.end,
      claims: [...part.claims],
      isOpened: part.opener !== undefined || part.isKeyed,
      hasChange: part.hasChange,
      hasOutcome: part.hasOutcome,
      phrases: part.phrase === undefined ? [] : [part.phrase],
    });
    return;
  }
  const read = part.hasOutcome && !current.hasOutcome ? fromPhrases(current, part) : [];
  current.end = Math.max(current.end, part.end);
  current.claims.push(...read, ...part.claims);
  if (part.phrase !== undefined) current.phrases = [...current.phrases, part.phrase];
  else if (!part.isKeyed) current.phrases = [];
  current.isOpened ||= part.opener !== undefined || part.isKeyed;
  current.hasChange ||= part.hasChange;
  current.hasOutcome ||= part.hasOutcome;
}

/** "Metric: ... Target: ... Idea: X": what is built may come last. */
function namesChangeOf(draft: MutableDraft, part: Part): boolean {
  return draft.hasOutcome && !draft.hasChange && part.hasChange && !part.hasOutcome;
}

/**
 * "X will mean more orders. We will know when orders per farmer go from 1 to 2": what is measured takes the place of what
 * was only hoped for. "Crashes are at 3 %. We upgrade the SDK. Crashes will be at 1 %": the same measure goes on.
 */
function saysMore({ claims, hasChange }: MutableDraft, part: Part): boolean {
  if (part.opener !== undefined || part.isBullet === true || (part.hasChange && hasChange)) return false;
  const holds = (all: readonly Claim[], ...fields: readonly Claim['field'][]): boolean =>
    all.some(({ field }) => fields.includes(field));
  if (holds(claims, 'to', 'relative') || !holds(part.claims, 'to', 'relative')) return false;
  if (!holds(claims, 'from')) return !part.hasChange;
  return !holds(part.claims, 'from') && sharesMetric(claims, part.claims);
}

function sharesMetric(before: readonly Claim[], behind: readonly Claim[]): boolean {
  const of = (claims: readonly Claim[]): readonly string[] =>
    claims.flatMap(({ field, value }) =>
      field === 'metric' ? (value.toLowerCase().match(/\p{L}{3,}/gu) ?? []) : [],
    );
  const known = of(before);
  return of(behind).some((word) => known.includes(word));
}

/** What names the measure with its baseline, else with its target, is its name. */
function join(draft: MutableDraft, part: Part): void {
  const hasBaseline = draft.claims.some(({ field }) => field === 'from');
  const isKept = ({ field }: Claim): boolean => field !== 'metric' && field !== 'direction';
  const own = hasBaseline || !namesMetric(part) ? draft.claims : draft.claims.filter(isKept);
  const others = hasBaseline ? part.claims.filter(isKept) : part.claims;
  draft.claims = [...own, ...others];
  draft.end = Math.max(draft.end, part.end);
  draft.hasChange ||= part.hasChange;
  draft.hasOutcome = true;
  draft.phrases = [];
}

/** What a bet opens with, without a day or how sure: "Bet: trial from 14 to 7 days." before "Conversion 9% to 12% by May 1." */
function isWhatIsBuilt(draft: MutableDraft, part: Part, source: Source): boolean {
  const { hasChange, hasOutcome, claims } = draft;
  if (!draft.isOpened && !beginsToBuild(source.masked.slice(draft.start, draft.end))) return false;
  const isBare = claims.every(
    ({ field }) => OF_MOVE.has(field) || field === 'because' || field === 'assumptions',
  );
  const isNext = part.hasOutcome && !part.hasChange && part.opener === undefined && part.isBullet !== true;
  return hasOutcome && !hasChange && isBare && isNext && namesMetric(part) && hasDay(part);
}

const OF_MOVE: ReadonlySet<Claim['field']> = new Set([
  'metric',
  'direction',
  'from',
  'to',
  'relative',
  'syntax',
]);

function hasDay({ claims }: Part): boolean {
  return claims.some(({ field }) => field === 'by');
}

/** Its numbers are the change's own. */
function takeForChange(draft: MutableDraft, source: Source): void {
  const first = Math.min(
    ...draft.claims.filter(({ field }) => field !== 'syntax' && OF_MOVE.has(field)).map(({ start }) => start),
  );
  const before = draft.claims.filter(({ end }) => end <= first);
  const span = { start: Math.max(draft.start, ...before.map(({ end }) => end)), end: draft.end };
  draft.claims = [...before, claimOf('change', said(source, span), span)];
  draft.hasChange = true;
  draft.hasOutcome = false;
}

/** "Dark mode. Signups. 12% to 15%.: the phrase before the numbers is their metric where they name none. */
function fromPhrases({ phrases, claims, hasChange }: MutableDraft, part: Part): readonly Claim[] {
  const last = phrases.at(-1);
  if (last === undefined) return [];
  if (namesMetric(part) || namesMetric({ claims })) return hasChange ? [] : [last];
  const change = phrases.at(-2);
  const metric = claimOf('metric', last.value, last);
  return change === undefined || hasChange ? [metric] : [change, metric];
}

function namesMetric(part: Pick<Part, 'claims'>): boolean {
  return part.claims.some((claim) => claim.field === 'metric');
}
