import { describe, expect, it } from 'vitest';
import {
  addLink,
  communities as communitiesOf,
  type Graph,
  graphOfLinks,
  modularity,
  noLinks,
} from '#core/feedback/communities.ts';
import { finished } from '#core/feedback/steps.ts';

/** A graph out of undirected edges of weight 1. */
function graphOf(nodes: number, edges: readonly (readonly [number, number])[]) {
  const links = noLinks(edges.length);
  for (const [a, b] of edges) addLink(links, a, b, 1);
  return finished(graphOfLinks(nodes, links));
}

function communities(graph: Graph, grain: number): Int32Array {
  return finished(communitiesOf(graph, grain));
}

const TRIANGLES = [
  [0, 1],
  [1, 2],
  [0, 2],
  [3, 4],
  [4, 5],
  [3, 5],
] as const;

describe('communities', () => {
  it('finds two triangles joined by one edge', () => {
    const graph = graphOf(6, [...TRIANGLES, [2, 3]]);
    expect([...communities(graph, 1)]).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('leaves nodes without neighbours alone', () => {
    expect([...communities(graphOf(3, []), 1)]).toEqual([0, 1, 2]);
    expect([...communities(graphOf(0, []), 1)]).toEqual([]);
  });

  it('makes smaller ones with a larger grain', () => {
    const ring = graphOf(
      12,
      Array.from({ length: 12 }, (_, i) => [i, (i + 1) % 12] as const),
    );
    const count = (grain: number) => new Set(communities(ring, grain)).size;
    expect(count(4)).toBeGreaterThan(count(1));
    expect(count(1)).toBeGreaterThan(count(0.1));
  });

  it('measures modularity as Newman does', () => {
    const graph = graphOf(6, TRIANGLES);
    expect(modularity(graph, Int32Array.of(0, 0, 0, 1, 1, 1))).toBeCloseTo(0.5);
    expect(modularity(graph, Int32Array.of(0, 0, 0, 0, 0, 0))).toBeCloseTo(0);
    expect(modularity(graphOf(2, []), Int32Array.of(0, 1))).toBe(0);
  });
});
