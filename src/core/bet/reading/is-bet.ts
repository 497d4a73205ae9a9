import { type Claim, WEAK_RANK } from './claim.ts';
import type { Draft } from './drafts.ts';
import { words } from './languages/language.ts';
import type { Source } from './source.ts';

function anyWord(...lists: readonly (readonly string[])[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${lists.flat().join('|')})(?!\\p{L})`, 'iu');
}

/** Words of somebody who stakes something on what will be, and not of one who reports or asks. */
const EXPECTS = anyWord(
  words(
    'expect(?:ing|ed)? exepct expcet bet(?!-\\d) betting believe think thinking reckon predict hope anticipate',
  ),
  words('aim wager hypothesis hunch goal target want should will would if once when'),
  ["'ll", 'feels like'],
  words('erwarten wetten wenn si parions esperamos apostamos creemos acreditamos se verwachten als'),
  words('sollten? würden? könnten? dürften? falls sobald glauben glaube denken wette devraient? pense parie'),
  words(
    'deberían? deveriam? dovrebbe(?:ro)? scommettiamo scommetto pensiamo credo creo zouden? denken wedden',
  ),
  ['nous pensons', 'ci aspettiamo'],
);
const REPORTS = anyWord(
  words(
    'went rose fell dropped grew jumped climbed moved got lifted raised brought took pushed reduced improved',
  ),
  words('boosted decreased increased yesterday control variant'),
  [
    '(?:was|is|already) (?:up|down)',
    '(?:has|have) gone',
    'on track',
    'so far',
    'shipped(?=[\\s!.]*$)',
    'last (?:month|quarter|year)',
  ],
  ['since (?:the launch|last|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)'],
  words(
    'gestern gestiegen gesunken gefallen ayer subió bajó ontem subiu caiu ieri gisteren gestegen gedaald',
  ),
  ['est passée?', 'ont? baissé', 'è passat[oa]'],
);

/** Who tells or reminds has staked nothing. */
const ANNOUNCES =
  /^\s*(?:fyi|heads up|reminder|psa|note|retro(?:spective)?|agenda|minutes|action items|(?:\p{L}+\s)?update|announcement|recap|status|post-?mortem|incident|feedback from|(?:i |we |just )*(?:bumped|reviewed|shipped|deployed|merged|fixed|updated|moved|changed|released|launched|rolled|migrated|upgraded|tested|measured|noticed|closed|finished))(?!\p{L})/iu;
/** What happens if nothing is built, or would have happened. */
const COUNTERFACTUAL =
  /(?<!\p{L})(?:if|unless)\s(?:we|i)\s(?:don't|do not|didn't|never|had)(?!\p{L})|(?:^|[.!?\n]\s*)(?:please )?(?:don't|do not|never) (?:add|build|ship|launch|remove|change|make|do)(?!\p{L})|nothing (?:will )?(?:changes?|happens?)\b|(?:it'd|it would|would) be (?:nice|great|cool)\b|would have (?:gone|been|risen|fallen|dropped)|would've/iu;
/** "It drops the build from 9 to 6" tells of something that is there. */
const POINTS = /(?:^|[.!?]\s)\s*(?:it|this|that)\s/i;
/** The few words that make a bet of a change and a date alone. */
const STAKES = /\b(?:expect(?:ing)?|bet|betting|believe|predict|hypothesis|think|goal|target|aim|want)\b/i;

/** "It should be 21 days, it is 14" is a wish: a bet says when, or how sure somebody is, or at least from where to where. */
function isOwned(claims: readonly Claim[], text: string): boolean {
  const at = (field: Claim['field']): number | undefined =>
    claims.find((claim) => claim.field === field)?.start;
  const [from, to] = [at('from'), at('to')];
  const isMove = from !== undefined && to !== undefined && from < to;
  return (
    isMove ||
    STAKES.test(text) ||
    (['change', 'by', 'confidence'] as const).some((field) => at(field) !== undefined)
  );
}

/** Who tells of another's bet and does not share it. */
const DISPUTED =
  /\b(?:someone|somebody|he|she|they) bets?\b|\bbut (?:i|we) (?:think|doubt|don't|disagree)\b|\bnot sure (?:i|we) buy\b|\bdon't buy (?:it|that|this)\b|\?\s+(?:i doubt|doubt it|no way|nah|unlikely|not (?:really|sure|happening))/i;

/** Whether a draft that was found in a message is a bet: somebody expects something of something. */
export function isBet(source: Source, draft: Draft): boolean {
  const text = source.flat.slice(draft.start, draft.end);
  const has = (field: Claim['field']): boolean => draft.claims.some((claim) => claim.field === field);
  const isSaid = draft.claims.some(({ field, rank = 1 }) => field === 'change' && rank < WEAK_RANK);
  const hasNumber = has('to') || has('relative');
  if (draft.isOpened) return has('change') || has('metric') || hasNumber;
  if (DISPUTED.test(text) || ANNOUNCES.test(text) || COUNTERFACTUAL.test(text)) return false;
  const [isExpected, isReported] = [EXPECTS.test(text), REPORTS.test(text)];
  if (isReported && !(isExpected && has('change'))) return false;
  if (hasNumber && !isOwned(draft.claims, text)) return false;
  if (!hasNumber) {
    const says = has('metric') || has('because') || (has('by') && STAKES.test(text));
    const isStaked = has('metric') && has('by') && has('confidence');
    return (isExpected || isStaked) && has('change') && says;
  }
  if (!isSaid && has('change') && !isExpected) return has('metric') && (has('by') || has('confidence'));
  if (has('metric')) return isExpected || has('change') || (has('from') && has('to') && !POINTS.test(text));
  return isExpected && has('change');
}
