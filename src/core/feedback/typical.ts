import type { ThemeId } from '../ids.ts';
import type { Graph } from './communities.ts';
import type { Candidate, Said } from './engine.ts';
import { finished } from './steps.ts';
import { bySize, type Node, normed, type Themes } from './themes.ts';
import { webOf } from './web.ts';

/** Samples above this likeness say the same; one of them is enough. */
const SAME = 0.85;
/** A theme is represented by so many of its samples, those of its biggest strands first. */
const LOOKED_AT = 300;
/** What tells most about a theme's biggest strand is held against all others. */
const TELLING = 60;
const STRANDS_COMPARED = 60;
/** Strands less alike than this have nothing to do with each other. */
const RELATED = 0.2;

/** Those of the samples, first come first, that are most bound to others of them, best first, unlike each other. */
export function typicalOf(nodes: readonly Node[], limit: number, themes: Themes): readonly Said[] {
  const { graph, nodes: some } = finished(webOf(nodes.slice(0, LOOKED_AT), themes));
  const ranked = some
    .map((node, i) => ({ node, bound: boundWithin(graph, i) }))
    .sort((a, b) => b.bound - a.bound);
  const chosen: Node[] = [];
  for (const { node } of ranked) {
    if (chosen.length >= limit) break;
    if (chosen.every((other) => likeness(node, other, themes) < SAME)) chosen.push(node);
  }
  return chosen.map(({ id, text, strand }) => ({ id, text, strand: strand.entry.id }));
}

/** The themes with the strands most like its biggest, best first. */
export function relatedTo(
  theme: ThemeId,
  limit: number,
  themes: Themes,
): readonly Pick<Candidate, 'theme' | 'score'>[] {
  const found = themes.all.get(theme);
  const [core] = found ? bySize(found) : [];
  if (!core) return [];
  const scores = new Map<ThemeId, number>();
  for (const [{ id }, score] of themes.index.similar(
    themes.index.weighGroup(core.entry, TELLING),
    STRANDS_COMPARED,
  )) {
    const other = themes.strands.get(id)?.theme.id;
    if (other === undefined || other === theme || score < RELATED) continue;
    scores.set(other, Math.max(score, scores.get(other) ?? 0));
  }
  return [...scores]
    .map(([id, score]) => ({ theme: id, score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

function boundWithin({ starts, weights }: Graph, node: number): number {
  let sum = 0;
  for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) sum += weights[at] ?? 0;
  return sum;
}

function likeness(a: Node, b: Node, themes: Themes): number {
  return themes.index.cosines(normed(themes, a), [normed(themes, b)])[0] ?? 0;
}
