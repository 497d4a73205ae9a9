/** Both ends 0-1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5th percentile of the normal distribution: 95 % lie between it and its negative. */
const Z = 1.959964;

/**
 * The 95 % score interval of a rate, which stays inside 0-1 and keeps its meaning with few trials.
 * Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical inference", Journal of the
 * American Statistical Association 22 (158), 209-212.
 */
export function wilsonInterval(hits: number, trials: number): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const rate = hits / trials;
  const shrink = 1 + Z ** 2 / trials;
  const centre = (rate + Z ** 2 / (2 * trials)) / shrink;
  const margin = (Z / shrink) * Math.sqrt((rate * (1 - rate)) / trials + Z ** 2 / (4 * trials ** 2));
  return { low: Math.max(0, centre - margin), high: Math.min(1, centre + margin) };
}
