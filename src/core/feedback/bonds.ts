import { type ItemId, numberOf } from '../ids.ts';
import type { Sample } from './engine.ts';
import { pack, unpackInts, unpackShorts } from './packed.ts';

/**
 * What binds a sample to others, each bond being one of the two's. They are known by number only: one that is no sample any more, or is not loaded
 * yet, is passed over, so that samples come and go in any order.
 */
export interface Bonds {
  readonly to: Int32Array;
  readonly weights: Uint16Array;
}

const WHOLE = 65_535;

export function bondsTo(near: readonly (readonly [ItemId, number])[]): Bonds {
  return {
    to: Int32Array.from(near, ([id]) => numberOf(id)),
    weights: Uint16Array.from(near, ([, weight]) => Math.round(weight * WHOLE)),
  };
}

/** The same bonds but for that to an item, if there is one. */
export function withoutBond(bonds: Bonds, to: number): Bonds {
  const at = bonds.to.indexOf(to);
  if (at < 0) return bonds;
  const others = (_: number, i: number) => i !== at;
  return { to: bonds.to.filter(others), weights: bonds.weights.filter(others) };
}

/** How much the bond at a place binds, 0 to 1. */
export function strength(bonds: Bonds, at: number): number {
  return (bonds.weights[at] ?? 0) / WHOLE;
}

export function packBonds({ to, weights }: Bonds): Pick<Sample, 'near' | 'weights'> {
  return { near: pack(to), weights: pack(weights) };
}

export function unpackBonds({ near, weights }: Pick<Sample, 'near' | 'weights'>): Bonds {
  return { to: unpackInts(near), weights: unpackShorts(weights) };
}
