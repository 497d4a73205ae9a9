import type { ItemId, ThemeId } from '../ids.ts';
import { MOST_SAMPLES, type Said, type StrandId, type ThemeMemory } from './engine.ts';
import { featuresOf } from './features.ts';
import { type Entry, makeStrandIndex, type StrandIndex, type WeighedText } from './strand-index.ts';

/** A sampled item: a node in the graph of what is like what. */
export interface Node {
  readonly id: ItemId;
  readonly text: string;
  readonly strand: Strand;
  /** The samples it is bound to, in both directions. */
  readonly near: Map<Node, number>;
  /** Worked out when first compared. */
  normed?: WeighedText;
}

export interface Strand {
  readonly entry: Entry;
  theme: Theme;
  readonly nodes: Map<ItemId, Node>;
  /** People put it where it is. */
  placed: boolean;
}

export interface Theme {
  readonly id: ThemeId;
  readonly strands: Set<Strand>;
  readonly apart: Set<ThemeId>;
  joined: boolean;
}

/** Everything the engine knows, and what of it is not saved yet. */
export interface Themes {
  readonly index: StrandIndex;
  readonly all: Map<ThemeId, Theme>;
  readonly nodes: Map<ItemId, Node>;
  readonly strands: Map<StrandId, Strand>;
  /** Themes changed since they were last saved. */
  readonly touched: Set<ThemeId>;
}

export function makeThemes(): Themes {
  return {
    index: makeStrandIndex(),
    all: new Map(),
    nodes: new Map(),
    strands: new Map(),
    touched: new Set(),
  };
}

/** @throws Error when the theme is not known: the caller is behind the store */
export function known(themes: Themes, id: ThemeId): Theme {
  const theme = themes.all.get(id);
  if (!theme) throw new Error(`${id} is not known to the engine`);
  return theme;
}

export function openTheme(themes: Themes, id: ThemeId): Theme {
  const theme = { id, strands: new Set<Strand>(), apart: new Set<ThemeId>(), joined: false };
  themes.all.set(id, theme);
  themes.touched.add(id);
  return theme;
}

export function openStrand(themes: Themes, id: StrandId, theme: Theme, placed: boolean): Strand {
  const strand = { entry: themes.index.open(id), theme, nodes: new Map<ItemId, Node>(), placed };
  themes.strands.set(id, strand);
  theme.strands.add(strand);
  return strand;
}

/** A strand's id that is not taken: its first item's, marked where that item opened another strand before. */
export function freeStrandId(themes: Themes, item: ItemId): StrandId {
  let id: StrandId = item;
  while (themes.strands.has(id)) id += "'";
  return id;
}

export function closeStrand(themes: Themes, strand: Strand): void {
  for (const node of [...strand.nodes.values()]) dropNode(themes, node);
  themes.index.close(strand.entry);
  themes.strands.delete(strand.entry.id);
  strand.theme.strands.delete(strand);
}

export function closeTheme(themes: Themes, theme: Theme): void {
  for (const strand of [...theme.strands]) closeStrand(themes, strand);
  for (const id of theme.apart) {
    themes.all.get(id)?.apart.delete(theme.id);
    themes.touched.add(id);
  }
  themes.all.delete(theme.id);
  themes.touched.add(theme.id);
}

/** Adds a sample; the strand's oldest makes room for it. */
export function addNode(
  themes: Themes,
  strand: Strand,
  item: Said,
  near: Iterable<readonly [Node, number]>,
): Node {
  const node: Node = { id: item.id, text: item.text, strand, near: new Map(near) };
  for (const [other, weight] of node.near) other.near.set(node, weight);
  strand.nodes.set(item.id, node);
  themes.nodes.set(item.id, node);
  const [oldest] = strand.nodes.values();
  if (strand.nodes.size > MOST_SAMPLES && oldest) dropNode(themes, oldest);
  return node;
}

export function dropNode(themes: Themes, node: Node): void {
  for (const other of node.near.keys()) other.near.delete(node);
  node.strand.nodes.delete(node.id);
  themes.nodes.delete(node.id);
}

export function sizeOf(theme: Theme): number {
  let size = 0;
  for (const strand of theme.strands) size += strand.entry.size;
  return size;
}

export function nodesOf(theme: Theme): readonly Node[] {
  return [...theme.strands].flatMap((strand) => [...strand.nodes.values()]);
}

export function normed(themes: Themes, node: Node): WeighedText {
  node.normed ??= themes.index.normed(featuresOf(node.text));
  return node.normed;
}

export function remembered(themes: Themes, theme: Theme): ThemeMemory {
  return {
    id: theme.id,
    strands: [...theme.strands].map(({ entry, nodes, placed }) => {
      const features = [...entry.places.keys()];
      return {
        id: entry.id,
        size: entry.size,
        features,
        counts: features.map((feature) => themes.index.countOf(entry, feature)),
        samples: [...nodes.values()].map((node) => ({
          id: node.id,
          text: node.text,
          near: [...node.near].map(([other, weight]) => [other.id, weight] as const),
        })),
        placed,
      };
    }),
    apart: [...theme.apart],
    joined: theme.joined,
  };
}
