import type { Steps } from './steps.ts';

/** An undirected graph: the neighbours of node `n` stand from `starts[n]` to `starts[n + 1]`, in both directions. */
export interface Graph {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly weights: Float64Array;
  /** What binds each node within itself, where nodes stand for groups. */
  readonly within: Float64Array;
}

/** Pairs of nodes and what binds them: the first `count` of these lists. */
export interface Links {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weights: Float64Array;
  count: number;
}

/** Room for so many links, and none yet. */
export function noLinks(most: number): Links {
  return { from: new Int32Array(most), to: new Int32Array(most), weights: new Float64Array(most), count: 0 };
}

export function addLink(links: Links, from: number, to: number, weight: number): void {
  const { count } = links;
  links.from[count] = from;
  links.to[count] = to;
  links.weights[count] = weight;
  links.count = count + 1;
}

/** Links and nodes looked at between two pauses. */
const LINKS_AT_ONCE = 50_000;
const NODES_AT_ONCE = 1_000;

/** The graph of `count` nodes with these links, each of them in both directions. */
export function* graphOfLinks(
  count: number,
  { from, to, weights, count: links }: Links,
  within = new Float64Array(count),
): Steps<Graph> {
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < links; i++) {
    if (i % LINKS_AT_ONCE === 0) yield;
    for (const node of [from[i] ?? 0, to[i] ?? 0]) starts[node + 1] = (starts[node + 1] ?? 0) + 1;
  }
  for (let node = 0; node < count; node++) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  const next = starts.slice();
  const graph = {
    starts,
    ends: new Int32Array(2 * links),
    weights: new Float64Array(2 * links),
    within,
  };
  const put = (node: number, other: number, weight: number): void => {
    const at = next[node] ?? 0;
    next[node] = at + 1;
    graph.ends[at] = other;
    graph.weights[at] = weight;
  };
  for (let i = 0; i < links; i++) {
    if (i % LINKS_AT_ONCE === 0) yield;
    const [a, b, weight] = [from[i] ?? 0, to[i] ?? 0, weights[i] ?? 0];
    put(a, b, weight);
    put(b, a, weight);
  }
  return graph;
}

const MOST_LEVELS = 12;
const MOST_ROUNDS = 20;

/**
 * Communities of a graph by modularity: the Louvain method (Blondel et al. 2008) with resolution `grain` (Reichardt
 * and Bornholdt 2006); a larger grain makes smaller communities. Returns the community of each node, numbered from 0
 * in the order of their first nodes. Nodes are visited in order, so the same graph gives the same answer.
 */
export function* communities(graph: Graph, grain: number): Steps<Int32Array> {
  let level = graph;
  const community = Int32Array.from(graph.within, (_, node) => node);
  for (let depth = 0; depth < MOST_LEVELS; depth++) {
    const of = yield* settled(level, grain);
    const count = renumber(of);
    if (count === of.length) break;
    for (let node = 0; node < community.length; node++) community[node] = of[community[node] ?? 0] ?? 0;
    level = yield* grouped(level, of, count);
  }
  return community;
}

/** How much more of the graph's weight lies inside the communities than chance would put there (Newman 2004). */
export function modularity(graph: Graph, of: Int32Array): number {
  const totals = new Map<number, number>();
  let [inside, all] = [0, 0];
  for (let node = 0; node < of.length; node++) {
    const home = of[node] ?? 0;
    for (let at = graph.starts[node] ?? 0; at < (graph.starts[node + 1] ?? 0); at++) {
      const weight = graph.weights[at] ?? 0;
      all += weight;
      totals.set(home, (totals.get(home) ?? 0) + weight);
      if (of[graph.ends[at] ?? 0] === home) inside += weight;
    }
  }
  if (all === 0) return 0;
  let chance = 0;
  for (const total of totals.values()) chance += (total / all) ** 2;
  return inside / all - chance;
}

/** Every node in the community that gains most by it, until none wants to move. */
function* settled({ starts, ends, weights, within }: Graph, grain: number): Steps<Int32Array> {
  const count = within.length;
  const of = Int32Array.from(within, (_, node) => node);
  const degrees = new Float64Array(count);
  for (let node = 0; node < count; node++) {
    if (node % NODES_AT_ONCE === 0) yield;
    let degree = 2 * (within[node] ?? 0);
    for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) degree += weights[at] ?? 0;
    degrees[node] = degree;
  }
  const totals = Float64Array.from(degrees);
  const scale = grain / (degrees.reduce((sum, degree) => sum + degree, 0) || 1);
  const ties = new Float64Array(count);
  for (let round = 0, moved = true; moved && round < MOST_ROUNDS; round++) {
    moved = false;
    for (let node = 0; node < count; node++) {
      if (node % NODES_AT_ONCE === 0) yield;
      const home = of[node] ?? 0;
      const [from, to] = [starts[node] ?? 0, starts[node + 1] ?? 0];
      const degree = degrees[node] ?? 0;
      totals[home] = (totals[home] ?? 0) - degree;
      for (let at = from; at < to; at++) {
        const theirs = of[ends[at] ?? 0] ?? 0;
        ties[theirs] = (ties[theirs] ?? 0) + (weights[at] ?? 0);
      }
      let best = home;
      let most = (ties[home] ?? 0) - scale * (totals[home] ?? 0) * degree;
      for (let at = from; at < to; at++) {
        const theirs = of[ends[at] ?? 0] ?? 0;
        const gain = (ties[theirs] ?? 0) - scale * (totals[theirs] ?? 0) * degree;
        if (gain > most + 1e-12) [best, most] = [theirs, gain];
      }
      for (let at = from; at < to; at++) ties[of[ends[at] ?? 0] ?? 0] = 0;
      totals[best] = (totals[best] ?? 0) + degree;
      of[node] = best;
      moved ||= best !== home;
    }
  }
  return of;
}

/** The graph whose nodes are the communities. */
function* grouped({ starts, ends, weights, within }: Graph, of: Int32Array, count: number): Steps<Graph> {
  const members = membersOf(of, count);
  const links = noLinks(ends.length / 2);
  const inside = new Float64Array(count);
  const ties = new Float64Array(count);
  let visited = 0;
  for (let home = 0; home < count; home++) {
    const met: number[] = [];
    for (const node of members[home] ?? []) {
      if (visited++ % NODES_AT_ONCE === 0) yield;
      inside[home] = (inside[home] ?? 0) + (within[node] ?? 0);
      for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) {
        const theirs = of[ends[at] ?? 0] ?? 0;
        const weight = weights[at] ?? 0;
        if (theirs === home) inside[home] = (inside[home] ?? 0) + weight / 2;
        // Each link is met from both of its ends.
        if (theirs <= home) continue;
        if (ties[theirs] === 0) met.push(theirs);
        ties[theirs] = (ties[theirs] ?? 0) + weight;
      }
    }
    for (const theirs of met) {
      addLink(links, home, theirs, ties[theirs] ?? 0);
      ties[theirs] = 0;
    }
  }
  return yield* graphOfLinks(count, links, inside);
}

function membersOf(of: Int32Array, count: number): readonly (readonly number[])[] {
  const members: number[][] = Array.from({ length: count }, () => []);
  for (const [node, home] of of.entries()) members[home]?.push(node);
  return members;
}

/** Numbers communities from 0 in the order of their first nodes; how many there are. */
function renumber(of: Int32Array): number {
  const numbers = new Map<number, number>();
  for (let node = 0; node < of.length; node++) {
    const name = of[node] ?? 0;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    of[node] = number;
  }
  return numbers.size;
}
