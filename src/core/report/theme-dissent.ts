import { words } from '../feedback/words.ts';

/** Stems that people complain with, and that they praise with. Few and strong: a wrong guess is worse than none. */
const COMPLAINT = new Set(
  'annoi awful bad break broken bug buggi confus crash difficult error fail frustrat hard hate horribl impossibl lag lose lost miss problem slow stuck terribl ugli unabl unus useless wors worst wrong'.split(
    ' ',
  ),
);
const PRAISE = new Set(
  'amaz awesom best easi easier enjoi excellent fantast fast faster fine glad good great happi helpful love lov nice perfect smooth thank useful wonder'.split(
    ' ',
  ),
);
const NEGATIONS = new Set(['not', 'no', 'never', 'without', 'nothing', 'hardly']);
/** A negation turns round what follows it so closely: "not at all easy". */
const REACH = 3;

/** Below 0 a complaint, above 0 praise, 0 neither. */
export function toneOf(text: string): number {
  let tone = 0;
  let negatedUntil = -1;
  for (const [i, { surface, stem }] of words(text).entries()) {
    if (NEGATIONS.has(surface)) negatedUntil = i + REACH;
    const sign = PRAISE.has(stem) ? 1 : COMPLAINT.has(stem) ? -1 : 0;
    tone += i <= negatedUntil ? -sign : sign;
  }
  return Math.sign(tone);
}

/** The first of them that takes the other side than most do; undefined when nobody does, or there is no side. */
export function dissenting<I extends { readonly text: string }>(items: readonly I[]): I | undefined {
  const tones = items.map((item) => ({ item, tone: toneOf(item.text) }));
  const most = Math.sign(tones.reduce((sum, { tone }) => sum + tone, 0));
  return most === 0 ? undefined : tones.find(({ tone }) => tone === -most)?.item;
}
