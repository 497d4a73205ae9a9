import type { Claim } from './claim.ts';
import type { Draft } from './drafts.ts';
import type { Source } from './source.ts';

/** Words of somebody who stakes something on what will be, and not of one who reports or asks. */
const EXPECTS =
  /(?<!\p{L})(?:expect(?:ing|ed)?|exepct|expcet|bet|betting|believe|think|thinking|reckon|predict|hope|anticipate|aim|wager|should|will|would|'ll|hypothesis|hunch|goal|target|want|if|once|when|feels like|erwarten|wetten|wenn|nous pensons|si|esperamos|apostamos|creemos|acreditamos|se|ci aspettiamo|verwachten|als|parions)(?!\p{L})/iu;
const REPORTS =
  /(?<!\p{L})(?:went|rose|fell|dropped|grew|jumped|climbed|moved|was up|was down|has gone|have gone|is up|is down|got|went from|last (?:month|quarter|year)|yesterday|since (?:the launch|last|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|control|variant)(?!\p{L})/iu;

/** Who tells or reminds has staked nothing. */
const ANNOUNCES = /^\s*(?:fyi|heads up|reminder|psa|note|update|announcement)\b/i;
/** "It drops the build from 9 to 6" tells of something that is there. */
const POINTS = /(?:^|[.!?]\s)\s*(?:it|this|that)\s/i;
/** The few words that make a bet of a change and a date alone. */
const STAKES = /\b(?:expect(?:ing)?|bet|betting|believe|predict|hypothesis)\b/i;

/** Whether a draft that was found in a message is a bet: somebody expects something of something. */
export function isBet(source: Source, draft: Draft): boolean {
  const text = source.flat.slice(draft.start, draft.end);
  const has = (field: Claim['field']): boolean => draft.claims.some((claim) => claim.field === field);
  const hasNumber = has('to') || has('relative');
  if (draft.isOpened) return has('change') || has('metric') || hasNumber;
  if (ANNOUNCES.test(text)) return false;
  const [isExpected, isReported] = [EXPECTS.test(text), REPORTS.test(text)];
  if (isReported && !(isExpected && has('change'))) return false;
  if (!hasNumber) {
    const says = has('metric') || has('because') || (has('by') && STAKES.test(text));
    return isExpected && has('change') && says;
  }
  if (has('metric')) return isExpected || has('change') || (has('from') && has('to') && !POINTS.test(text));
  return isExpected && has('change');
}
