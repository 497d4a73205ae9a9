import { type Claim, claimOf } from './claim.ts';
import { TAKEN_BACK as CUE_BEFORE } from './corrections.ts';

const NUMBER = String.raw`(?<percent>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|percent|per cent|pct|prozent)`;
const SHARE = String.raw`(?<part>\d{1,2})\s?(?:/|in|out of|von|sur|de)\s?(?<whole>10{1,2}|[2-9])(?![\d/])`;
const FRACTION = String.raw`(?<fraction>0?[.,]\d{1,3})(?!\d)\s?(?!%)`;
const BARE = String.raw`(?<bare>\d{1,3})(?![\d.,]*[\d%])`;
const ABOUT = String.raw`(?:(?:about|around|roughly|maybe|only|like|perhaps|circa|etwa|unge?fähr|environ|a|an|is|was|at|of|to|ca\.?|zu|[:=≈(-])\s{0,3}){0,3}`;
const SURE =
  '(?:sure|confident|certain|confidence|conf|conviction|there(?=\\s{0,2}(?:[.,;!)]|$))|sicher|überzeugt|sûre?s?|certaine?s?|de confiance|segur[oa]s?|de confianza|de confiança|de certeza|confiante|sicur[oi]|zeker)';
const ODDS = '(?:chance|odds|probability|likelihood|likely|probable|wahrscheinlich|shot)';
const NAME =
  '(?:(?:(?:low|medium|moderate|high|good) )?(?:confidence|certainty|conf|probability|konfidenz|sicherheit|zuversicht)(?:\\s(?:level|score|niveau|rating))?|odds|chances?|likelihood|sure\\?|(?:confident|certain|sure)(?=\\s?:)|wahrscheinlichkeit|confiance|certitude|confianza|certeza|probabilidad|confiança|fiducia|probabilità|vertrouwen|zekerheid)';

/** Who says it belongs to it: "I'd give it 60 %" leaves no "I'd" behind. */
const SPEAKER = String.raw`(?:(?<![\p{L}\p{N}])(?:(?:i|we)(?:'d|'m|'re|\sam|\sare|\swould)|there(?:'s|\sis))\s(?:(?:about|around|like|maybe|say|roughly|an?)\s){0,2})?`;
const RATHER = '(?:fairly|pretty|quite|very|reasonably|somewhat|really)';
/** Who weighs what they say: a number behind it is how sure they are. */
const WEIGHS = String.raw`(?:my gut(?:\s(?:says|is|feeling))?(?:\sat|\s?:)?|call it|(?:i'd|i would|i'll) (?:go (?:with|for)|settle (?:on|for))|(?:i'd|i would|let's|let us|lets) say|i'm at|i am at|(?:put|putting) (?:it|this|that|us) at|(?:(?:i'm|i am|we're|we are)\s)?${RATHER}\s(?:sure|confident|certain),?)`;
const before = String.raw`${SPEAKER}(?<![\p{L}\p{N}.,$€£/-])`;
const after = String.raw`(?![\p{L}\p{N}])`;

