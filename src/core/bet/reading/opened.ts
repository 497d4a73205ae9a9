import { ANNOUNCED, isAnnounced } from './announced.ts';
import { BUILD } from './build-verbs.ts';
import { type Claim, claimOf, glueOf, type Span, WEAK_RANK } from './claim.ts';
import { beginsToBuild, namesChange, withoutNumbers } from './phrase.ts';
import { readSentence, type SentenceReading } from './sentence.ts';
import { type Source, said } from './source.ts';

/** A sentence with what opens it: a bullet, "bet:", "let's". */
export interface OpenedReading extends SentenceReading {
  readonly opener?: Span | undefined;
  readonly isBullet?: boolean;
  /** The whole sentence, where it is a phrase that may name a thing to build. */
  readonly phrase?: Claim<'change'> | undefined;
}

const BUILDS = new RegExp(`^(?:${BUILD}|bauen)(?![\\p{L}-])`, 'iu');
const BULLET = /^\s*(?:(?<loose>[^:()\n]{2,80}):\s*(?=\(1\)))?(?:[-•+>*]|\d{1,2}[.)/]|\(?[a-h1-9]\))\s+/d;
/** A question is nobody's bet, whatever it mentions. */
const QUESTION =
  /^\s*(?:[^\n?]{0,24}\b(?=(?:can|could|would) (?:you|we|someone|anyone)\b)|and |but |so |hmm |ok )?(?:what|how|why|who|when|where|which|should|shall|can|could|would|do|does|did|is|are|anyone|anybody|has|have|any)\b[^\n]*\?[\s?!]*$/i;
/** What is said before anything is. */
const SAID_FIRST =
  /^\s*(?:(?:(?:dear|hi|hello|hey|hallo|bonjour|hola|ciao|(?:good )?morning)(?: (?:all|everyone|team|folks|there|zusammen|a todos|tutti|(?<loose>\p{L}{2,12})(?=,)))?|ok(?:ay)?|so(?! far)|well|um+|uh|hm+|alright|right|hear me out|hot take|wild idea|crazy (?:idea|thought)|note to self|basically|(?:just )?my (?:take|view|guess|2 cents|two cents)(?=\s?[:,—-])|in my (?:view|opinion|mind)|quick one|small one|next one|last one|thinking out loud|honestly|fwiw|(?:gonna|going to|i'll) try (?:smth|something|sth|this))(?![\p{L}'-])[\s,:.…—-]{0,4}(?:but\s)?){1,4}/diu;
/** What is bet on, or goes out, is what is built, whatever it is called. */
const NAMED_SO =
  /^\s*(?:(?:i|we)(?:'d| would|'m| am|'re| are)? (?:bet|wager|betting) on(?! (?:it|that|this|him|her|them|you)\b)|(?:i|we)(?: want| would like|'d like) to (?:bet|wager) on|we(?:'re| are)? go(?:ing)? live with|put me down for:?|nous (?:misons|parions) sur|wir (?:setzen|wetten) auf|apostamos (?:por|em)|(?:puntiamo|scommettiamo) su|we zetten in op|(?:i|we)(?:'d| would)? (?:like|want|should|could)?(?: to)? (?:test|see|find out|check) (?:whether|if))\s+/i;
