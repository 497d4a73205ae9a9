import { BUILD } from './build-verbs.ts';
import type { Claim } from './claim.ts';
import type { Clause } from './clauses.ts';
import { METRIC_HEAD, METRIC_MODIFIER } from './metric-words.ts';
import { readOutcome } from './outcome.ts';
import { beginsToBuild, namesChange, withoutNumbers } from './phrase.ts';
import { DATE_MARK, DONE_MARK, type Source } from './source.ts';
import { MOVE_VERB } from './words.ts';

const REASON_ENDS = new RegExp(
  [
    `[,;(—]\\s?(?:and\\s|so\\s)?(?:i'm\\s|we're\\s|i am\\s|we are\\s|about\\s)?${DONE_MARK}`,
    `\\s${DONE_MARK}+[\\s.)!]*$`,
    `[,;(]?\\s(?:and\\s)?(?:by|before|until|bis(?: zum)?|antes del?|até|entro|voor)\\s${DATE_MARK}`,
    `[,;(]\\s?(?:in |within |on )?${DATE_MARK}`,
    `[,;:]\\s(?:so\\s)?[^,;:]{0,90}\\d[^,;:]{0,12}(?:to|→)\\s?[^,;:]{0,3}\\d`,
    String.raw`[,;]\s(?:so|hence|therefore)\s|\s(?:and|so)\sthen\s`,
    String.raw`,\s(?=\p{L}+ing\s[^,]{2,80}\s(?:will|should|would|could|might)\s)`,
  ].join('|'),
  'iu',
);

/** Cuts a clause where it ends without a word that says so. */
export function refine(
  source: Source,
  clause: Clause,
  { hasIf, isLast }: { readonly hasIf: boolean; readonly isLast: boolean },
): readonly Clause[] {
  if (clause.kind === 'because') return cutReason(source.masked, clause);
  if (clause.kind === 'change') return cutChange(source, clause, isLast);
  return hasIf ? [clause] : cutAtArrow(source, clause);
}

function cutReason(text: string, clause: Clause): readonly Clause[] {
  const reason = text.slice(clause.start, clause.end);
  const opens = /(?:^|[.!?;\n])[\s\p{P}]*$/u.test(
    text.slice(Math.max(0, clause.opensAt - 8), clause.opensAt),
  );
  const end = (opens ? /,\s(?=\p{L})/u.exec(reason) : null)?.index ?? REASON_ENDS.exec(reason)?.index;
  return end === undefined ? [clause] : cut(clause, clause.start + end, 'outcome');
}

/** Who goes on with what follows from it: "... it should", "... we get". */
const PRONOUN =
  /\s(?:(?:it|that|this|they|we|those|these)\s(?:should|will|would|could|might|can)|(?:it|they)(?:'d|'ll)|we(?:'d|'ll|\scan|\swill)?\s(?:save|get|have|go|gain|expect|see|reach|hit))\s/i;

const SPEAKS_OF_METRIC = new RegExp(
  `(?<![\\p{L}\\p{N}-])${METRIC_HEAD}(?![\\p{L}\\p{N}-])|\\d|(?:should|will|would)\\s|${MOVE_VERB}\\s`,
  'iu',
);
/** "..., and ship it": more of the change. */
const GOES_ON = new RegExp(`^(?:and\\s|or\\s)?${BUILD}\\s`, 'i');
const LED = String.raw`[,;(—]?\s?(?:by|before|until|in|within|on|with)?\s?`;
const MARK = new RegExp(`${LED}[${DATE_MARK}${DONE_MARK}]`);
const DONE = new RegExp(`${LED}${DONE_MARK}`);

