import type { Said } from './engine.ts';
import { type Features, featuresOf } from './features.ts';
import { type Nearness, nearnessOf } from './nearness.ts';
import type { WeighedText } from './strand-index.ts';
import { type Node, normed, type Strand, type Themes } from './themes.ts';

export interface Likely {
  readonly strand: Strand;
  /** Weighted cosine with the strand's sum of items, joined with that of the vectors where there are any; 0 to 1. */
  readonly likeness: number;
  /** Above 0, the text is of this strand. */
  readonly score: number;
}

/** What is read. */
export type Read = Pick<Said, 'text' | 'vector'>;

/** A text seen against everything known. */
export interface Reading {
  readonly said: Read;
  readonly features: Features;
  /** Best first. */
  readonly likely: readonly Likely[];
  /** The samples most like it, best first, and how strongly each binds it. */
  readonly near: readonly (readonly [Node, number])[];
}

/** How alike a text and a strand must be to be one: high enough that strands are pure. */
export const SAME_STRAND = 0.6;
/** What a strand gains by size: the more was said, the likelier is more of it. */
const SIZE = 0.01;

/** The nearest samples are looked for in the likeliest strands: at least so many of each. */
const STRANDS_READ = 15;
const SAMPLES_READ = 80;
const MOST_NEAR = 30;
const LEAST_LIKENESS = 0.02;

export function read(said: Read, themes: Themes): Reading {
  const features = featuresOf(said.text);
  const nearness = said.vector === undefined ? undefined : nearnessOf(said.vector, themes);
  const likely = likeliest(themes.index.weigh(features), nearness, themes);
  const near = nearest(themes.index.normed(features), likely, nearness, themes);
  return { said, features, likely, near };
}

function likeliest(text: WeighedText, nearness: Nearness | undefined, themes: Themes): readonly Likely[] {
  const all: Likely[] = [];
  const found = new Set<Strand>();
  const add = (strand: Strand, inWords: number): void => {
    const likeness = nearness ? nearness.toStrand(strand, inWords) : inWords;
    all.push({ strand, likeness, score: likeness + SIZE * Math.log(strand.entry.size) - SAME_STRAND });
  };
  for (const [entry, likeness] of themes.index.similar(text, SAMPLES_READ)) {
    const strand = themes.strands.get(entry.id);
    if (!strand) throw new Error(`strand ${entry.id} is in the index only`);
    if (nearness) found.add(strand);
    add(strand, likeness);
  }
  for (const strand of nearness?.nearest ?? []) if (!found.has(strand)) add(strand, 0);
  return all.sort((a, b) => b.score - a.score);
}

function nearest(
  text: WeighedText,
  likely: readonly Likely[],
  nearness: Nearness | undefined,
  themes: Themes,
): readonly (readonly [Node, number])[] {
  const nodes: Node[] = [];
  for (const [rank, { strand }] of likely.entries()) {
    if (rank >= STRANDS_READ && nodes.length >= SAMPLES_READ) break;
    nodes.push(...strand.nodes.values());
  }
  const cosines = themes.index.cosines(
    text,
    nodes.map((node) => normed(themes, node)),
  );
  if (nearness) for (const [i, node] of nodes.entries()) cosines[i] = nearness.toNode(node, cosines[i] ?? 0);
  const first = [...nodes.keys()]
    .filter((i) => (cosines[i] ?? 0) > LEAST_LIKENESS)
    .sort((a, b) => (cosines[b] ?? 0) - (cosines[a] ?? 0));
  return first.slice(0, MOST_NEAR).flatMap((i) => {
    const node = nodes[i];
    return node ? [[node, (cosines[i] ?? 0) ** 2] as const] : [];
  });
}
