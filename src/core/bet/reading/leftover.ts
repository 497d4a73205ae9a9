import { type Claim, type Span, WEAK_RANK } from './claim.ts';
import { namesChange } from './phrase.ts';
import { type Source, said } from './source.ts';

/** "Objective: teachers love us" is what is hoped for, and "Thread summary" a heading. */
const HEADED = /(?:^|[\s\p{P}])(?:o|obj|objective|goal|context|background|summary|notes?|fyi)\s?\d?:\s?$/iu;
const NO_THING =
  /^(?:gets?|aiming|hoping|looking|thread|dr|notes?|summary|fwd|re)(?!\p{L})|(?<!\p{L})(?:notes|summary|of the call)(?!\p{L})/iu;

/**
 * The words that nothing else was made of, where they name a thing to build: beside a metric that moves there is nothing
 * else that they are likely to be.
 */
export function leftoverChange(
  source: Source,
  claims: readonly Claim[],
  within: Span,
): Claim<'change'> | undefined {
  const pieces = between(claims, within).flatMap((gap) => piecesOf(source.masked, gap));
  const best = pieces.find(({ start, end }) => {
    const words = source.masked.slice(start, end).trim();
    const isHeaded = HEADED.test(source.masked.slice(Math.max(within.start, start - 32), start));
    return !isHeaded && /\p{L}\s+\p{L}/u.test(words) && !NO_THING.test(words) && namesChange(words);
  });
  return best && { field: 'change', value: said(source, best), ...best, rank: WEAK_RANK };
}

function between(claims: readonly Span[], within: Span): readonly Span[] {
  const gaps: Span[] = [];
  let at = within.start;
  for (const { start, end } of claims.toSorted((a, b) => a.start - b.start)) {
    if (start > at) gaps.push({ start: at, end: Math.min(start, within.end) });
    at = Math.max(at, end);
  }
  if (at < within.end) gaps.push({ start: at, end: within.end });
  return gaps;
}

function piecesOf(text: string, { start, end }: Span): readonly Span[] {
  return [...text.slice(start, end).matchAll(/[^,;:.!?()|\n\uE001\uE002→—]+/g)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}
