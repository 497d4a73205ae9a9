import { strength } from './bonds.ts';
import { addLink, communities, type Graph, graphOfLinks, noLinks } from './communities.ts';
import { finished, type Steps } from './steps.ts';
import { bondsOf, type Node, type Themes } from './themes.ts';

/** Samples, numbered as they stand, and what binds them to each other; bonds to others are left out. */
export interface Web {
  readonly nodes: readonly Node[];
  readonly numbers: ReadonlyMap<Node, number>;
  readonly graph: Graph;
}

/** Samples looked at between two pauses. */
const AT_ONCE = 500;

export function* webOf(nodes: readonly Node[], themes: Themes): Steps<Web> {
  const numbers = new Map<Node, number>();
  let most = 0;
  for (const [i, node] of nodes.entries()) {
    if (i % AT_ONCE === 0) yield;
    numbers.set(node, i);
    most += bondsOf(node).to.length;
  }
  const links = noLinks(most);
  for (const [i, node] of nodes.entries()) {
    if (i % AT_ONCE === 0) yield;
    const bonds = bondsOf(node);
    for (const [at, number] of bonds.to.entries()) {
      const other = themes.nodes.get(number);
      const j = other && numbers.get(other);
      if (j !== undefined && j !== i) addLink(links, i, j, strength(bonds, at));
    }
  }
  return { nodes, numbers, graph: yield* graphOfLinks(nodes.length, links) };
}

/** What binds a sample to others of the web. */
export function eachBond(web: Web, node: Node, visit: (other: Node, weight: number) => void): void {
  const { starts, ends, weights } = web.graph;
  const number = web.numbers.get(node);
  if (number === undefined) return;
  for (let at = starts[number] ?? 0; at < (starts[number + 1] ?? 0); at++) {
    const other = web.nodes[ends[at] ?? 0];
    if (other) visit(other, weights[at] ?? 0);
  }
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
export function halvesOf(nodes: readonly Node[], leastOfEach: number, themes: Themes): Halves | undefined {
  const { graph } = finished(webOf(nodes, themes));
  const of = finished(communities(graph, 1));
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
