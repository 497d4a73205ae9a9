import type { Direction, Quantity, RelativeTarget } from './metric.ts';

/** Units that mean percentage points rather than per cent of the baseline. */
const POINTS = new Set(['points', 'pp', 'pts', '%-points']);

/**
 * The absolute target that a relative one comes to from a baseline. Undefined when it could mean two things:
 * "retention (a percentage) up 5 %" may be points or per cent, and Ante does not guess.
 */
export function resolveTarget(from: Quantity, relative: RelativeTarget): Quantity | undefined {
  const sign = relative.direction === 'up' ? 1 : -1;
  const unit = from.unit === undefined ? {} : { unit: from.unit };
  if (relative.unit === '%') {
    if (from.unit === '%') return undefined;
    return { value: round(from.value * (1 + (sign * relative.value) / 100)), ...unit };
  }
  const sameKind = relative.unit === undefined || relative.unit === from.unit || POINTS.has(relative.unit);
  return sameKind ? { value: round(from.value + sign * relative.value), ...unit } : undefined;
}

/** Which way a bet's numbers go; undefined while there are not two of them, or they are equal. */
export function directionOf(from: Quantity | undefined, to: Quantity | undefined): Direction | undefined {
  if (!from || !to || from.value === to.value) return undefined;
  return to.value > from.value ? 'up' : 'down';
}

/** How much of the way from baseline to target a value has come: 0 at the baseline, 1 at the target. */
export function progress(from: number, to: number, value: number): number | undefined {
  return from === to ? undefined : (value - from) / (to - from);
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}
