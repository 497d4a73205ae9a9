import { communities, modularity } from './communities.ts';
import { refined } from './refine.ts';
import { seeded } from './seeds.ts';
import type { Steps } from './steps.ts';
import type { Node, Strand, Themes } from './themes.ts';
import { together, webOf } from './web.ts';

/** Resolution of the communities; at 1, big ones swallow what merely stands near. */
const GRAIN = 1.5;
/**
 * A community falls apart when its parts are well separated: by modularity within it, which has to be the higher, the
 * bigger it is. Of a small one little is known, and a theme too many is put right by one answer.
 */
const SEPARATED = 0.65;
const LESS_WHEN_SMALL = 2.5;
const LEAST_TO_SPLIT = 8;

/**
 * The strands that belong together, as far as their samples' likeness shows it.
 * @param fineness above 1 for smaller groups than by default, below for bigger ones
 */
export function* grouping(themes: Themes, fineness: number): Steps<readonly (readonly Strand[])[]> {
  const nodes = [...themes.nodes.values()];
  const web = yield* webOf(nodes, themes);
  const fine: (readonly Node[])[] = [];
  for (const group of together(nodes, yield* communities(web.graph, GRAIN * fineness))) {
    fine.push(...(yield* parts(group, themes, fineness)));
  }
  const groups: (readonly Strand[])[] = [];
  for (const group of byStrand(fine)) {
    yield;
    groups.push(...seeded(group, web));
  }
  return yield* refined(groups, web, themes);
}

/** A community, or what it falls into. */
function* parts(
  nodes: readonly Node[],
  themes: Themes,
  fineness: number,
): Steps<readonly (readonly Node[])[]> {
  if (nodes.length < LEAST_TO_SPLIT) return [nodes];
  const { graph } = yield* webOf(nodes, themes);
  const within = yield* communities(graph, 1);
  const enough = SEPARATED / fineness - LESS_WHEN_SMALL / Math.sqrt(nodes.length);
  return modularity(graph, within) > enough ? together(nodes, within) : [nodes];
}

/** Each strand goes where most of its samples are; the earlier group at a draw. */
function byStrand(groups: readonly (readonly Node[])[]): readonly (readonly Strand[])[] {
  const votes = new Map<Strand, Map<number, number>>();
  for (const [group, nodes] of groups.entries()) {
    for (const { strand } of nodes) {
      const of = votes.get(strand) ?? new Map<number, number>();
      votes.set(strand, of.set(group, (of.get(group) ?? 0) + 1));
    }
  }
  const strands: Strand[][] = groups.map(() => []);
  for (const [strand, of] of votes) {
    const [best] = [...of].sort((a, b) => b[1] - a[1])[0] ?? [0];
    strands[best]?.push(strand);
  }
  return strands.filter((group) => group.length > 0);
}
