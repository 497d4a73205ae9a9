import { communities, type Graph, makeGraph } from './communities.ts';
import type { Node } from './themes.ts';

/** The graph of these samples, numbered as they stand; bonds to others are left out. */
export function graphOf(nodes: readonly Node[]): Graph {
  const numbers = new Map(nodes.map((node, i) => [node, i]));
  const neighbours = nodes.map((node) => {
    const found = new Map<number, number>();
    for (const [other, weight] of node.near) {
      const number = numbers.get(other);
      if (number !== undefined) found.set(number, weight);
    }
    return found;
  });
  return makeGraph(neighbours);
}

/** The samples by the number that each has in `of`. */
export function together(nodes: readonly Node[], of: Int32Array): readonly (readonly Node[])[] {
  const groups: Node[][] = [];
  for (const [i, node] of nodes.entries()) {
    const group = of[i] ?? 0;
    groups[group] ??= [];
    groups[group].push(node);
  }
  return groups;
}

export interface Halves {
  readonly part: readonly Node[];
  readonly rest: readonly Node[];
  /** How little binds them: 1 when nothing does, 0 when as much as chance would. */
  readonly apart: number;
}

/** The community within these samples that stands out most from the rest of them, if there is one. */
export function halvesOf(nodes: readonly Node[], leastOfEach: number): Halves | undefined {
  const graph = graphOf(nodes);
  const of = communities(graph, 1);
  const total = graph.weights.reduce((sum, weight) => sum + weight, 0);
  let best: Halves | undefined;
  for (const [number, part] of together(nodes, of).entries()) {
    const rest = nodes.filter((_, node) => of[node] !== number);
    if (part.length < leastOfEach || rest.length < leastOfEach) continue;
    const { within, across } = bonds(graph, of, number);
    const mine = within + across;
    const expected = (mine * (total - mine)) / total;
    const apart = expected > 0 ? 1 - across / expected : 1;
    if (!best || apart * part.length > best.apart * best.part.length) best = { part, rest, apart };
  }
  return best;
}

function bonds(graph: Graph, of: Int32Array, number: number): { within: number; across: number } {
  let [within, across] = [0, 0];
  for (let node = 0; node < of.length; node++) {
    if (of[node] !== number) continue;
    for (let at = graph.starts[node] ?? 0; at < (graph.starts[node + 1] ?? 0); at++) {
      if (of[graph.ends[at] ?? 0] === number) within += graph.weights[at] ?? 0;
      else across += graph.weights[at] ?? 0;
    }
  }
  return { within, across };
}
