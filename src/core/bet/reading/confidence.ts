import { type Claim, claimOf } from './claim.ts';

const NUMBER = String.raw`(?<percent>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|percent|per cent|pct|prozent)`;
const SHARE = String.raw`(?<part>\d{1,2})\s?(?:/|in|out of|von|sur|de)\s?(?<whole>10{1,2}|[2-9])(?![\d/])`;
const FRACTION = String.raw`(?<fraction>0?[.,]\d{1,3})(?!\d)\s?(?!%)`;
const BARE = String.raw`(?<bare>\d{1,3})(?![\d.,]*[\d%])`;
const ABOUT = String.raw`(?:(?:about|around|roughly|maybe|only|like|a|an|is|was|at|of|to|ca\.?|zu|[:=≈-])\s{0,3}){0,3}`;
const SURE =
  '(?:sure|confident|certain|confidence|conviction|sicher|überzeugt|sûre?s?|certaine?s?|de confiance|segur[oa]s?|de confianza|de confiança|de certeza|confiante|sicur[oi]|zeker)';
const ODDS = '(?:chance|odds|probability|likelihood|likely|probable|wahrscheinlich|shot)';
const NAME =
  '(?:confidence|conf|certainty|probability|odds|chances?|likelihood|konfidenz|zuversicht|confiance|confianza|confiança|fiducia|vertrouwen)';

/** Who says it belongs to it: "I'd give it 60 %" leaves no "I'd" behind. */
const SPEAKER = String.raw`(?:(?<![\p{L}\p{N}])(?:i|we)(?:'d|'m|'re|\sam|\sare|\swould)\s(?:about\s|around\s|like\s|maybe\s|say\s)?)?`;
const before = String.raw`${SPEAKER}(?<![\p{L}\p{N}.,$€£/-])`;
const after = String.raw`(?![\p{L}\p{N}])`;

/** Explicit numbers only: "pretty sure" is nobody's 80 %. */
const SHAPES = [
  `${before}(?:${NUMBER}|${SHARE}|${FRACTION}|${BARE})\\s{0,2}-?\\s{0,2}${SURE}${after}(?!\\s(?:interval|level))`,
  `${before}(?:${NUMBER}|${SHARE}|${FRACTION})\\s{0,2}${ODDS}${after}`,
  `${SPEAKER}(?<!\\p{L})${SURE}\\s(?:à|at|al|zu|bei)\\s{0,2}(?:${NUMBER}|${SHARE}|${FRACTION})${after}`,
  `(?<!\\p{L})${NAME}\\s{0,3}${ABOUT}(?:${NUMBER}|${SHARE}|${FRACTION}|${BARE})${after}(?!\\s?(?:interval|%))(?:\\s${ODDS})?`,
  `${SPEAKER}(?<!\\p{L})(?:(?:give|giving|put|putting)\\s(?:it|this|that|us)|bet(?=\\s\\d{1,3}\\s?%\\s(?:that|on)\\b))\\s{0,2}${ABOUT}(?:${NUMBER}|${SHARE}|${FRACTION})${after}(?:\\s${ODDS})?`,
  `(?<!\\p{L})p\\s?[=≈:]\\s?(?:${NUMBER}|${FRACTION})${after}`,
  `${before}(?<part>50|60|70|80|90|40|30|20|10)\\s?[/:-]\\s?(?<rest>50|60|70|80|90|40|30|20|10)(?![\\d%]|\\s(?:split|test))${after}`,
].map((source) => new RegExp(source, 'giu'));

/** Doubt, or certainty of the opposite: the number is not the bet's confidence. */
const NEGATED_BEFORE = /(?:not|n't|never|less than|more than|significan\w*(?: at)?)\s(?:even\s|really\s)?$/i;
const NEGATED_AFTER =
  /^\s*(?:that\s)?(?:it|this|we|they|nothing)?(?:'ll|\swill|\swould)?\s?(?:not\b|won't|fails?\b|wouldn't)/i;

/** "60 %, no wait, 70 %": what stands in front of it was taken back. */
const TAKEN_BACK =
  /^[\s.…,;!-]{0,6}(?:(?:no|hmm|um|well|or|wait|actually|scratch that|correction|sorry|i mean|make (?:that|it)|rather|more like|maybe)[\s,.]{1,3}){1,4}\d/i;

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
      if (NEGATED_AFTER.test(behind) || TAKEN_BACK.test(behind)) continue;
      claims.push(claimOf('confidence', value, span));
    }
  }
  return claims;
}

/** Reads a text that is a confidence and nothing else: `60`, `60%`, `0.6`, `3/4`, `60% sure`. */
export function readConfidence(text: string): number | undefined {
  const trimmed = text.trim().replace(/^(?:~|about|around)\s*/i, '');
  const whole = new RegExp(`^(?:${NUMBER}|${SHARE}|${FRACTION}|${BARE})(?:\\s?${SURE})?$`, 'iu').exec(
    trimmed,
  );
  if (whole !== null) return percentOf(whole.groups ?? {});
  const [only, ...others] = findConfidences(trimmed);
  return only?.field === 'confidence' && others.length === 0 ? only.value : undefined;
}

function percentOf(groups: Readonly<Record<string, string | undefined>>): number | undefined {
  const { percent, part, whole, rest, fraction, bare } = groups;
  if (percent !== undefined) return inRange(Number(percent.replace(',', '.')));
  if (fraction !== undefined) return inRange(round(Number(fraction.replace(',', '.')) * 100));
  // 1 may be one per cent or certainty.
  if (bare !== undefined) return Number(bare) === 1 ? undefined : inRange(Number(bare));
  if (part !== undefined && rest !== undefined) {
    return Number(part) + Number(rest) === 100 ? Number(part) : undefined;
  }
  if (part === undefined || whole === undefined || Number(part) > Number(whole)) return undefined;
  return round((Number(part) / Number(whole)) * 100);
}

function inRange(percent: number): number | undefined {
  return percent >= 0 && percent <= 100 ? percent : undefined;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
