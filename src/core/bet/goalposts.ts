import { slug } from '../ids.ts';
import type { Quantity } from '../metric/metric.ts';
import type { Goalpost, Terms } from './bet.ts';

/**
 * Which of the three goalposts moved between two sets of terms. Baseline, confidence and wording may be amended
 * without moving one; a wider or nearer target counts the same, because hindsight works both ways.
 */
export function goalpostsMoved(before: Terms, after: Terms): readonly Goalpost[] {
  const moved: Goalpost[] = [];
  if (slug(before.metric ?? '') !== slug(after.metric ?? '')) moved.push('metric');
  const resolvedOnly = before.to === undefined && equal(before.relative, after.relative);
  if (!equal(before.to, after.to) && !resolvedOnly) moved.push('target');
  else if (after.to === undefined && !equal(before.relative, after.relative)) moved.push('target');
  if (before.by !== after.by) moved.push('date');
  return moved;
}

function equal(a: Quantity | undefined, b: Quantity | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
