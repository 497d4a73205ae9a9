import { type Claim, claimOf, type Span } from './claim.ts';
import { type Clause, splitClauses } from './clauses.ts';
import { readOutcome } from './outcome.ts';
import { DATE_MARK, DONE_MARK, type Source, wordsAt } from './source.ts';
import { BUILD, METRIC_HEAD, METRIC_MODIFIER, MOVE_VERB } from './words.ts';

/** What one sentence or line was read as. */
export interface SentenceReading extends Span {
  readonly claims: readonly Claim[];
  /** It says what would be built in so many words ("if we ..."). */
  readonly hasChange: boolean;
  /** It says by numbers or verbs that something moves. */
  readonly hasOutcome: boolean;
}

const DEADLINE =
  /(?:^|[^\p{L}])(?:by|before|until|till|til|no later than|due|within|bis(?: zum)?|vor|d'ici(?: à)?|avant|antes del?|para(?: el)?|hasta(?: el)?|até|entro|prima del?|voor|tegen)\s*(?:the\s|mid-?\s?|about\s|around\s)?$/iu;
const NO_DEADLINE =
  /(?:^|[^\p{L}])(?:since|as of|last|starting|after|launched|shipped|from|seit|depuis|desde)(?:\son)?\s*$/iu;
const REASON_ENDS = new RegExp(
  [
    `[,;(—]\\s?(?:and\\s|so\\s)?(?:i'm\\s|we're\\s|i am\\s|we are\\s|about\\s)?${DONE_MARK}`,
    `\\s${DONE_MARK}+[\\s.)!]*$`,
    `[,;(]?\\s(?:and\\s)?(?:by|before|until|bis(?: zum)?|antes del?|até|entro|voor)\\s${DATE_MARK}`,
    `[,;(]\\s?(?:in |within |on )?${DATE_MARK}`,
    `[,;:]\\s(?:so\\s)?[^,;:]{0,90}\\d[^,;:]{0,12}(?:to|->|→|=>)\\s?[^,;:]{0,3}\\d`,
    String.raw`[,;]\s(?:so|hence|therefore)\s`,
  ].join('|'),
  'iu',
);

/** Reads one sentence of the source. */
export function readSentence(source: Source, sentence: Span): SentenceReading {
  const clauses = splitClauses(source.masked, sentence);
  const hasIf = clauses.some((clause) => clause.kind === 'change');
  const claims: Claim[] = [];
  let hasOutcome = false;
  let hasChange = hasIf;
  const refined = clauses.flatMap((each) =>
    refine(source, each, { hasIf, isLast: each.end === sentence.end }),
  );
  for (const clause of refined) {
    if (clause.opensAt < clause.start) {
      claims.push(claimOf('syntax', '', { start: clause.opensAt, end: clause.start }));
    }
    if (clause.kind === 'because') claims.push(...textClaim(source, 'because', clause));
    else if (clause.kind === 'change') claims.push(...textClaim(source, 'change', clause));
    else {
      const outcome = readOutcome(source, clause, !hasChange);
      claims.push(...outcome.claims);
      hasOutcome ||= outcome.moves;
      if (outcome.subject !== undefined) {
        hasChange = true;
        claims.push(...textClaim(source, 'change', outcome.subject));
      }
    }
    claims.push(...datesIn(source, clause, clause.end === sentence.end));
  }
  const own = source.claims.filter((claim) => claim.start >= sentence.start && claim.end <= sentence.end);
  return { ...sentence, claims: [...claims, ...own], hasChange, hasOutcome };
}

/** Cuts a clause where it ends without a word that says so. */
function refine(
  source: Source,
  clause: Clause,
  { hasIf, isLast }: { readonly hasIf: boolean; readonly isLast: boolean },
): readonly Clause[] {
  if (clause.kind === 'because') return cutReason(source.masked, clause);
  if (clause.kind === 'change') return cutChange(source, clause, isLast);
  return hasIf ? [clause] : cutAtArrow(source, clause);
}

function cutReason(text: string, clause: Clause): readonly Clause[] {
  const end = REASON_ENDS.exec(text.slice(clause.start, clause.end))?.index;
  return end === undefined ? [clause] : cut(clause, clause.start + end, 'outcome');
}

/** "if we X, Y goes ...", "if we X -> Y ...", and where only the metric's own words tell: "if we X retention goes". */
function cutChange(source: Source, clause: Clause, isLast: boolean): readonly Clause[] {
  const text = source.masked.slice(clause.start, clause.end);
  const separators = [...text.matchAll(/[,;:—]\s|\s-{1,2}\s|\s?(?:->|=>|→|⇒)\s?/g)];
  const isOutcome = (from: number): boolean =>
    readOutcome(source, { start: clause.start + from, end: clause.end }, false).moves;
  for (const separator of separators) {
    const behind = separator.index + separator[0].length;
    const nextSeparator = separators.find((other) => other.index > separator.index)?.index ?? text.length;
    const piece = text.slice(behind, nextSeparator);
    const speaksOfMetric = new RegExp(
      `(?<![\\p{L}\\p{N}-])${METRIC_HEAD}(?![\\p{L}\\p{N}-])|\\d|(?:should|will|would)\\s|${MOVE_VERB}\\s`,
      'iu',
    );
    const isAboutMetric =
      speaksOfMetric.test(piece) ||
      readOutcome(source, { start: clause.start + behind, end: clause.start + nextSeparator }, false).moves;
    if (isAboutMetric && !new RegExp(`^(?:and\\s|or\\s)?${BUILD}\\s`, 'i').test(piece) && isOutcome(behind)) {
      return cut(clause, clause.start + separator.index, 'outcome');
    }
  }
  const pronoun = /\s(?:it|that|this|they)\s(?:should|will|would|could|might)\s/i.exec(text);
  if (pronoun !== null && isOutcome(pronoun.index))
    return cut(clause, clause.start + pronoun.index, 'outcome');
  const head = metricHead(text, 4) ?? metricHead(text, 0);
  if (head !== undefined && isOutcome(head)) return cut(clause, clause.start + head, 'outcome');
  const marks = isLast ? `${DATE_MARK}${DONE_MARK}` : DONE_MARK;
  const mark = new RegExp(`[,;(—]?\\s?(?:by|before|until|in|within|on|with)?\\s?[${marks}]`).exec(text);
  return mark === null ? [clause] : cut(clause, clause.start + mark.index, 'outcome');
}

/** Where a metric begins that only its own words tell from the change before it, which has two words at least. */
function metricHead(text: string, modifiers: number): number | undefined {
  const head = new RegExp(
    `\\s(?:(?:${METRIC_MODIFIER})\\s){0,${modifiers}}${METRIC_HEAD}\\s(?=(?:\\p{L}+\\s){0,3}?(?:from|to|by|up|down|${MOVE_VERB}|[\\d$€£])(?![\\p{L}]))`,
    'iu',
  ).exec(text)?.index;
  return head !== undefined && /\S\s+\S/.test(text.slice(0, head)) ? head : undefined;
}

/** What stands before a colon and names no change. */
const NO_CHANGE =
  /^[\s\p{P}]*(?:(?:if|when|because|so)\b|(?:our |the |my )?(?:goal|target|metric|kpi|aim|baseline|today|now|outcome|result|expectation|what (?:we|i) expect|what should happen|specifically|for the record|note|fyi|update|tl;?dr)\b)/iu;

/** What is built holds no number, unless it begins like a thing to build: "raise the limit to 2 GB: ...". */
const ARROW = new RegExp(
  `^((?:\\s?${BUILD}\\s[^\\n:→=]{3,160}?|[^\\d\\n]{3,160}?))\\s?(?:->|=>|→|⇒|➜|:|\\s—|\\s-)\\s(?=[^\\n]*\\d)`,
  'iu',
);

/** "X -> Y from A to B" and "X: Y from A to B". */
function cutAtArrow(source: Source, clause: Clause): readonly Clause[] {
  const text = source.masked.slice(clause.start, clause.end);
  const arrow = ARROW.exec(text);
  if (arrow === null || NO_CHANGE.test(arrow[1] ?? '')) return [clause];
  const behind = { start: clause.start + arrow[0].length, end: clause.end };
  const right = readOutcome(source, behind, false);
  const isMetric = right.claims.some((claim) => claim.field === 'metric');
  if (!right.moves || !isMetric) return [clause];
  const left: Clause = { ...clause, kind: 'change', end: clause.start + (arrow[1]?.length ?? 0) };
  return [left, { kind: 'outcome', opensAt: left.end, ...behind }];
}

function cut(clause: Clause, at: number, kind: Clause['kind']): readonly Clause[] {
  return [
    { ...clause, end: at },
    { kind, opensAt: at, start: at, end: clause.end },
  ];
}

function textClaim(source: Source, field: 'change' | 'because', span: Span): readonly Claim[] {
  const visible = source.masked.slice(span.start, span.end).replace(/[\uE001\uE002]/g, '');
  if (!/\p{L}/u.test(visible)) return [];
  const value = wordsAt(source.raw, span).replace(/^(?:that|we|then|and|just)\s+(?=\S)/i, '');
  const whole = field === 'because' ? value.replace(/\s+(?:and|und|et|y|e|en)$/i, '') : value;
  return whole === '' ? [] : [claimOf(field, whole, span)];
}

/** Dates with how likely each is the bet's own: one that "by" leads into, outside of a reason, comes first. */
function datesIn(source: Source, clause: Clause, isLast: boolean): readonly Claim[] {
  return source.dates
    .filter((date) => date.start >= clause.start && date.end <= clause.end)
    .flatMap((date) => {
      const before = source.flat.slice(Math.max(0, date.start - 24), date.start);
      if (NO_DEADLINE.test(before)) return [];
      const lead = DEADLINE.exec(before);
      const isAside = clause.kind === 'because' || clause.kind === 'change';
      if (isAside && (lead === null || !isLast)) return [];
      const start = date.start - (lead?.[0].trimStart().length ?? 0);
      return [{ ...date, start, rank: (isAside ? 4 : 2) + (lead === null ? 1 : 0) }];
    });
}
