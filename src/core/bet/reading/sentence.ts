import { ANNOUNCED, isAnnounced } from './announced.ts';
import { type Claim, claimOf, type Span, WEAK_RANK } from './claim.ts';
import { type Clause, splitClauses } from './clauses.ts';
import { readOutcome } from './outcome.ts';
import { beginsToBuild } from './phrase.ts';
import { refine } from './refine.ts';
import { type Source, said } from './source.ts';

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
/** When it is there is not when it shows. */
const THERE_BY = /\bif\s\S+(?:'s|'re|\sis|\sare)\s(?:live|out|ready|done|shipped)\s(?:by|before)\s*$/i;
/** Reads one sentence of the source. */
export function readSentence(source: Source, sentence: Span): SentenceReading {
  const clauses = splitClauses(source.masked, sentence);
  const hasIf = clauses.some((clause) => clause.kind === 'change');
  const claims: Claim[] = [];
  let hasOutcome = false;
  let hasChange = hasIf;
  const refined = clauses
    .map(asImperative(source))
    .flatMap((each) => refine(source, each, { hasIf, isLast: each.end === sentence.end }));
  for (const clause of refined) {
    if (clause.glue !== undefined) claims.push(...clause.glue);
    else if (clause.opensAt < clause.start)
      claims.push(claimOf('syntax', '', { start: clause.opensAt, end: clause.start }));
    if (clause.kind === 'because') claims.push(...textClaim(source, 'because', clause));
    else if (clause.kind === 'change') {
      const said = textClaim(source, 'change', clause);
      claims.push(...(clause.isWeak ? said.map((claim) => ({ ...claim, rank: WEAK_RANK })) : said));
    } else {
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

/** "Raise the quota to 10k and I'd expect ...": who begins with what to do says the change, with its numbers. */
function asImperative({ masked }: Source) {
  return (clause: Clause, i: number, clauses: readonly Clause[]): Clause => {
    const text = masked.slice(clause.start, clause.end);
    if (clause.kind === 'lead' && GERUND.test(text)) return { ...clause, kind: 'change' };
    const should = clause.kind === 'outcome' ? SHOULD.exec(text)?.[0].length : undefined;
    if (should !== undefined && beginsToBuild(text.slice(should)))
      return { ...clause, kind: 'change', start: clause.start + should };
    const lead = ANNOUNCED.exec(text)?.[0].length ?? 0;
    const isOne =
      clause.kind === 'lead' &&
      clauses[i + 1]?.kind === 'outcome' &&
      (beginsToBuild(text.slice(lead)) || isAnnounced(text));
    const start = clause.start + lead;
    const goal = masked.slice(clauses[i + 1]?.start, clauses[i + 1]?.end);
    if (
      isOne &&
      /\d/.test(goal) &&
      PURPOSE.test(masked.slice(clauses[i + 1]?.opensAt, clauses[i + 1]?.start))
    )
      return { ...clause, start, kind: 'change' };
    const joint = /(?:\s(?:and|so|und|et|y|e|en)|[,;—-])\s*$/i.exec(text);
    return isOne && joint !== null
      ? { ...clause, start, kind: 'change', end: clause.start + joint.index }
      : clause;
  };
}

/** "Abbassando la soglia, gli ordini passeranno da ..." */
const GERUND = /^\s*\p{L}{3,}(?:ando|endo)\s[^,]{3,90},\s/iu;
const PURPOSE = /^(?:so that|in order to)/i;

/** "I think we should ...": what is thought is what to build. */
const SHOULD =
  /^\s*(?:we|i)\s(?:should|could|need to|ought to|must|can)\s(?:just\s|also\s|really\s)?(?!(?:get|bring|hit|reach|take|push|drive)\s)/i;

function textClaim(source: Source, field: 'change' | 'because', whole: Span): readonly Claim[] {
  const span = field === 'change' ? withoutAside(source.masked, whole) : whole;
  const visible = source.masked.slice(span.start, span.end).replace(/[\uE001\uE002]/g, '');
  if (!/\p{L}/u.test(visible)) return [];
  const value = said(source, span)
    .replace(/^(?:that|we|then|and|just|(?:impact|effect|result) of)\s+(?=\S)/i, '')
    .replace(/(?<=する)と$|すれば$|したら$/, '')
    .replace(field === 'because' ? /\s+(?:and|und|et|y|e|en)$/i : /$^/, '');
  return value === '' ? [] : [claimOf(field, value, span)];
}

/** What stands in brackets behind a change and was read already, or is of the metric, is none of it. */
function withoutAside(text: string, { start, end }: Span): Span {
  const aside = /\s\([^()]*\)?\s*$/.exec(text.slice(start, end));
  const purpose = PURPOSE_BEHIND.exec(text.slice(start, end))?.index ?? end - start;
  const isAside = aside !== null && IS_ASIDE.test(aside[0]);
  return { start, end: start + Math.min(purpose, isAside ? aside.index : purpose) };
}

const PURPOSE_BEHIND = /(?<=\p{L}\s\S+)\sso\s(?:that\s)?(?:people|we|they|users|customers|you|it)\s/iu;
const IS_ASIDE =
  /[\uE001\uE002]|\d.*\b(?:last|now|today|currently|baseline)\b|\b(?:now|today|currently|baseline)\b.*\d/i;

/** Dates with how likely each is the bet's own: one that "by" leads into, outside of a reason, comes first. */
function datesIn(source: Source, clause: Clause, isLast: boolean): readonly Claim[] {
  return source.dates
    .filter((date) => date.start >= clause.start && date.end <= clause.end)
    .flatMap((date) => {
      const before = source.flat.slice(Math.max(0, date.start - 32), date.start);
      if (NO_DEADLINE.test(before) || THERE_BY.test(before)) return [];
      const lead = DEADLINE.exec(before);
      const isAside = clause.kind === 'because' || clause.kind === 'change';
      if (isAside && (lead === null || !isLast)) return [];
      const start = date.start - (lead?.[0].trimStart().length ?? 0);
      return [{ ...date, start, rank: (isAside ? 4 : 2) + (lead === null ? 1 : 0) }];
    });
}
