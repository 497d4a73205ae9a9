/** Below this many calls nothing of a person's calibration is shown: it would say more about luck than about them. */
export const HIDDEN_BELOW_CALLS = 5;

/** Below this many observations a figure is called directional. */
export const DIRECTIONAL_BELOW = 30;

/** `n=8, directional`, or `n=42`: no figure of a sample is shown without its size. */
export function showSampleSize(n: number): string {
  return n < DIRECTIONAL_BELOW ? `n=${n}, directional` : `n=${n}`;
}
