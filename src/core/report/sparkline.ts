/** Five of the eight block heights: the full block and its neighbours stand out of line in chat fonts. */
const BLOCKS = ['▁', '▂', '▃', '▅', '▇'] as const;

/**
 * Numbers as a row of blocks, lowest to highest, a space where one is missing: `▁▃ ▅▇`. Level where all are equal.
 * @param floor what the lowest block stands for where no number is below it: 0 for counts, so that few look few
 */
export function sparkline(values: readonly (number | undefined)[], floor = Number.POSITIVE_INFINITY): string {
  const known = values.filter(isKnown);
  const low = known.reduce((least, value) => Math.min(least, value), floor);
  const high = known.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const level = high === floor ? 0 : 0.5;
  return values
    .map((value) => (isKnown(value) ? block(low === high ? level : share(value, low, high)) : ' '))
    .join('');
}

function isKnown(value: number | undefined): value is number {
  return Number.isFinite(value);
}

/** 0-1 between the ends. Each is divided on its own, since their difference may be more than a number holds. */
function share(value: number, low: number, high: number): number {
  const scale = Math.max(Math.abs(low), Math.abs(high));
  return (value / scale - low / scale) / (high / scale - low / scale);
}

function block(height: number): string {
  return BLOCKS[Math.min(BLOCKS.length - 1, Math.floor(height * BLOCKS.length))] ?? BLOCKS[0];
}