/** "if we X, Y goes ...", "if we X -> Y ...", and where only the metric's own words tell: "if we X retention goes". */
function cutChange(source: Source, clause: Clause, isLast: boolean): readonly Clause[] {
  const text = source.masked.slice(clause.start, clause.end);
  const separators = [...text.matchAll(/[,;:—]\s|[，、。]|\s-{1,2}\s|\s?→\s{0,3}/g)];
  const isOutcome = (from: number): boolean =>
    readOutcome(source, { start: clause.start + from, end: clause.end }, false).moves;
  const pronoun = PRONOUN.exec(text);
  const firstSeparator = separators[0]?.index ?? text.length;
  if (pronoun !== null && pronoun.index < firstSeparator && isOutcome(pronoun.index))
    return cut(clause, clause.start + pronoun.index, 'outcome');
  const subject = ITS_SUBJECT.exec(text)?.index ?? text.length;
  if (subject < firstSeparator && isOutcome(subject)) return cut(clause, clause.start + subject, 'outcome');
  for (const separator of separators) {
    const behind = separator.index + separator[0].length;
    const nextSeparator = separators.find((other) => other.index > separator.index)?.index ?? text.length;
    const piece = text.slice(behind, nextSeparator);
    const isAboutMetric =
      SPEAKS_OF_METRIC.test(piece) ||
      readOutcome(source, { start: clause.start + behind, end: clause.start + nextSeparator }, false).moves;
    if (isAboutMetric && !GOES_ON.test(piece) && isOutcome(behind)) {
      return cut(clause, clause.start + separator.index, 'outcome');
    }
  }
  if (pronoun !== null && isOutcome(pronoun.index))
    return cut(clause, clause.start + pronoun.index, 'outcome');
  const head = metricHead(text, LONG_NAME) ?? metricHead(text, SHORT_NAME);
  if (head !== undefined && isOutcome(head)) return cut(clause, clause.start + head, 'outcome');
  const mark = (isLast ? MARK : DONE).exec(text);
  return mark === null ? [clause] : cut(clause, clause.start + mark.index, 'outcome');
}

/** Verbs that stand before what they move, as German, Dutch, Spanish and others put them. */
const VERB_FIRST =
  '(?:sollten?|wird|werden|könnten?|würden?|dürften?|zal|zullen|moet(?:en)?|steigt|steigen|sinkt|sinken|gaat|gaan|subimos|bajamos|reducimos|aumentamos|reduzimos|riduciamo|aumentiamo|portiamo|passons|fällt|fallen|verdoppel[nt]|halbier(?:t|en)|stijgt|stijgen|daalt|dalen|devraient?|deberían?|deveriam?|dovrebber?o?)';
const ITS_SUBJECT = new RegExp(
  [
    `\\s(?=${VERB_FIRST}\\s)`,
    // "... le notifiche push la frequenza passa da"
    `\\s(?=(?:la|il|lo|le|el|los|las|os?|as?|die|der|das|de|het)\\s(?:\\p{L}+\\s){1,4}?${MOVE_VERB}\\s(?:da|dal|de|du|del|von|van)\\s)`,
    // "... the data the error rate should": two words of the change stand before it at least.
    String.raw`(?<=\S\s+\S.*)\s(?=(?:the|our|their|my)\s(?:(?!(?:the|our|their|my|a|an|to|of|and)\s)\p{L}[\p{L}\p{N}'-]*\s){1,5}(?:should|will|would|could|might|goes|rises|drops|falls|climbs|grows|jumps)\s)`,
  ].join('|'),
  'iu',
);

/** Where a metric begins that only its own words tell from the change before it, which has two words at least. */
const [LONG_NAME, SHORT_NAME] = [4, 0].map(
  (modifiers) =>
    new RegExp(
      `\\s(?:(?:${METRIC_MODIFIER})\\s){0,${modifiers}}${METRIC_HEAD}(?:\\/\\p{L}+)?\\s(?=(?:\\p{L}+\\s){0,3}?(?:from|to|by|up|down|stays?|remains?|keeps?|${MOVE_VERB}|[\\d$€£])(?![\\p{L}]))`,
      'iu',
    ),
);

function metricHead(text: string, name: RegExp | undefined): number | undefined {
  const head = name?.exec(text)?.index;
  return head !== undefined && /\S\s+\S/.test(text.slice(0, head)) ? head : undefined;
}

/** A day or how sure somebody is. */
const STAKED = new RegExp(`[${DATE_MARK}${DONE_MARK}]`);
/** What may stand between a thing to build and the metric that it moves. A comma says it less than an arrow. */
const BETWEEN =
  /\s?(?:→|:|\s[—|-])\s{1,3}|…\s?|\s?\p{Extended_Pictographic}\uFE0F?\s{1,2}|(?<comma>[,，、。])\s?|\s(?<and>and)\s/gu;
