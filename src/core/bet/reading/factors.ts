import type { Direction } from '../../metric/metric.ts';
import { type Claim, claimOf } from './claim.ts';

/** Changes said as factors, as the per cent that they come to: twice as much is 100 % more. */
const WORDS: readonly (readonly [RegExp, number, Direction])[] = [
  [
    /(?<![\p{L}-])(?:doubles?(?!\s(?:down|check|click|tap|opt|entry|booking|spend|blind|digit)|-)|doubling|verdoppel(?:n|t)|doubler?|duplicar?|duplicar[áa]n?|duplica[mn]?|duplique|dobrar(?:á|ão)?|dobra|raddoppi(?:a|ano|are|erà|eranno)?|verdubbel(?:t|en)|double(?:ra|ront)|twice as (?:many|much|high))(?![\p{L}-])/giu,
    100,
    'up',
  ],
  [
    /(?<![\p{L}-])(?:triples?|tripling|treble|verdreifach(?:en|t)|tripler?|triplicar?)(?![\p{L}-])/giu,
    200,
    'up',
  ],
  [/(?<![\p{L}-])quadruples?(?![\p{L}-])/giu, 300, 'up'],
  [
    /(?<![\p{L}-])(?:halves?|halving|dimezza(?:re|no)?|dimezzerà|halveert|halveren|halbier(?:en|t))(?![\p{L}-])/giu,
    50,
    'down',
  ],
];
const TIMES =
  /(?<![\p{L}\p{N}.,])(\d{1,4}(?:\.\d{1,2})?)\s?(?:x|×)(?![\p{L}\p{N}])(?!\s(?:faster|quicker|slower|less|fewer|smaller|cheaper|more|better|per|a)\b|\s(?:growth|speed)\s(?!in|of|by)\p{L})/giu;
/** "SMS gets 5x the opens of email" tells of two things that are there. */
const HAS = /(?<!\p{L})(?:gets?|has|have|is|are|was|were|got|had)\s$/iu;
const HALF = /(?<![\p{L}-])(?:in|by)\s(?:a\s)?half(?![\p{L}-])/giu;
const MORE = /\b(?:lift|rais|increas|grow|up|boost)\w*\b[^.;]{0,60}$/i;
const FEWER = /\b(?:cut|reduc|lower|drop|decreas|fall|down|shrink)\w*\b[^.;]{0,60}$/i;

/** `double`, `halve`, `3x`. "10x faster" and "cut by 2x" have more than one reading and are left. */
export function findFactors(text: string): readonly Claim[] {
  const claims: Claim[] = WORDS.flatMap(([shape, value, direction]) =>
    [...text.matchAll(shape)].map((match) =>
      claimOf(
        'relative',
        { value, unit: '%', direction },
        { start: match.index, end: match.index + match[0].length },
      ),
    ),
  );
  for (const match of text.matchAll(HALF)) {
    const before = text.slice(Math.max(0, match.index - 70), match.index);
    const span = { start: match.index, end: match.index + match[0].length };
    const [isMore, isFewer] = [MORE.test(before), FEWER.test(before)];
    if (isMore === isFewer) continue;
    claims.push(claimOf('relative', { value: 50, unit: '%', direction: isMore ? 'up' : 'down' }, span));
  }
  for (const match of text.matchAll(TIMES)) {
    const factor = Number(match[1]);
    const before = text.slice(Math.max(0, match.index - 70), match.index);
    if (factor <= 1 || FEWER.test(before) || HAS.test(before)) continue;
    const value = Number(((factor - 1) * 100).toPrecision(12));
    const span = { start: match.index, end: match.index + match[0].length };
    claims.push(claimOf('relative', { value, unit: '%', direction: 'up' }, span));
  }
  return claims;
}
