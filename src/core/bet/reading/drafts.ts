import { type Claim, claimOf, type ReadContext, type Span } from './claim.ts';
import { splitClauses } from './clauses.ts';
import { findKeyed, readKeyed } from './keyed.ts';
import { readSentence, type SentenceReading } from './sentence.ts';
import { cover, type Source, sourceOf, wordsAt } from './source.ts';
import { BUILD } from './words.ts';

/** The claims of one bet. */
export interface Draft extends Span {
  readonly claims: readonly Claim[];
  /** Words open it that only a bet has: "bet:", "we bet", "hypothesis:", or it was typed field by field. */
  readonly isOpened: boolean;
}

const BUILDS = new RegExp(`^(?:${BUILD}|bauen)(?![\\p{L}-])`, 'iu');

/** Beyond this nobody is stating a bet: it is kept as it is, unread. Keeps the answer to a hostile text quick. */
const TEXT_LONGEST = 40_000;
/** Longer sentences are nobody's: they are cut, so that the time to read stays linear in the text. */
const SENTENCE_LONGEST = 1_500;
const SENTENCE = /[^.!?;\n]+(?:[.!?;]+(?!\s|$)[^.!?;\n]*)*[.!?;]*/gu;
const ABBREVIATION = /(?:\b(?:e\.g|i\.e|vs|approx|ca|incl|esp|no|dr|mr|etc|bzw|z\.b|p\.ex|ej)\.|\d\.)$/i;
const BULLET = /^\s*(?:[-•+>*]|\d{1,2}[.)]|\(?[a-h1-9]\))\s+/;
/** A question is nobody's bet, whatever it mentions. */
const QUESTION =
  /^\s*(?:[^\n?]{0,24}\b(?=(?:can|could|would) (?:you|we|someone|anyone)\b)|and |but |so |hmm |ok )?(?:what|how|why|who|when|where|which|should|shall|can|could|would|do|does|did|is|are|anyone|anybody|has|have|any)\b[^\n]*\?[\s?!]*$/i;
/** Who announces what they build says the change, where no "if" does. */
const ANNOUNCED =
  /^\s*(?:let's|lets|we(?:'re| are)(?: going to| gonna| about to)?|we(?:'ll| will| should| could| want to| plan to)|i(?:'m| am) (?:going to|gonna)|i(?:'ll| want to)|wir(?: werden| wollen)?|plan\s?:|idea\s?:|proposal\s?:)\s+/i;
const OPENER =
  /^\s*(?:[-•+>*]\s+)?(?:\/bet(?:\s+new)?\s|(?:new |my |our |next |first |second |third |another |also |quick |small |big )*(?:bet|wette|pari|apuesta|aposta|scommessa|hypothesis|hypothese|hypothèse|hipótesis)\s?(?:#?\d{1,2}|[a-d]|one|two|three)?\s?[:—-]|(?:idea|proposal|pitch|plan)\s?:)\s*/i;

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
  for (const part of parts.toSorted((a, b) => a.start - b.start)) place(drafts, part);
  return { source, drafts };
}

interface Part extends SentenceReading {
  readonly isKeyed: boolean;
  readonly opener?: Span | undefined;
  readonly isBullet?: boolean;
}

interface MutableDraft {
  start: number;
  end: number;
  claims: Claim[];
  isOpened: boolean;
  hasChange: boolean;
  hasOutcome: boolean;
}

function readOpened(source: Source, sentence: Span): Omit<Part, 'isKeyed'> {
  const text = source.masked.slice(sentence.start, sentence.end);
  const bullet = BULLET.exec(text)?.[0].length ?? 0;
  const opener = OPENER.exec(text.slice(bullet))?.[0].length ?? 0;
  const start = sentence.start + bullet + opener;
  if (opener === 0 && QUESTION.test(text))
    return { ...sentence, claims: [], hasChange: false, hasOutcome: false };
  const isNamed = opener > 0 && !/hypo|hipó/i.test(text.slice(0, bullet + opener));
  const reading = withAnnounced(source, { start, end: sentence.end }, isNamed);
  const span = { start: sentence.start, end: start };
  const claims: readonly Claim[] =
    bullet + opener === 0 ? reading.claims : [{ field: 'syntax', value: '', ...span }, ...reading.claims];
  return { ...reading, claims, opener: opener === 0 ? undefined : span, isBullet: bullet > 0 };
}

/** "Let's build X", "bet: X": the change, where the sentence says nothing else. */
function withAnnounced(source: Source, span: Span, isOpened: boolean): SentenceReading {
  const reading = readSentence(source, span);
  const says = new Set(reading.claims.map(({ field }) => field));
  if (
    says.has('change') ||
    says.has('from') ||
    says.has('to') ||
    says.has('relative') ||
    says.has('because')
  ) {
    return reading;
  }
  const text = source.masked.slice(span.start, span.end);
  const lead = ANNOUNCED.exec(text);
  const start = lead?.[0].length ?? 0;
  const end = /[,;:\uE001\uE002\n]|\s-{1,2}\s/.exec(text.slice(start))?.index ?? text.length - start;
  const change = { start: span.start + start, end: span.start + start + end };
  const value = wordsAt(source.raw, change);
  const isBuilt = isOpened || (BUILDS.test(value) && (lead !== null || says.size === 0));
  if (!isBuilt || value.length < 3 || value.length > 120) return reading;
  const others = reading.claims.filter(({ field }) => field !== 'metric' && field !== 'direction');
  return {
    ...reading,
    claims: [...others, claimOf('change', value, change)],
    hasChange: true,
    hasOutcome: false,
  };
}

/** A part goes on with the bet before it, unless it opens one of its own. */
function place(drafts: MutableDraft[], part: Part): void {
  const current = drafts.at(-1);
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
    });
    return;
  }
  current.end = Math.max(current.end, part.end);
  current.claims.push(...part.claims);
  current.isOpened ||= part.opener !== undefined || part.isKeyed;
  current.hasChange ||= part.hasChange;
  current.hasOutcome ||= part.hasOutcome;
}

function namesMetric(part: Part): boolean {
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

/** Sentences and lines, long ones in pieces. */
function sentencesOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    if (match[0].trim() === '') continue;
    const last = spans.at(-1);
    const start = match.index;
    const end = start + match[0].length;
    const goesOn =
      last !== undefined && last.end === start && ABBREVIATION.test(text.slice(last.start, last.end));
    if (goesOn && end - last.start <= SENTENCE_LONGEST) spans[spans.length - 1] = { start: last.start, end };
    else
      for (let at = start; at < end; at += SENTENCE_LONGEST)
        spans.push({ start: at, end: Math.min(end, at + SENTENCE_LONGEST) });
  }
  return spans;
}
