import type { Span } from './claim.ts';
import { BUILD } from './words.ts';

/** What a stretch of a sentence speaks of, by the words that open it. */
export type ClauseKind = 'lead' | 'change' | 'outcome' | 'because';

export interface Clause extends Span {
  readonly kind: ClauseKind;
  /** Where the words begin that opened it; `start` is behind them. */
  readonly opensAt: number;
}

const EDGE = String.raw`(?<![\p{L}\p{N}'-])`;
const STOP = String.raw`(?![\p{L}\p{N}'-])`;

const IF = [
  String.raw`(?:if|(?:once|when|after|as soon as)(?!\s\p{L}+\s\p{L}+ed\b)|suppose|provided)\s(?:that\s)?(?:we|i|the team|you|they|our agents)(?:'d|'ll|'re)?(?:\s(?:were to|can|could|just|simply|finally|also|would|actually))?`,
  String.raw`(?:if|when)(?=\s${BUILD}${STOP})`,
  String.raw`(?:if|once)(?=\s\p{L})(?!\s(?:a|per|every|more|again|it|its|it's|that|this|not|he|she|anyone|anybody|someone|so|there|nothing|any|possible|needed|true)${STOP})`,
  String.raw`by(?=\s\p{L}{2,20}ing\s)(?!\s(?:morning|evening|spring|during|beginning|according|nothing)${STOP})`,
  String.raw`wenn\s(?:wir|ich)`,
  String.raw`si\s(?:nous|on|l'on)`,
  String.raw`(?<=^|[.,;:]\s?)si(?=\s\p{L}+(?:mos|amos|emos|imos))`,
  String.raw`(?<=^|[.,;:]\s?)se(?=\s(?:n[óo]s\s)?\p{L}+mos?\s)`,
  String.raw`(?<=^|[.,;:]\s?)se(?=\s\p{L}+iamo\s)`,
  String.raw`als\swe`,
];
const OPINION =
  'expect|exepct|expcet|expct|excpect|think|believe|bet|reckon|predict|hope|anticipate|guess|wager|assume|should see|will see|would see|see|want|aim|figure|forecast|suspect';
const OUTCOME = [
  String.raw`(?:then\s)?(?:we|i|the team)(?:'d|'ll|'re|'m| would| also| do| am| are| really| still)?\s(?:${OPINION}|expecting|betting|hoping|aiming)(?:\s(?:that|to see|to get|for|on|it to|it will|it'll|it should))?`,
  String.raw`(?:(?<=^\s*)(?:gonna|reckon|guess|figure|betting|bet)\s(?:bet\s)?(?:that\s)?|bet that|expect|expecting|expected|betting|hoping for|aiming for)(?:\s(?:that|on|outcome|to see|for|a))?\s{0,2}:?`,
  String.raw`(?:aim|hypothesis|expectation|(?:expected )?(?:outcome|result|impact)|prediction)\s?:`,
  String.raw`(?:my|our|the|new)\s(?:bet|hypothesis|guess|expectation|hope|prediction|hunch)(?:\s(?:here|would be))?\s?(?:is|:)(?:\sthat)?`,
  String.raw`(?:erwarten|glauben|denken|wetten|rechnen|hoffen)\s(?:wir|ich)(?:\s?,)?(?:\s(?:dass|damit dass|mit))?|(?:wir|ich)\s(?:erwarten?|glauben?|denken?|wetten?|hoffen?)(?:\s?,)?(?:\sdass)?`,
  String.raw`(?:on|nous)\s(?:s'attend|nous attendons|pensons|pense|parions|parie|espérons|attendons)(?:\s(?:à ce qu[e']|que|à|qu'))?|je\s(?:pense|parie|crois)\s(?:que|qu')`,
  String.raw`(?:esperamos|creemos|apostamos|pensamos|espero|creo|acreditamos|achamos|acho)(?:\s(?:a\s)?(?:que|em))?`,
  String.raw`(?:ci\saspettiamo|crediamo|pensiamo|scommettiamo)(?:\sche)?`,
  String.raw`(?:verwachten|denken)\swe(?:\sdat)?|(?:we|wij)\s(?:verwachten|denken|wedden)(?:\sdat)?`,
  String.raw`(?<=[,;]\s?)(?:dann|alors|entonces|então|allora|dan)`,
  '(?<!\\band\\s)then|so that|in order to',
];
const BECAUSE = [
  String.raw`(?<!\bnot\s)because(?:\sof)?|b\/c|bc|bcs|becuase|becasue|beacuse|becuse|becaus|becuz|bcuz|cuz|coz|'cause|due to(?: the fact that)?|given(?:\sthat)?|assuming(?:\sthat)?|on the assumption(?:\sthat)?`,
  String.raw`(?:reason|why|rationale|reasoning|assumption|logic|theory)(?:\s?:|\sis(?:\sthat)?:?|\sbeing(?:\sthat)?)`,
  String.raw`(?:the|my|our)\s(?:thinking|reasoning|idea|theory|reason|rationale|logic|assumption)(?:\s(?:is|being|here is)(?:\sthat)?)?:?`,
  String.raw`since(?=\s(?!(?:we\s(?:launched|shipped)|launch|last|the\s(?:launch|release)|\uE001|\d|then\b|yesterday|january|february|march|april|june|july|august|september|october|november|december)))`,
  String.raw`(?<=[,\uE001\uE002]\s?)as(?=\s\p{L})(?!\s(?:a|an|well|soon|long|of|measured|per|much|many|expected|usual|if|in|for)\b)`,
  String.raw`weil|denn|parce\s?qu[e']|puisque|porque|ya que|perch[ée]|poich[ée]|omdat|car(?=\s(?:il|elle|ils|elles|on|les?|la|nous|c'est|tout)\s)|(?<=,\s?)(?:car|da|pois)`,
];

