import { type Claim, claimOf, type Span } from './claim.ts';
import { METRIC_LEAD, METRIC_TAIL, NO_METRIC } from './metric-words.ts';
import { readMoves } from './moves.ts';
import { beginsToBuild } from './phrase.ts';
import { cover, DATE_MARK, DONE_MARK, type Source, said } from './source.ts';
import { DOWN, MOVE_VERB, TRANSITIVE, UP } from './words.ts';

/** What a stretch says of the metric, and the text before it that names what would be built. */
export interface Outcome {
  readonly claims: readonly Claim[];
  /** The subject of "X should lift Y": the change, where no "if we" says another. */
  readonly subject: Span | undefined;
  /** Whether a number or a verb says that something moves. */
  readonly moves: boolean;
}

const METRIC_LONGEST = 90;
const NEGATED =
  /\b(?:don't|doesn't|do not|does not|won't|will not|not going to|never|isn't going to|wouldn't|not expect(?:ing)?|doubt|nicht|jamais|nunca|niet)\b/i;
/** "I don't expect" opens a clause whose numbers are nobody's bet. */
const NEGATED_OPENING =
  /(?:n't|\bnot|\bnever)\s(?:really\s|even\s)?(?:expect|think|believe|bet|see|reckon|hope|anticipate)(?:ing)?(?:\s(?:that|for|to see))?\s*$/i;
const SEPARATOR = new RegExp(
  `(?:[${DATE_MARK}${DONE_MARK};:()\\n—|、，。]|,(?!\\d))+|\\s-{1,2}\\s|\\s→\\s{0,3}|→\\s{1,3}`,
  'gu',
);
const NOT_AN_OBJECT =
  'from|to|by|below|under|above|over|past|at|in|on|with|back|down|up|out|off|around|within|when|if|because|as|and|again|on|of|de|del|di|da|dal|van|met|naar|von|auf|um|à|a(?=\\s[\\d$€£])|than|for|is|are|will|should|again|further|(?!(?:daily|weekly|monthly|hourly|yearly|early|reply|supply|family)(?!\\p{L}))\\p{L}+ly';
/** What may stand behind "will" and moves nothing else. */
const INTRANSITIVE =
  '(?:be|become|go|get|rise|fall|drop|climb|come|stay|remain|reach|hit|exceed|jump|have|see|need|want|know|end|move|pass|average|stand|look|feel|click|come|use|pay|only|also|not|probably|still|find|start|stop|decrease|increase|like|love|shrink|grow|more|less|put|bet|say|guess|think|expect|hurt|harm|cost|lose|\\p{L}+ly)(?!\\p{L})';
const subjectBefore = (many: '' | '?'): RegExp =>
  new RegExp(
    `^(?<lead>[\\s,;:.${DATE_MARK}${DONE_MARK}-]*(?:(?:that|dass|que|che|i think|so)\\s)?)(?<subject>[^\\n]{2,160}?)\\s(?:(?:should|will|would|could|might|may|can|ought to|ought|(?:is|are) (?:going|expected|supposed) to|gonna|helps?(?: to)?|vai|vão|va a|van a|deve|devem|debería|devrait|dovrebbe|${many === '' ? '' : 'to|'}so that we can|lets us|let us|'ll)\\s(?:(?:probably|also|help|easily|\\p{L}+ly|us)\\s)*)${many}(?<verb>${TRANSITIVE}|\\d{1,2}x(?!\\sa\\s)|(?<=\\s(?:should|will|would|could|might|'ll)\\s)(?!${INTRANSITIVE})\\p{L}{3,14})\\s(?!(?:${NOT_AN_OBJECT})(?![\\p{L}\\p{N}-]))(?=\\p{L}|["'(]|\\d{1,3}-|[$€£]?\\d\\S{0,12}\\s(?:\\p{L}+\\s)?(?:off|from|on|of)\\s)`,
    'iu',
  );
/** "Insights push every Sunday will raise opens": the verb behind "will" comes before any other. */
const WITH_MODAL = subjectBefore('');
const SUBJECT = subjectBefore('?');
const NOUN_TOO =
  /^(?:push|drop|cut|lift|boost|bump|drive|move|increase|decrease|raise|change|pull|turn|trim|knock|double|triple|nudge)$/i;
const MODAL_BEFORE =
  /\b(?:should|will|would|could|might|may|can|ought to|to|gonna|'ll|vai|vão)\s(?:\p{L}+\s)?$/iu;
/** German puts the verb last; the article of what is moved ends the subject. */
const VERB_LAST =
  /^(?<lead>[\s,]*(?:dass\s|dat\s)?)(?<subject>[^\n\d]{2,120}?)\s(?:die|den|das|unsere?n?|het|de|onze|ons)\s(?=[^\n\d]{2,60}\s(?:(?:von|um|auf)\s[^\n]{1,60}?\s(?:senkt|senken|erhöht|erhöhen|steigert|steigern|reduziert|reduzieren|verbessert|verbessern|bringt|bringen|hebt|heben|verringert|verringern)|(?:verhoogt|verhogen|verlaagt|verlagen|vermindert|verminderen|verbetert|verbeteren|brengt|brengen|(?:doet|laat) (?:stijgen|dalen))\s(?:van|met|naar)\s)(?!\p{L}))/iu;
const MODAL = /\b(?:should|will|would|could|might|may|can)\b/i;
const NO_SUBJECT =
  /^(?:(?:and|so|then|that|also|but)\s)*(?:actually|edit|correction|sorry|no|wait|please|should|will|would|could|might|may|can|to|want to|us|we|i|it|this|that|they|which|you|he|she|let's|there|the team|(?:the |our )?(?:goal|target|aim|plan|idea|hope|point|bet) (?:is|here is|would be))?$/i;

/**
 * Reads metric, direction, baseline and target from a stretch that is about the outcome.
 * @param mayHaveSubject whether the words in front could be the change
 */
export function readOutcome(source: Source, span: Span, mayHaveSubject: boolean): Outcome {
  const built = mayHaveSubject ? builtSubject(source.masked, span) : undefined;
  const moves = readMoves(source.masked, { start: built?.verb ?? span.start, end: span.end }, source.style);
  if (isNegated(source.masked, span, moves)) return { claims: [], subject: undefined, moves: false };
  const covered = cover(source.masked, moves, DONE_MARK);
  const subject = mayHaveSubject ? (built ?? subjectOf(source.masked, span, moves)) : undefined;
  const rest = subject === undefined ? span : { start: subject.verb, end: span.end };
  const metric = metricIn(source, covered, rest, moves);
  const isMoving = moves.length > 0 || (metric?.isMoved ?? false);
  if (metric === undefined) return { claims: moves, subject: subject?.span, moves: isMoving };
  const direction = metric.direction ?? moves.find((claim) => claim.field === 'relative')?.value.direction;
  const claims: Claim[] = [...moves, claimOf('metric', metric.name, metric), ...metric.glue];
  if (direction !== undefined) claims.push(claimOf('direction', direction, metric));
  return { claims, subject: subject?.span, moves: isMoving };
}

/** Only up to the last number: what comes behind it may be a reason. */
function isNegated(text: string, span: Span, moves: readonly Claim[]): boolean {
  const end = moves.length === 0 ? span.end : Math.max(...moves.map((claim) => claim.end));
  const opening = text.slice(Math.max(0, span.start - 32), span.start);
  return NEGATED.test(text.slice(span.start, end)) || NEGATED_OPENING.test(opening);
}

interface Subject {
  readonly span: Span;
  /** Where the verb begins that follows it. */
  readonly verb: number;
}

/** "Cutting the form to 2 fields will lift ...": a subject that builds may hold numbers, and they are its own. */
function builtSubject(text: string, span: Span): Subject | undefined {
  const subject = subjectOf(text, span, []);
  if (subject === undefined) return undefined;
  if (ownNumber(text, span, subject)) return subject;
  const isBuilt = beginsToBuild(text.slice(subject.span.start, subject.span.end));
  const says = text.slice(subject.span.end, subject.verb + 16);
  return isBuilt && (MODAL.test(text.slice(subject.span.end, subject.verb)) || /^\s\p{L}+s\s/u.test(says))
    ? subject
    : undefined;
}

const IS_VERB = new RegExp(`^(?:${TRANSITIVE}|\\d{1,2}x|)$`, 'iu');

/** "A discount of 10 % lifts the share from 20 % to 28 %": behind the verb stands all of the move. */
function ownNumber(text: string, span: Span, { span: { start, end }, verb }: Subject): boolean {
  if (!/\d/.test(text.slice(start, end))) return false;
  const moves = readMoves(text, { start: verb, end: span.end }, 'english');
  return moves.some(({ field }) => field === 'from') && moves.some(({ field }) => field === 'to');
}

/** What is said before a subject, to somebody or of the speaker: "whoever owns search: ", "not sure it works but ". */
const ASIDE_BEFORE =
  /^(?:(?:subject|pending|depending|in|for|after|before|during|on|at|like|honestly|personally|frankly|fwiw|imo)(?:\s[^,\n]{1,50})?,\s|(?:my gut says|my guess is|hot take:?|maybe|perhaps)\s(?:that\s|but\s)?|[^\n]{2,60}(?::\s|\s(?:but|though|and (?:so )?(?:i|we) think|i think|i'd say)\s(?:that\s)?))+/i;

function subjectOf(text: string, span: Span, moves: readonly Claim[]): Subject | undefined {
  const stretch = text.slice(span.start, span.end);
  const match = WITH_MODAL.exec(stretch) ?? SUBJECT.exec(stretch) ?? VERB_LAST.exec(stretch);
  const { subject, lead = '', verb = '' } = match?.groups ?? {};
  if (match === null || subject === undefined) return undefined;
  // "Price drop alerts" name a thing: without a number or "will" a verb shows itself by its ending.
  const isPlain =
    !/(?:s|ing)$/.test(verb) && !MODAL_BEFORE.test(stretch.slice(0, match[0].length - verb.length - 1));
  if (isPlain && !/\d|\b(?:half|double|triple)\b/i.test(stretch) && NOUN_TOO.test(verb)) return undefined;
  const start = span.start + lead.length + (ASIDE_BEFORE.exec(subject)?.[0].length ?? 0);
  const end = span.start + lead.length + subject.length;
  const holdsMove = moves.some((move) => move.start < end);
  if (holdsMove || NO_SUBJECT.test(subject.trim()) || /[\uE001\uE002]/.test(subject)) return undefined;
  // A verb that is none of ours says nothing of the metric but where it begins.
  const behind = IS_VERB.test(verb) ? verb.length + 1 : 0;
  return { span: { start, end }, verb: span.start + match[0].length - behind };
}

/** What follows the numbers and is no metric: a date that was not read, a reason, a condition. */
const ASIDE =
  /^\s*(?:by|before|until|within|from|with|via|through|using|because|if|at|this|next|over|so|but)\b/i;

interface Named extends Span {
  readonly chunk: Span;
  /** The verbs and little words around the name. */
  readonly glue: readonly Claim[];
  readonly name: string;
  readonly direction: 'up' | 'down' | undefined;
  /** A verb beside it says that it moves, whichever way. */
  readonly isMoved: boolean;
}

/** The words that name what moves: the last before the first number, else the first behind it. */
function metricIn(source: Source, covered: string, span: Span, moves: readonly Claim[]): Named | undefined {
  const first = Math.min(...moves.map((claim) => claim.start), span.end);
  const chunks = chunksOf(covered, span).map((chunk) => nameIn(source, covered, chunk));
  const named = chunks.filter((chunk) => chunk.name !== '' && chunk.name.length <= METRIC_LONGEST);
  const before = named.filter((chunk) => chunk.start < first);
  const behind = named.find((chunk) => !ASIDE.test(covered.slice(chunk.chunk.start, chunk.end)));
  const best = moves.length > 0 ? (before.at(-1) ?? behind) : named.find((chunk) => chunk.isMoved);
  if (best === undefined) return undefined;
  const words = chunks.find((chunk) => chunk.direction !== undefined && chunk.name === '');
  return { ...best, direction: best.direction ?? words?.direction };
}

/** Brackets without a number that was read belong to the name: "slow queries (>1s)". */
const BRACKETED = /\([^()\uE001\uE002\n]{1,60}\)/g;

function chunksOf(covered: string, span: Span): readonly Span[] {
  const text = covered.slice(span.start, span.end).replace(BRACKETED, (it) => 'x'.repeat(it.length));
  const chunks: Span[] = [];
  let at = 0;
  for (const match of text.matchAll(SEPARATOR)) {
    if (match.index > at) chunks.push({ start: span.start + at, end: span.start + match.index });
    at = match.index + match[0].length;
  }
  if (at < text.length) chunks.push({ start: span.start + at, end: span.end });
  return chunks;
}

const VERB = new RegExp(`(?<![\\p{L}\\p{N}-])${MOVE_VERB}(?![\\p{L}\\p{N}-])`, 'iu');
const DIRECTIONS = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:(?<up>${UP})|(?<down>${DOWN}))(?![\\p{L}\\p{N}-])`,
  'giu',
);

/** What is quoted in a name is all its own: "\"is it down\" tickets". */
const QUOTED = /"[^"\n]{1,40}"(?=\s\p{L})|(?<![\p{L}\p{N}])'[^'\n]{1,40}'(?=\s\p{L})/gu;

/** A chunk without the verbs and little words at its ends, and the direction that those say. */
function nameIn(source: Source, covered: string, chunk: Span): Named {
  const text = covered.slice(chunk.start, chunk.end).replace(QUOTED, (it) => 'x'.repeat(it.length));
  const lead = METRIC_LEAD.exec(text)?.[0].length ?? 0;
  const core = text.slice(lead);
  const verb = INNER_VERB.exec(core);
  const noun = core.slice(0, verb?.index);
  const tail = METRIC_TAIL.exec(noun)?.index ?? noun.length;
  const span = { start: chunk.start + lead, end: chunk.start + lead + tail };
  const words = /\p{L}/u.test(core.slice(0, tail)) ? closed(said(source, span)) : '';
  const name = NO_METRIC.test(words) ? '' : words;
  const around = `${text.slice(0, lead)} ${core.slice(tail)}`;
  const behindVerb = noun.length + (verb?.[0].length ?? 0);
  const behind = behindVerb + (METRIC_LEAD.exec(core.slice(behindVerb))?.[0].length ?? 0);
  const glue = [
    claimOf('syntax', '', { start: chunk.start, end: span.start }),
    claimOf('syntax', '', { start: span.end, end: span.start + behind }),
  ];
  return { ...span, chunk, glue, name, direction: directionIn(around), isMoved: VERB.test(around) };
}

/** A bracket that was opened is closed again. */
function closed(name: string): string {
  return name.includes('(') && !name.includes(')') ? `${name})` : name;
}

/** Where the verb begins in "weekly retention to go" or "churn will drop": the name ends there. */
const INNER_VERB = new RegExp(
  `\\s(?:(?:to|will|should|would|could|might|may|can|is going to|are going to|gonna|needs to|then)\\s(?:(?:also|probably|then|\\p{L}+ly)\\s)?${MOVE_VERB}(?![\\p{L}\\p{N}-])|(?:goes?|climbs?|rises?|falls?|drops|jumps?|grows?|sinks?|increases|decreases|becomes?|passes|improves)(?=\\s|$)|(?:${UP}|${DOWN})(?=\\s(?:by|to|from|below|under|above)\\s)|(?:from|to|at|von|auf)(?=\\s[$€£~<>]?\\d)|(?:by|before|until)(?=\\s))`,
  'iu',
);

function directionIn(words: string): 'up' | 'down' | undefined {
  const said = new Set(
    [...words.matchAll(DIRECTIONS)].map((match) => (match.groups?.up === undefined ? 'down' : 'up')),
  );
  const [only, ...others] = said;
  return others.length > 0 ? undefined : only;
}
