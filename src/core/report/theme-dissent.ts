import { type FeedbackItem, saidIn } from '../feedback/feedback.ts';
import { tonesIn } from '../feedback/tones.ts';

/** Where fewer than this share of people praise or complain, they ask: there is no side to take. */
const TAKE_SIDES = 1 / 3;
/** One side has to have two thirds, which is this share more than the other: people who differ do not disagree with most. */
const OUTNUMBER = 1 / 3;

/**
 * The first of them that takes the other side than most do, and not half-heartedly; undefined when nobody does, or
 * there is no side.
 */
export function dissenting<I extends Pick<FeedbackItem, 'text' | 'point'>>(
  items: readonly I[],
): I | undefined {
  const said = items.map((item) => ({ item, ...tonesIn(saidIn(item)) }));
  const sides = said.map(({ praise, complaints }) => Math.sign(praise - complaints));
  const most = sides.reduce((sum, side) => sum + side, 0);
  const taken = sides.filter((side) => side !== 0).length;
  if (most === 0 || taken < TAKE_SIDES * items.length || Math.abs(most) < OUTNUMBER * taken) return undefined;
  return said.find(({ praise, complaints }) =>
    most > 0 ? complaints > 0 && praise === 0 : praise > 0 && complaints === 0,
  )?.item;
}