/** What it is done with, where no "if" says what is built: behind the numbers or at the very start. */
const WITH =
  /(?<=^\s*|[%,\d\uE001\uE002\p{L}]\s)(?:with|via|through|thanks to|using|mit|avec|con|com)\s(?!\d|(?:this|that|it|us|no|only|all|some|each)\b)/giu;

const MARKS = new RegExp(
  `${EDGE}(?:(?<change>${IF.join('|')})|(?<because>${BECAUSE.join('|')})|(?<outcome>${OUTCOME.join('|')}))${STOP}\\s?`,
  'giu',
);

/** "I bet" said of no bet: nothing of it opens a clause. */
const IDIOM = /^(?:i|we)\s(?:bet|guess|think)\s(?:you|he|she|they're|that's)$/i;

/** Cuts a sentence at the words that open its clauses. What stands before the first is its lead. */
export function splitClauses(text: string, sentence: Span): readonly Clause[] {
  const clauses: Clause[] = [];
  let open: Omit<Clause, 'end'> = { kind: 'lead', opensAt: sentence.start, start: sentence.start };
  for (const match of text.slice(sentence.start, sentence.end).matchAll(MARKS)) {
    const kind = kindOf(match.groups ?? {});
    if (kind === undefined || IDIOM.test(match[0].trim())) continue;
    const at = sentence.start + match.index;
    clauses.push({ ...open, end: at });
    open = { kind, opensAt: at, start: at + match[0].length };
  }
  clauses.push({ ...open, end: sentence.end });
  const said = clauses.filter((clause) => clause.end > clause.opensAt);
  return said.some(({ kind }) => kind === 'change') ? said : said.flatMap((clause) => cutWith(text, clause));
}

/** "With X, Y goes ..." and "Y goes from A to B with X": X is what is built. */
function cutWith(text: string, clause: Clause): readonly Clause[] {
  if (clause.kind === 'because') return [clause];
  const body = text.slice(clause.start, clause.end);
  const found = [...body.matchAll(WITH)].find(
    ({ index }) => index < 2 || /\d[^,]*$/.test(body.slice(0, index)),
  );
  if (found === undefined) return [clause];
  const opensAt = clause.start + found.index;
  const change: Clause = { kind: 'change', opensAt, start: opensAt + found[0].length, end: clause.end };
  return found.index < 2 ? [change] : [{ ...clause, end: opensAt }, change];
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): ClauseKind | undefined {
  if (groups.change !== undefined) return 'change';
  if (groups.because !== undefined) return 'because';
  return groups.outcome === undefined ? undefined : 'outcome';
}
