import { type Claim, claimOf, type ReadContext, type Span } from './claim.ts';
import { splitClauses } from './clauses.ts';
import { preferCorrections } from './corrections.ts';
import { findKeyed, readKeyed } from './keyed.ts';
import { type OpenedReading, readOpened } from './opened.ts';
import { sentencesOf } from './sentences.ts';
import { cover, type Source, sourceOf, wordsAt } from './source.ts';

/** The claims of one bet. */
export interface Draft extends Span {
  readonly claims: readonly Claim[];
  /** Words open it that only a bet has: "bet:", "we bet", "hypothesis:", or it was typed field by field. */
  readonly isOpened: boolean;
}

/** Beyond this nobody is stating a bet: it is kept as it is, unread. Keeps the answer to a hostile text quick. */
const TEXT_LONGEST = 20_000;
/** All that the text holds, a draft for each bet in it. */
export function readDrafts(
  raw: string,
  context: ReadContext,
): { readonly source: Source; readonly drafts: readonly Draft[] } {
  const source = { ...sourceOf(raw.slice(0, TEXT_LONGEST), context), raw };
  const drafts: MutableDraft[] = [];
  const keyed = findKeyed(source.undated).map((each) => ({ each, claims: readKeyed(source, each, context) }));
  const read = keyed.filter(({ claims }) => claims !== undefined);
  const prose = {
    ...source,
    masked: cover(
      source.masked,
      read.map(({ each }) => each.whole),
      '\n',
    ),
  };
  const parts: Part[] = read.map(({ each, claims }) => ({
    ...each.whole,
    claims: claims ?? [],
    hasChange: each.key === 'change',
    hasOutcome: each.key === 'to' || each.key === 'move',
    isKeyed: true,
  }));
  for (const sentence of sentencesOf(prose.masked).flatMap((each) => splitBets(prose.masked, each))) {
    parts.push({ ...readOpened(prose, sentence), isKeyed: false });
  }
  for (const part of parts.toSorted((a, b) => a.start - b.start)) place(drafts, part, raw);
  return {
    source,
    drafts: drafts.map((draft) => ({ ...draft, claims: preferCorrections(source.flat, draft.claims) })),
  };
}

interface Part extends OpenedReading {
  readonly isKeyed: boolean;
}

interface MutableDraft {
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
function place(drafts: MutableDraft[], part: Part, raw: string): void {
  const current = drafts.at(-1);
  if (current !== undefined && isWhatIsBuilt(current, part)) takeForChange(current, raw);
  const isComplete = current !== undefined && (current.hasChange || current.hasOutcome);
  const bringsNew =
    current !== undefined &&
    ((part.hasChange && current.hasChange) ||
      (part.hasOutcome && current.hasOutcome && (namesMetric(part) || part.isBullet === true)));
  if (current === undefined || (part.opener !== undefined && isComplete) || bringsNew) {
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

/** What a bet opens with, without a day or how sure: "Bet: trial from 14 to 7 days." before "Conversion 9% to 12% by May 1." */
function isWhatIsBuilt({ isOpened, hasChange, hasOutcome, claims }: MutableDraft, part: Part): boolean {
  const isBare = claims.every(({ field }) => OF_MOVE.has(field));
  const isNext = part.hasOutcome && !part.hasChange && part.opener === undefined && part.isBullet !== true;
  return isOpened && hasOutcome && !hasChange && isBare && isNext && namesMetric(part) && hasDay(part);
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
function takeForChange(draft: MutableDraft, raw: string): void {
  const [opener] = draft.claims;
  const start = opener?.field === 'syntax' && opener.start === draft.start ? opener.end : draft.start;
  const span = { start, end: draft.end };
  draft.claims = [claimOf('change', wordsAt(raw, span), span)];
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

/** "If we X, Y goes ..., and if we V, W goes ...": cut where the second begins, if both speak of numbers. */
function splitBets(text: string, sentence: Span): readonly Span[] {
  const [, ...later] = splitClauses(text, sentence).filter(({ kind }) => kind === 'change');
  const cuts = later
    .map(({ opensAt }) => opensAt)
    .filter((at) => /\d/.test(text.slice(sentence.start, at)) && /\d/.test(text.slice(at, sentence.end)));
  return [sentence.start, ...cuts].map((start, i, starts) => ({ start, end: starts[i + 1] ?? sentence.end }));
}