/** Explicit numbers only: "pretty sure" is nobody's 80 %. */
const SHAPES = [
  `${before}(?:${NUMBER}|${SHARE}|${FRACTION}|${BARE})\\s{0,2}-?\\s{0,2}${SURE}${after}(?!\\s(?:interval|level))`,
  `${before}(?:${NUMBER}|${SHARE}|${FRACTION})\\s{0,2}${ODDS}${after}`,
  `${SPEAKER}(?<!\\p{L})${SURE}\\s(?:(?:à|at|al|zu|bei)\\s{0,2}|(?=\\d{1,3}\\s?%\\s*(?:[.;!)]|$)))(?:${NUMBER}|${SHARE}|${FRACTION})${after}`,
  `(?<!\\p{L})${NAME}\\s{0,3}${ABOUT}(?:${NUMBER}|${SHARE}|${FRACTION}|${BARE})${after}(?!\\s?(?:interval|%))(?:\\s${ODDS})?`,
  `${SPEAKER}(?<!\\p{L})(?:(?:give|giving|put|putting)\\s(?:it|this|that|us)|bet(?=\\s\\d{1,3}\\s?%\\s(?:that|on)\\b))\\s{0,2}${ABOUT}(?:${NUMBER}|${SHARE}|${FRACTION})${after}(?:\\s${ODDS})?`,
  `(?<![\\p{L}\\p{N}])${WEIGHS}\\s{0,2}[(]?${ABOUT}(?:say\\s)?(?:${NUMBER}|${SHARE})${after}[)]?(?=[\\s.,;)!]|$)`,
  `(?<!\\p{L})(?:i'm|i am|we're|we are)\\s{0,2}${ABOUT}(?:${NUMBER}|${SHARE}|${BARE})\\s(?:on|for)\\s(?:it|this|that)(?: one)?${after}`,
  `${before}(?:${NUMBER}|${SHARE})\\son\\s(?:it|this|that)(?: one)?${after}`,
  `(?<!\\p{L})(?:put|give|lay|bet|say)\\s(?:it\\s)?(?<for>\\d{1,2})\\s?:\\s?(?<against>\\d{1,2})(?![\\d:])(?:\\son\\s(?:it|this|that))?`,
  `${SPEAKER}(?<!\\p{L})(?<spelt>one|two|three|four|nine)\\s(?:in|out of)\\s(?<among>two|three|four|five|ten)${after}(?!\\s\\p{L})`,
  `(?<![\\d:.,])(?<for>\\d{1,2})\\s?(?::|to)\\s?(?<against>\\d{1,2})\\sodds${after}`,
  `${SPEAKER}(?<!\\p{L})(?:give|giving|put|putting|lay|have)\\s${ABOUT}(?:${NUMBER}|${SHARE})(?:\\s${ODDS})?\\s(?:on|that|to)(?!\\p{L})(?:\\sthat(?!\\p{L}))?`,
  `${SPEAKER}(?<!\\p{L})(?:a\\s)?(?<coin>coin[ -]?(?:flip|toss)|toss[ -]?up|münzwurf)(?:\\sat (?:this point|best))?${after}`,
  `(?<!\\p{L})p\\s?[=≈:]\\s?(?:${NUMBER}|${FRACTION})${after}`,
  `${before}(?<part>[1-9][05])\\s?[/:-]\\s?(?<rest>[1-9][05])(?![\\d%]|\\s(?:split|test))${after}`,
].map((source) => new RegExp(source, 'giu'));

