import { type FeedbackItem, saidIn } from '../feedback/feedback.ts';
import { tonesIn } from '../feedback/tones.ts';

/** Where fewer than this share of people praise or complain, they ask: there is no side to take. */
const TAKE_SIDES = 1 / 3;
/** One side has to have two thirds, which is this share more than the other: people who differ do not disagree with most. */
const OUTNUMBER = 1 / 3;

/** "I can't tweet": no word of complaint, and one all the same. */
const FAILS = /(?<!\p{L})(?:can['’]?t|can ?not|won['’]?t|does(?:n['’]?t| not)|not working)(?!\p{L})/iu;
/** "A good app, but it will not play videos": praise that leads up to a complaint of whatever words. */
const HEDGED =
  /(?<!\p{L})(?:but|however|except|although|though|until|unless|should|fix|wish|please|only|not|can['’]?t|(?:wo|do|does|did|is|are|could|would)n['’]?t)(?!\p{L})/iu;

/**
 * The first of them that takes the other side than most do, and not half-heartedly; undefined when nobody does, or
 * there is no side.
 */
export function dissenting<I extends Pick<FeedbackItem, 'text' | 'point'>>(
  items: readonly I[],
): I | undefined {
  const said = items.map((item) => ({ item, ...tonesIn(saidIn(item)) }));
  const sides = said.map(({ item, praise, complaints }) =>
    praise + complaints === 0 && FAILS.test(saidIn(item)) ? -1 : Math.sign(praise - complaints),
  );
  const most = sides.reduce((sum, side) => sum + side, 0);
  const taken = sides.filter((side) => side !== 0).length;
  if (most === 0 || taken < TAKE_SIDES * items.length || Math.abs(most) < OUTNUMBER * taken) return undefined;
  return said.find(({ item, praise, complaints }) =>
    most > 0 ? complaints > 0 && praise === 0 : praise > 0 && complaints === 0 && !HEDGED.test(saidIn(item)),
  )?.item;
}
