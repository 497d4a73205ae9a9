import type { Claim, Span } from './claim.ts';
import { readMoves } from './moves.ts';
import { beginsToBuild } from './phrase.ts';
import { DATE_MARK, DONE_MARK } from './source.ts';
import { TRANSITIVE } from './words.ts';

const NOT_AN_OBJECT =
  'from|to|by|below|under|above|over|past|at|in|on|with|back|down|up|out|off|around|within|when|if|because|as|and|again|on|of|de|del|di|da|dal|van|met|naar|von|auf|um|à|a(?=\\s[\\d$€£])|than|for|is|are|will|should|again|further|(?!(?:daily|weekly|monthly|hourly|yearly|early|reply|supply|family)(?!\\p{L}))\\p{L}+ly';
/** What may stand behind "will" and moves nothing else. */
const INTRANSITIVE =
  '(?:be|become|go|get|rise|fall|drop|climb|come|stay|remain|reach|hit|exceed|jump|have|see|need|want|know|end|move|pass|average|stand|look|feel|click|come|use|pay|only|also|not|probably|still|find|start|stop|decrease|increase|like|love|shrink|grow|more|less|put|bet|say|guess|think|expect|hurt|harm|cost|lose|\\p{L}+ly)(?!\\p{L})';
/** What leads into the verb: "should", "is going to". */
const MODALS =
  "should|will|would|could|might|may|can|ought to|ought|(?:is|are) (?:going|expected|supposed) to|gonna|helps?(?: to)?|vai|vão|va a|van a|deve|devem|debería|devrait|dovrebbe|so that we can|lets us|let us|'ll";
const LEAD = String.raw`(?<lead>(?:(?:by|until|before|within|in)\s(?=[${DATE_MARK}]))?[\s,;:.${DATE_MARK}${DONE_MARK}-]*(?:(?:that|dass|que|che|i think|so)\s)?)`;
const ADVERBS = String.raw`(?:(?:probably|also|help|easily|\p{L}+ly|us)\s)*`;
const VERB = String.raw`(?<verb>${TRANSITIVE}|\d{1,2}x(?!\sa\s)|(?<=\s(?:should|will|would|could|might|'ll)\s)(?!${INTRANSITIVE})\p{L}{3,14})`;
/** What is moved: words, or an amount that is taken off something. */
const OBJECT = String.raw`(?!(?:${NOT_AN_OBJECT})(?![\p{L}\p{N}-]))(?=\p{L}|["'(]|\d{1,3}-|[$€£]?\d\S{0,12}\s(?:\p{L}+\s)?(?:off|from|on|of)\s)`;
const subjectBefore = (modals: string, many: '' | '?'): RegExp =>
  new RegExp(
    String.raw`^${LEAD}(?<subject>[^\n]{2,160}?)\s(?:(?:${modals})\s${ADVERBS})${many}${VERB}\s${OBJECT}`,
    'iu',
  );
/** "Insights push every Sunday will raise opens": the verb behind "will" comes before any other. */
const WITH_MODAL = subjectBefore(MODALS, '');
const SUBJECT = subjectBefore(`${MODALS}|to`, '?');
/** Verbs that are nouns as well. */
const NOUN_TOO =
  /^(?:push|drop|cut|lift|boost|bump|drive|move|increase|decrease|raise|change|pull|turn|trim|knock|double|triple|nudge)$/i;
const MODAL_BEFORE =
  /\b(?:should|will|would|could|might|may|can|ought to|to|gonna|'ll|vai|vão)\s(?:\p{L}+\s)?$/iu;
/** German puts the verb last; the article of what is moved ends the subject. */
const VERB_LAST =
  /^(?<lead>[\s,]*(?:dass\s|dat\s)?)(?<subject>[^\n\d]{2,120})\s(?:die|den|das|unsere?n?|het|de|onze|ons)\s(?=[^\n\d]{2,60}\s(?:(?:von|um|auf)\s[^\n]{1,60}?\s(?:senkt|senken|erhöht|erhöhen|steigert|steigern|reduziert|reduzieren|verbessert|verbessern|bringt|bringen|hebt|heben|verringert|verringern)|(?:verhoogt|verhogen|verlaagt|verlagen|vermindert|verminderen|verbetert|verbeteren|brengt|brengen|(?:doet|laat) (?:stijgen|dalen))\s(?:van|met|naar)\s|(?:van|met|naar)\s[^\n]{1,60}?\s(?:verhoogt|verlaagt|vermindert|verbetert|brengt|stijgen|dalen))(?!\p{L}))/iu;
const MODAL = /\b(?:should|will|would|could|might|may|can)\b/i;
const NO_SUBJECT =
  /^(?:(?:and|so|then|that|also|but)\s)*(?:actually|edit|correction|sorry|no|wait|please|should|will|would|could|might|may|can|to|want to|us|we|i|it|this|that|they|which|you|he|she|let's|there|the team|(?:the |our )?(?:goal|target|aim|plan|idea|hope|point|bet) (?:is|here is|would be))?$/i;

/** What is said to move a metric: "X" of "X should lift Y". */
export interface Subject {
  readonly span: Span;
  /** Where the verb begins that follows it. */
  readonly verb: number;
}

/** "Cutting the form to 2 fields will lift ...": a subject that builds may hold numbers, and they are its own. */
export function builtSubject(text: string, span: Span): Subject | undefined {
  const subject = subjectOf(text, span, []);
  if (subject === undefined) return undefined;
  if (ownNumber(text, span, subject)) return subject;
  const isBuilt = beginsToBuild(text.slice(subject.span.start, subject.span.end));
  const says = text.slice(subject.span.end, subject.verb + 16);
  return isBuilt && (MODAL.test(text.slice(subject.span.end, subject.verb)) || /^\s\p{L}+s\s/u.test(says))
    ? subject
    : undefined;
}

/** One of ours. */
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

/** The subject of a verb that has an object, where neither a move nor a mark stands in it. */
export function subjectOf(text: string, span: Span, moves: readonly Claim[]): Subject | undefined {
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
