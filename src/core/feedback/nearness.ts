import type { Node, Strand, Themes } from './themes.ts';
import { cosine, middleOf, type PackedVector, unpackVector, type Vector } from './vectors.ts';

/** How near a text is in meaning to what is known, by vectors. */
export interface Nearness {
  /** The strands nearest in meaning, which may share no word with the text. */
  readonly nearest: readonly Strand[];
  /** A likeness of words joined with that of meaning, where the other has a vector of the same space; 0 to 1. */
  toStrand(strand: Strand, likeness: number): number;
  toNode(node: Node, likeness: number): number;
}

/** The share of meaning in a joint likeness. */
const SHARE = 0.5;
const MOST_NEAREST = 20;
/**
 * Any two texts have some likeness in a model's space, in some models much. It is measured by how alike the text is to
 * all strands on average, begun with a guess that counts like so many of them.
 */
const CHANCE = { at: 0.3, strands: 5, most: 0.95 };

/** It takes time in proportion to the strands: about a millisecond a thousand, at 256 dimensions. */
export function nearnessOf(packed: PackedVector, { strands }: Themes): Nearness {
  const vector = unpackVector(packed);
  const found = new Map<Strand, number>();
  let sum = CHANCE.at * CHANCE.strands;
  for (const strand of strands.values()) {
    const middle = middleIn(strand);
    const alike = middle && cosine(vector, middle);
    if (alike === undefined) continue;
    sum += alike;
    found.set(strand, alike);
  }
  const chance = Math.min(CHANCE.most, sum / (found.size + CHANCE.strands));
  const joint = (likeness: number, alike: number | undefined): number =>
    alike === undefined
      ? likeness
      : (1 - SHARE) * likeness + SHARE * Math.max(0, (alike - chance) / (1 - chance));
  const ranked = [...found].sort((a, b) => b[1] - a[1]);
  return {
    nearest: ranked.slice(0, MOST_NEAREST).map(([strand]) => strand),
    toStrand: (strand, likeness) => joint(likeness, found.get(strand)),
    toNode: (node, likeness) => {
      const own = vectorIn(node);
      return joint(likeness, own && cosine(vector, own));
    },
  };
}

function middleIn(strand: Strand): Vector | undefined {
  strand.middle ??= { is: middleOf([...strand.nodes.values()].flatMap((node) => vectorIn(node) ?? [])) };
  return strand.middle.is;
}

function vectorIn(node: Node): Vector | undefined {
  if (node.packed !== undefined) node.vector ??= unpackVector(node.packed);
  return node.vector;
}
