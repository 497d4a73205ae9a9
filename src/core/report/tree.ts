import type { BetId } from '../ids.ts';
import type { Next } from '../judgement/graph.ts';

/** One line of a tree. */
export interface Branch {
  readonly id: BetId;
  /** 1 for what is directly next to the start. */
  readonly depth: number;
  /** It stands further up with all that hangs under it. */
  readonly again: boolean;
}

export interface Tree {
  /** Depth first, as far as they were asked for. */
  readonly branches: readonly Branch[];
  /** How many lines there are in all. */
  readonly total: number;
}

/**
 * What can be reached as a tree of at most `most` lines. What is met again is named again, but what hangs under it is
 * shown once; so it ends on any graph, also one with cycles, after a line for each edge at most.
 */
export function treeOf(first: readonly BetId[], next: Next, most: number): Tree {
  const branches: Branch[] = [];
  const shown = new Set<BetId>();
  const stack = first.toReversed().map((id) => ({ id, depth: 1 }));
  let total = 0;
  for (let at = stack.pop(); at; at = stack.pop()) {
    const { id, depth } = at;
    const again = shown.has(id);
    total += 1;
    if (branches.length < most) branches.push({ id, depth, again });
    if (again) continue;
    shown.add(id);
    for (const other of next(id).toReversed()) stack.push({ id: other, depth: depth + 1 });
  }
  return { branches, total };
}
