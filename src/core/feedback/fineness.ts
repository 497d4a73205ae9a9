/** Whether a team wants fewer and bigger themes than Ante makes by itself, or more and smaller ones. */
export type Grain = 'coarser' | 'finer';

/** By so much a step makes themes finer. */
const STEP = 1.015;
/** What people do unasked moves it so far, either way. */
const MOST_LEARNT = 8;
/** What is set by hand is worth so many steps: half as many themes more, or a sixth fewer, of the 300 examples. */
const SET = 12;
/** Themes are tidied anew when the steps have changed by so many. */
const MUCH = 4;

/** The steps learnt, after one more by which people made themes finer (1) or coarser (-1). */
export function learnt(steps: number, by: number): number {
  return Math.min(MOST_LEARNT, Math.max(-MOST_LEARNT, steps + by));
}

/** What was learnt and what was set, together. */
export function stepsOf(learnt: number, grain: Grain | undefined): number {
  return learnt + (grain === 'finer' ? SET : grain === 'coarser' ? -SET : 0);
}

/** What the engine is to tidy with: 1 by default. */
export function finenessOf(steps: number): number {
  return STEP ** steps;
}

/** Whether themes that were tidied at some steps would look otherwise now. */
export function isOtherwise(steps: number, tidiedAt: number): boolean {
  return Math.abs(steps - tidiedAt) >= MUCH;
}

/** `as Ante makes them`, `finer; a little coarser by your merges` */
export function showGrain(steps: number, grain: Grain | undefined): string {
  const much = Math.abs(steps) >= MUCH ? 'clearly' : 'a little';
  const own =
    steps === 0 ? '' : steps > 0 ? `${much} finer by your splits` : `${much} coarser by your merges`;
  return [...(grain ? [`${grain}, as set`] : []), ...(own ? [own] : [])].join('; ') || 'as Ante makes them';
}