const OPENER =
  /^(?:\s|\p{Extended_Pictographic}|\uFE0F)*(?:[-•+>*]\s+)?(?:\/bet(?:\s+new)?\s|(?:new |my |our |next |first |second |third |another |also |quick |small |big |an? )*(?:bet|wette|pari|apuesta|aposta|scommessa|bet is simple|hypothesis|hypothese|hypothèse|hipótesis)\s?(?:#?\d{1,2}|[a-d]|one|two|three|(?:on|for|with|from|before)\s(?<loose>[^:\n\d]{2,30}))?\s?[:—-](?!\d)|(?:(?<loose>(?:\p{L}+ ){0,2})(?:idea|proposal|pitch|plan|experiment|one|thought)(?: [a-h]| ?#?\d{1,2}| one| two| three)?|prediction|wager)\s?(?::|\s-\s|\s—\s|→)|(?:kr|key result)\s?#?\d{0,2}\s?[:.)-]\s)\s*/diu;

/** Reads a sentence or line. A question holds nothing but perhaps a proposal. */
export function readOpened(source: Source, sentence: Span): OpenedReading {
  const text = source.masked.slice(sentence.start, sentence.end);
  const glue: Claim[] = [];
  let at = 0;
  const take = (shape: RegExp): number => {
    const match = shape.exec(text.slice(at));
    if (match === null) return 0;
    glue.push(...glueOf(match, sentence.start + at));
    at += match[0].length;
    return match[0].length;
  };
  const marked = take(BULLET);
  const bullet = marked + take(SAID_FIRST);
  const opener = take(OPENER);
  const named = opener > 0 ? 0 : take(NAMED_SO);
  const start = sentence.start + bullet + opener + named;
  if (opener === 0 && QUESTION.test(text)) {
    const phrase = proposalIn(source, sentence);
    return { ...sentence, claims: [], hasChange: false, hasOutcome: false, phrase };
  }
  const isNamed = named > 0 || (opener > 0 && !/hypo|hipó/i.test(text.slice(0, bullet + opener)));
  const reading = withAnnounced(source, { start, end: sentence.end }, isNamed);
  const span = { start: sentence.start, end: start };
  const claims: readonly Claim[] = [...glue, ...reading.claims];
  const phrase = phraseIn(source, { start, end: sentence.end }, reading);
  const opened = { opener: opener === 0 ? undefined : span, isBullet: marked > 0, phrase };
  if (phrase === undefined) return { ...reading, ...opened, claims };
  return {
    ...reading,
    ...opened,
    claims: claims.filter(({ field }) => field === 'syntax'),
    hasOutcome: false,
  };
}

/** "Dark mode." and "Should we add read receipts?", said before what is expected of it. */
function phraseIn(source: Source, span: Span, { claims }: SentenceReading): Claim<'change'> | undefined {
  const text = source.masked.slice(span.start, span.end);
  const aside = /\([^()]*\)[\s.!]*$/.exec(text)?.index ?? text.length;
  const ofSentence = claims.filter(({ start }) => start < span.start + aside);
  if (ofSentence.some(({ field }) => field !== 'metric' && field !== 'direction' && field !== 'syntax'))
    return undefined;
  const lead = LED_IN.exec(text)?.[0].length ?? 0;
  const led = text.slice(lead);
  const who = ANNOUNCED.exec(led)?.[0].length ?? 0;
  const isLedIn = lead > 0 && beginsToBuild(led.slice(who));
  if (!isLedIn && !namesChange(withoutNumbers(text).trim())) return undefined;
  const phrase = { start: span.start + (isLedIn ? lead + who : 0), end: span.end };
  return { field: 'change', value: said(source, phrase), ...phrase, rank: WEAK_RANK };
}

/** "Here is what I think: rip out the wizard." */
const LED_IN = /^[^:\n—]{2,48}(?::|\s—)\s+/;

const PROPOSED =
  /^\s*(?:(?:what if|should|why don't|how about|shall|could) (?:we|i) (?:just |also |simply |try )*|how about )(?=\p{L})/iu;

function proposalIn(source: Source, sentence: Span): Claim<'change'> | undefined {
  const lead = PROPOSED.exec(source.masked.slice(sentence.start, sentence.end))?.[0].length;
  if (lead === undefined) return undefined;
  const span = { start: sentence.start + lead, end: sentence.end };
  const value = said(source, span).replace(/\?+$/, '');
  return namesChange(value) ? { field: 'change', value, ...span, rank: WEAK_RANK } : undefined;
}

const SAID_OF_METRIC = ['metric', 'direction', 'to', 'relative'] as const;

/** "Let's raise the rate limit to 200/min": a number that is set is no number that is hoped for. */
function setsNumber(text: string): boolean {
  const lead = /^\s*(?:let's|lets)\s+(?:just\s+)?/i.exec(text)?.[0].length;
  return (
    lead !== undefined &&
    BUILDS.test(text.slice(lead)) &&
    !/^(?:get|bring|take|push|drive)\s/i.test(text.slice(lead))
  );
}

const NOTHING_YET = /^(?:no idea|nothing|none|tbd|n\/a|to be)(?!\p{L})/iu;
const SAID_OTHERWISE = ['change', 'from', 'to', 'relative', 'because'] as const;

/** "Let's build X", "bet: X": the change, where the sentence says nothing else. */
function withAnnounced(source: Source, span: Span, isOpened: boolean): SentenceReading {
  const reading = readSentence(source, span);
  const says = new Set(reading.claims.map(({ field }) => field));
  const text = source.masked.slice(span.start, span.end);
  if (
    SAID_OTHERWISE.some((field) => says.has(field)) &&
    !(setsNumber(text) && !says.has('from') && !says.has('by'))
  )
    return reading;
  const lead = ANNOUNCED.exec(text);
  const start = lead?.[0].length ?? 0;
  const end = /[,;:\uE001\uE002\n]|\s-{1,2}\s/.exec(text.slice(start))?.index ?? text.length - start;
  const change = { start: span.start + start, end: span.start + start + end };
  const value = said(source, change);
  if (NOTHING_YET.test(value)) return reading;
  const isBuilt =
    isOpened ||
    (BUILDS.test(value) && (lead !== null || says.size === 0)) ||
    (lead !== null && isAnnounced(text));
  if (!isBuilt || value.length < 3 || value.length > 120) return reading;
  const others = reading.claims.filter(({ field }) => !SAID_OF_METRIC.some((name) => name === field));
  return {
    ...reading,
    claims: [...others, claimOf('change', value, change)],
    hasChange: true,
    hasOutcome: false,
  };
}