/** Doubt, or certainty of the opposite: the number is not the bet's confidence. */
const NEGATED_BEFORE = /(?:not|n't|never|less than|more than|significan\w*(?: at)?)\s(?:even\s|really\s)?$/i;
const NEGATED_AFTER =
  /^\s*(?:that\s)?(?:it|this|we|they|nothing)?(?:'ll|\swill|\swould)?\s?(?:not\b|won't|fails?\b|wouldn't)/i;

/** "60 %, no wait, 70 %": what stands in front of it was taken back, for the number behind unless that is a guess. */
const TAKEN_BACK =
  /^[\s.…,;!?-]{0,6}(?<cues>(?:(?:no|let's say|hmm|um|well|or|wait|actually|scratch that|correction|sorry|i mean|make (?:that|it)|rather|more like|maybe|it's|i'm at)[\s,.:]{1,3}){1,4})(?<percent>\d{1,3})(?<end>\s?%?\s{0,2}(?:[.,;!)\n]|$))?/i;
const GUESS = /\b(?:or|maybe)\b/i;

/** A number of per cent that stands alone behind the rest: ", by Feb 15, 65%". */
const ALONE =
  /(?<=(?<!\b(?:to|or|by|from|at|than))\slike\s(?=\d{1,3}\s?(?:%|percent)\s*[.!]*$)|(?<![\d%\s])\s?[,;]\s{0,2}|\.\s{1,2}|\s[/·]\s|[(|\n]\s{0,2}|\)\s|[\p{Extended_Pictographic}\uE001]\s{0,2})(?:(?<percent>\d{1,3})\s?(?:%|percent)|(?<part>\d{1,2})(?:\/(?<whole>10)|\s(?:out of|in)\s(?<among>10|[2-9])))(?=\s{0,3}(?:$|[.,;()!\n/|·]|(?:because|bc|since)\s))/gu;
/** It says how sure somebody is only once a move was said in full. */
const MOVE_SAID =
  /(?:→|(?<!\p{L})(?:to|auf|a|à|para|naar|nach|al|by|um|of))\s{0,2}(?:(?:less|more|fewer|under|below|above|over|at least|at most)\s(?:than\s)?)?[<>~≤≥$€£]?\s?[$€£]?\d|(?<!\S)[+-]\d|\d\s?% (?:more|fewer|less)|(?<!\p{L})(?:half|halves?|doubles?|triples?)(?!\p{L})/iu;
const MOVE_WITHIN = 240;

/** Every statement of confidence, in per cent. */
export function findConfidences(text: string): readonly Claim[] {
  const claims: Claim[] = [];
  for (const shape of SHAPES) {
    for (const match of text.matchAll(shape)) {
      const span = { start: match.index, end: match.index + match[0].trimEnd().length };
      const value = percentOf(match.groups ?? {});
      const isTaken = claims.some((claim) => claim.start < span.end && span.start < claim.end);
      if (value === undefined || isTaken) continue;
      if (NEGATED_BEFORE.test(text.slice(Math.max(0, span.start - 24), span.start))) continue;
      const behind = text.slice(span.end, span.end + 40);
      if (NEGATED_AFTER.test(behind)) continue;
      const other = TAKEN_BACK.exec(behind);
      if (other === null) claims.push(claimOf('confidence', value, span));
      else claims.push(...insteadOf(other, span.end));
    }
  }
  return [...claims, ...findAlone(text, claims)];
}

/** The number that took the place of one that was taken back, where nothing else is said of it. */
function insteadOf({ 0: said, groups }: RegExpExecArray, at: number): readonly Claim[] {
  const { cues = '', percent = '', end } = groups ?? {};
  const value = inRange(Number(percent));
  if (end === undefined || value === undefined || GUESS.test(cues)) return [];
  const start = at + said.length - end.length - percent.length;
  return [claimOf('confidence', value, { start, end: at + said.length })];
}

function findAlone(text: string, claims: readonly Claim[]): readonly Claim[] {
  return [...text.matchAll(ALONE)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    const value = percentOf(match.groups ?? {});
    const isTaken = claims.some((claim) => claim.start < span.end && span.start < claim.end);
    const before = text.slice(Math.max(0, span.start - MOVE_WITHIN), span.start);
    const isSaid = !CUE_BEFORE.test(before) && MOVE_SAID.test(before);
    return value === undefined || isTaken || !isSaid ? [] : [claimOf('confidence', value, span)];
  });
}

/** Reads a text that is a confidence and nothing else: `60`, `60%`, `0.6`, `3/4`, `60% sure`. */
export function readConfidence(text: string): number | undefined {
  const trimmed = text.trim().replace(/^(?:~|about|around)\s*/i, '');
  const whole = new RegExp(`^(?:${NUMBER}|${SHARE}|${FRACTION}|${BARE})(?:\\s?${SURE})?$`, 'iu').exec(
    trimmed,
  );
  if (whole !== null) return percentOf(whole.groups ?? {});
  const [said, ...others] = findConfidences(trimmed);
  if (said !== undefined) return said.field === 'confidence' && others.length === 0 ? said.value : undefined;
  const [only, ...more] = trimmed.matchAll(new RegExp(NUMBER, 'giu'));
  return only !== undefined && more.length === 0 ? percentOf(only.groups ?? {}) : undefined;
}

const SPELT: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  nine: 9,
  ten: 10,
};

function percentOf(groups: Readonly<Record<string, string | undefined>>): number | undefined {
  const { percent, part, whole, rest, fraction, bare, against, spelt, among, coin } = groups;
  if (coin !== undefined) return 50;
  if (part !== undefined && among !== undefined) return Math.round((100 * Number(part)) / Number(among));
  if (spelt !== undefined && among !== undefined)
    return Math.round((100 * (SPELT[spelt] ?? 0)) / (SPELT[among] ?? 1));
  if (against !== undefined) {
    return Math.round((100 * Number(groups.for)) / (Number(groups.for) + Number(against)));
  }
  if (percent !== undefined) return inRange(Number(percent.replace(',', '.')));
  if (fraction !== undefined) return inRange(round(Number(fraction.replace(',', '.')) * 100));
  // 1 may be one per cent or certainty.
  if (bare !== undefined) return Number(bare) === 1 ? undefined : inRange(Number(bare));
  if (part !== undefined && rest !== undefined) {
    return Number(part) + Number(rest) === 100 ? Number(part) : undefined;
  }
  if (part === undefined || whole === undefined || Number(part) > Number(whole)) return undefined;
  return Math.round((Number(part) / Number(whole)) * 100);
}

function inRange(percent: number): number | undefined {
  return percent >= 0 && percent <= 100 ? percent : undefined;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
