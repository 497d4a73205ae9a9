/** Five of the eight block heights: the full block and its neighbours stand out of line in chat fonts. */
const BLOCKS = ['▁', '▂', '▃', '▅', '▇'] as const;

/** Numbers as a row of blocks, lowest to highest, a space where one is missing: `▁▃ ▅▇`. Level where all are equal. */
export function sparkline(values: readonly (number | undefined)[]): string {
  const known = values.filter(isKnown);
  const low = known.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = known.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return values.map((value) => (isKnown(value) ? block(share(value, low, high)) : ' ')).join('');
}

function isKnown(value: number | undefined): value is number {
  return Number.isFinite(value);
}

/** 0-1 between the ends. Each is divided on its own, since their difference may be more than a number holds. */
function share(value: number, low: number, high: number): number {
  const scale = Math.max(Math.abs(low), Math.abs(high));
  return low === high ? 0.5 : (value / scale - low / scale) / (high / scale - low / scale);
}

function block(height: number): string {
  return BLOCKS[Math.min(BLOCKS.length - 1, Math.floor(height * BLOCKS.length))] ?? BLOCKS[0];
}
