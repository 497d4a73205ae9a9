import type { Quantity } from '../../metric/metric.ts';
import { findQuantities } from '../../metric/quantity.ts';

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SPELLED = new RegExp(
  `\\b(?:(${TENS.join('|')})(?:[ -](${ONES.slice(1, 10).join('|')}))?|(${ONES.join('|')}))\\b`,
  'gi',
);
const PERCENT = /%|\bper ?cent\b|\bpct\b/i;

/**
 * The quantity of that value that stands in the words, in digits or spelled out, with the unit that stands there.
 * Undefined when none does: a number that is not in the text was invented.
 */
export function quantityIn(words: string, value: number): Quantity | undefined {
  const size = Math.abs(value);
  for (const style of ['english', 'continental'] as const) {
    for (const { quantity, sign } of findQuantities(words, style)) {
      if (quantity && Math.abs(quantity.value) === size)
        return { ...quantity, value: sign === '-' && value < 0 ? -size : size };
    }
  }
  for (const [, tens, unit, ones] of words.matchAll(SPELLED)) {
    const spelled = tens ? 20 + 10 * at(TENS, tens) + (unit ? at(ONES, unit) : 0) : at(ONES, ones);
    if (spelled === value) return PERCENT.test(words) ? { value, unit: '%' } : { value };
  }
  return undefined;
}

function at(list: readonly string[], word: string | undefined): number {
  return list.indexOf(word?.toLowerCase() ?? '');
}