const MOVES_AT_ONCE = new RegExp(`^(?:\\p{L}[\\p{L}-]*\\s){1,4}(?:will|should|would|${MOVE_VERB})\\s`, 'iu');
/** A number, or the words of a factor. */
const NUMBER = /\d|(?<!\p{L})(?:half|halves?|doubles?|triples?)(?!\p{L})/iu;
/** What stands before the words that name what is built: "so we'll ", "let's just ". */
const LEAD = new RegExp(
  `^[\\s\\p{P}\\uE001\\uE002]*(?:(?:(?:so|then|and|basically)\\s)*(?:we|i|let's|lets)(?:'ll|\\swill)?\\s(?:just\\s|also\\s)?(?=${BUILD}\\s))?`,
  'iu',
);
/** An arrow between two numbers is a move's own. */
const ENDS_IN_NUMBER = /\d[\d.,]*\s?[^\s\d]{0,8}\s?$/;
const LEFT_LONGEST = 160;
const TRIES_MOST = 6;

/** "X -> Y from A to B", "X: Y from A to B" and "X, Y from A to B". */
function cutAtArrow(source: Source, clause: Clause): readonly Clause[] {
  const text = source.masked.slice(clause.start, clause.end);
  if (!NUMBER.test(text) || readOutcome(source, clause, true).subject !== undefined) return [clause];
  let tries = 0;
  for (const match of text.matchAll(BETWEEN)) {
    const lead = LEAD.exec(text)?.[0].length ?? 0;
    const left = text.slice(lead, match.index);
    if (left.length > LEFT_LONGEST || tries > TRIES_MOST) break;
    const at = match.index + match[0].length;
    const isArrow = match[0].includes('→');
    if (isArrow && ENDS_IN_NUMBER.test(left) && /^[$€£]?\d[\d.,]*(?![\d-])/.test(text.slice(at))) continue;
    const isStrong = isArrow || match[0].includes(':');
    if (!NUMBER.test(text.slice(at)) || !namesChange((isStrong ? withoutNumbers(left) : left).trim()))
      continue;
    const isBuilt = beginsToBuild(left);
    if (match.groups?.and !== undefined && !(isBuilt && MOVES_AT_ONCE.test(text.slice(at)))) continue;
    const behind = { start: clause.start + at, end: clause.end };
    tries += 1;
    const right = readOutcome(source, behind, false);
    if (!saysWhatMoves(right.claims)) continue;
    if (
      /\d/.test(left) &&
      !beginsToBuild(left) &&
      !isWholeMove(right.claims, isArrow || (isStrong && STAKED.test(text)))
    )
      continue;
    const change: Clause = {
      ...clause,
      kind: 'change',
      start: clause.start + lead,
      end: clause.start + match.index,
    };
    const isWeak = match.groups?.comma !== undefined && !isBuilt;
    return [
      { ...change, isWeak },
      { kind: 'outcome', opensAt: change.end, ...behind },
    ];
  }
  return [clause];
}

function isWholeMove(claims: readonly Claim[], isStrong: boolean): boolean {
  if (isStrong && claims.some(({ field }) => field === 'relative')) return true;
  return claims.some(({ field }) => field === 'from') && claims.some(({ field }) => field === 'to');
}

/** A metric and where it goes. A name behind a whole move is more likely what is built. */
function saysWhatMoves(claims: readonly Claim[]): boolean {
  const metric = claims.find(({ field }) => field === 'metric');
  const to = claims.find(({ field }) => field === 'to' || field === 'relative');
  if (metric === undefined || to === undefined) return false;
  const from = claims.find(({ field }) => field === 'from');
  const isRightBehind = metric.start - to.end <= 1;
  return metric.start < to.start || from === undefined || from.start > to.start || isRightBehind;
}

function cut(clause: Clause, at: number, kind: Clause['kind']): readonly Clause[] {
  return [
    { ...clause, end: at },
    { kind, opensAt: at, start: at, end: clause.end },
  ];
}
