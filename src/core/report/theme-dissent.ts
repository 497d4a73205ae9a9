import { stem } from '../feedback/stem.ts';
import { words } from '../feedback/words.ts';

/** What people complain with, and what they praise with. Few and strong: a wrong guess is worse than none. */
const COMPLAINT = stemsOf(
  `annoying awful bad break broken bug buggy confusing crash difficult disappointing error fails freezes frustrating
  froze garbage hard hate horrible impossible lag lose lost mad miss problem slow stops stuck sucks terrible ugly unable
  unusable useless waste worse worst worthless wrong`,
);
const PRAISE = stemsOf(
  `amazing awesome best easier easy enjoy excellent fantastic fast faster fine glad good great happy helpful love nice
  perfect smooth useful wonderful`,
);
const NEGATIONS = new Set(['not', 'no', 'never', 'without', 'nothing', 'hardly']);
/** A negation turns round what follows it so closely: "not at all easy". */
const REACH = 3;

interface Tones {
  readonly praise: number;
  readonly complaints: number;
}

/** How often a text praises and how often it complains. */
export function tonesIn(text: string): Tones {
  const tones = { praise: 0, complaints: 0 };
  let negatedUntil = -1;
  for (const [i, { surface, stem }] of words(text).entries()) {
    if (NEGATIONS.has(surface)) negatedUntil = i + REACH;
    const praises = PRAISE.has(stem);
    if (!praises && !COMPLAINT.has(stem)) continue;
    if (praises === i > negatedUntil) tones.praise += 1;
    else tones.complaints += 1;
  }
  return tones;
}

/** Where fewer than this share of people praise or complain, they ask: there is no side to take. */
const TAKE_SIDES = 1 / 3;
/** One side has to have two thirds, which is this share more than the other: people who differ do not disagree with most. */
const OUTNUMBER = 1 / 3;

/**
 * The first of them that takes the other side than most do, and not half-heartedly; undefined when nobody does, or
 * there is no side.
 */
export function dissenting<I extends { readonly text: string }>(items: readonly I[]): I | undefined {
  const said = items.map((item) => ({ item, ...tonesIn(item.text) }));
  const sides = said.map(({ praise, complaints }) => Math.sign(praise - complaints));
  const most = sides.reduce((sum, side) => sum + side, 0);
  const taken = sides.filter((side) => side !== 0).length;
  if (most === 0 || taken < TAKE_SIDES * items.length || Math.abs(most) < OUTNUMBER * taken) return undefined;
  return said.find(({ praise, complaints }) =>
    most > 0 ? complaints > 0 && praise === 0 : praise > 0 && complaints === 0,
  )?.item;
}

function stemsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).map(stem));
}
