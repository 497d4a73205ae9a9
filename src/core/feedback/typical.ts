import type { ThemeId } from '../ids.ts';
import type { Candidate, Said } from './engine.ts';
import { known, type Node, normed, type Themes } from './themes.ts';

/** Samples above this likeness say the same; one of them is enough. */
const SAME = 0.85;

/** Those of the samples of a theme that are most bound to others of it, best first, unlike each other. */
export function typicalOf(nodes: readonly Node[], limit: number, themes: Themes): readonly Said[] {
  const ranked = nodes.map((node) => ({ node, bound: boundWithin(node) })).sort((a, b) => b.bound - a.bound);
  const chosen: Node[] = [];
  for (const { node } of ranked) {
    if (chosen.length >= limit) break;
    if (chosen.every((other) => likeness(node, other, themes) < SAME)) chosen.push(node);
  }
  return chosen.map(({ id, text, strand }) => ({ id, text, strand: strand.entry.id }));
}

/** The themes whose samples are bound most to this one's, best first. */
export function relatedTo(
  theme: ThemeId,
  limit: number,
  themes: Themes,
): readonly Pick<Candidate, 'theme' | 'score'>[] {
  const sums = new Map<ThemeId, number>();
  let total = 0;
  for (const strand of known(themes, theme).strands) {
    for (const node of strand.nodes.values()) {
      for (const [other, weight] of node.near) {
        total += weight;
        const id = other.strand.theme.id;
        if (id !== theme) sums.set(id, (sums.get(id) ?? 0) + weight);
      }
    }
  }
  return [...sums]
    .map(([id, weight]) => ({ theme: id, score: weight / total }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

function boundWithin(node: Node): number {
  let sum = 0;
  for (const [other, weight] of node.near) if (other.strand.theme === node.strand.theme) sum += weight;
  return sum;
}

function likeness(a: Node, b: Node, themes: Themes): number {
  const [x, y] = [normed(themes, a), normed(themes, b)];
  const weights = new Map(x.ids.map((id, i) => [id, x.weights[i] ?? 0]));
  return y.ids.reduce((dot, id, i) => dot + (weights.get(id) ?? 0) * (y.weights[i] ?? 0), 0);
}
