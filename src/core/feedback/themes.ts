import { type ItemId, numberOf, type ThemeId } from '../ids.ts';
import { type Bonds, unpackBonds } from './bonds.ts';
import { type Memory, MOST_SAMPLES, type Said, type Sample, type StrandId } from './engine.ts';
import { featuresOf } from './features.ts';
import { type Entry, makeStrandIndex, type StrandIndex, type WeighedText } from './strand-index.ts';
import type { PackedVector, Vector } from './vectors.ts';

/** A sampled item: a node in the graph of what is like what. */
export interface Node {
  readonly id: ItemId;
  readonly text: string;
  readonly strand: Strand;
  /** What binds it to earlier samples; packed as it was loaded until somebody asks. */
  bonds: Bonds | Pick<Sample, 'near' | 'weights'>;
  /** Worked out when first compared. */
  normed?: WeighedText;
  /** Where it lies in a model's space, if that is known. */
  packed?: PackedVector;
  /** Unpacked when first compared. */
  vector?: Vector;
}

export interface Strand {
  readonly entry: Entry;
  theme: Theme;
  readonly nodes: Map<ItemId, Node>;
  /** People put it where it is. */
  placed: boolean;
  /** The middle of its samples' vectors, worked out when first compared; `is` is absent where they have none. */
  middle?: { readonly is: Vector | undefined } | undefined;
}

export interface Theme {
  readonly id: ThemeId;
  readonly strands: Set<Strand>;
  readonly apart: Set<ThemeId>;
  joined: number;
  /** How many items are in its strands. */
  size: number;
}

/** Everything the engine knows, and what of it is not saved yet. */
export interface Themes {
  readonly index: StrandIndex;
  readonly all: Map<ThemeId, Theme>;
  /** By the number of the item. */
  readonly nodes: Map<number, Node>;
  readonly strands: Map<StrandId, Strand>;
  /** The pieces changed since they were last saved. */
  readonly touched: Set<Memory['id']>;
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
  if (!theme || theme.strands.size === 0) throw new Error(`${id} is not known to the engine`);
  return theme;
}

/** The theme of that id, opened where it is not known. */
export function themeOf(themes: Themes, id: ThemeId): Theme {
  const found = themes.all.get(id);
  if (found) return found;
  const theme = { id, strands: new Set<Strand>(), apart: new Set<ThemeId>(), joined: 0, size: 0 };
  themes.all.set(id, theme);
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
  strand.theme.size -= strand.entry.size;
  themes.index.close(strand.entry);
  themes.strands.delete(strand.entry.id);
  strand.theme.strands.delete(strand);
}

/** Lets a theme go that has no strand left. */
export function closeTheme(themes: Themes, theme: Theme): void {
  if (isDecided(theme)) themes.touched.add(theme.id);
  for (const id of theme.apart) {
    themes.all.get(id)?.apart.delete(theme.id);
    themes.touched.add(id);
  }
  themes.all.delete(theme.id);
}

/** People said something about it, which is remembered besides its strands. */
export function isDecided(theme: Theme): boolean {
  return theme.joined > 0 || theme.apart.size > 0;
}

/** Adds a sample; the strand's oldest makes room for it. */
export function addNode(
  themes: Themes,
  strand: Strand,
  { id, text, vector }: Said,
  bonds: Node['bonds'],
): Node {
  const node: Node = { id, text, strand, bonds, ...(vector !== undefined && { packed: vector }) };
  strand.nodes.set(id, node);
  strand.middle = undefined;
  themes.nodes.set(numberOf(id), node);
  const [oldest] = strand.nodes.values();
  if (strand.nodes.size > MOST_SAMPLES && oldest) dropNode(themes, oldest);
  return node;
}

export function dropNode(themes: Themes, node: Node): void {
  node.strand.nodes.delete(node.id);
  node.strand.middle = undefined;
  themes.nodes.delete(numberOf(node.id));
}

export function bondsOf(node: Node): Bonds {
  if ('near' in node.bonds) node.bonds = unpackBonds(node.bonds);
  return node.bonds;
}

/** Its strands, the biggest first, the earlier at a draw. */
export function bySize(theme: Theme): readonly Strand[] {
  return [...theme.strands].sort((a, b) => b.entry.size - a.entry.size);
}

export function nodesOf(strands: Iterable<Strand>): readonly Node[] {
  return [...strands].flatMap((strand) => [...strand.nodes.values()]);
}

export function normed(themes: Themes, node: Node): WeighedText {
  node.normed ??= themes.index.normed(featuresOf(node.text));
  return node.normed;
}
