import { type ItemId, numberOf, type ThemeId } from '../ids.ts';
import { bondsTo, withoutBond } from './bonds.ts';
import type { Said, StrandId } from './engine.ts';
import { featuresOf } from './features.ts';
import type { Reading } from './reading.ts';
import {
  addNode,
  bondsOf,
  bySize,
  closeStrand,
  closeTheme,
  dropNode,
  freeStrandId,
  isDecided,
  known,
  openStrand,
  type Strand,
  type Theme,
  type Themes,
  themeOf,
} from './themes.ts';

/** Puts an item into a theme: into the strand it is of, one of people's placements, or one of its own. */
export function learn(
  themes: Themes,
  item: Said,
  into: ThemeId,
  byPerson: boolean,
  reading: Reading,
): StrandId {
  const theme = themeOf(themes, into);
  const strand =
    strandFor(theme, byPerson, reading) ?? openStrand(themes, freeStrandId(themes, item.id), theme, byPerson);
  themes.index.count(strand.entry, reading.features.ids, 1);
  theme.size += 1;
  const near = bondsTo(reading.near.map(([node, weight]) => [node.id, weight]));
  addNode(themes, strand, item, near).normed = themes.index.normed(reading.features);
  themes.touched.add(strand.entry.id);
  return strand.entry.id;
}

/** Lets go of what binds other samples to an item. */
export function unbind(themes: Themes, item: ItemId): void {
  const number = numberOf(item);
  for (const node of themes.nodes.values()) {
    const bonds = bondsOf(node);
    const left = withoutBond(bonds, number);
    if (left === bonds) continue;
    node.bonds = left;
    themes.touched.add(node.strand.entry.id);
  }
}

/** Gives a sample its vector, and binds it anew by what it is like with that. */
export function place(themes: Themes, { id, vector }: Said, reading: Reading): void {
  const node = themes.nodes.get(numberOf(id));
  if (!node || vector === undefined) return;
  node.packed = vector;
  delete node.vector;
  node.strand.middle = undefined;
  const number = numberOf(id);
  const others = reading.near.filter(([other]) => other !== node && !bondsOf(other).to.includes(number));
  node.bonds = bondsTo(others.map(([other, weight]) => [other.id, weight]));
  themes.touched.add(node.strand.entry.id);
}

function strandFor(theme: Theme, byPerson: boolean, reading: Reading): Strand | undefined {
  if (byPerson) {
    const likeliest = reading.likely.find(({ strand }) => strand.placed && strand.theme === theme)?.strand;
    return likeliest ?? [...theme.strands].find((strand) => strand.placed);
  }
  return reading.likely.find(({ strand, score }) => score > 0 && strand.theme === theme)?.strand;
}

export function forget(themes: Themes, item: Said, from: ThemeId): void {
  const theme = known(themes, from);
  const node = themes.nodes.get(numberOf(item.id));
  const strand = node?.strand ?? themes.strands.get(item.strand ?? '');
  if (!strand || strand.theme !== theme) throw new Error(`${item.id} is not in ${from}`);
  if (node) dropNode(themes, node);
  if (strand.entry.size > 1) {
    themes.index.count(strand.entry, featuresOf(item.text).ids, -1);
    theme.size -= 1;
  } else closeStrand(themes, strand);
  if (theme.strands.size === 0) closeTheme(themes, theme);
  themes.touched.add(strand.entry.id);
}

export function regroup(
  themes: Themes,
  from: ThemeId,
  strands: readonly StrandId[],
  into: ThemeId,
  byPerson = false,
): void {
  const source = known(themes, from);
  const target = themeOf(themes, into);
  for (const id of strands) {
    const strand = themes.strands.get(id);
    if (strand?.theme !== source) throw new Error(`strand ${id} is not in ${from}`);
    source.strands.delete(strand);
    target.strands.add(strand);
    strand.theme = target;
    source.size -= strand.entry.size;
    target.size += strand.entry.size;
    themes.touched.add(id);
  }
  if (byPerson) settle(strands.flatMap((id) => themes.strands.get(id) ?? []));
  if (source.strands.size === 0) closeTheme(themes, source);
}

/** How many strands a person has seen quoted when they decide about many. */
const SEEN = 1;

/** What people decided of many strands they decided of the biggest, which they saw; those lead the others. */
function settle(strands: readonly Strand[]): void {
  const biggest = [...strands].sort((a, b) => b.entry.size - a.entry.size).slice(0, SEEN);
  for (const strand of biggest) strand.placed = true;
}

/** People who say that two themes are one know what each is about: the biggest strands, a quarter of each, lead the others. */
function settleCore(themes: Themes, theme: Theme): void {
  let settled = 0;
  for (const strand of bySize(theme)) {
    if (settled * 4 >= theme.size) return;
    settled += strand.entry.size;
    strand.placed = true;
    themes.touched.add(strand.entry.id);
  }
}

export function settleAll(themes: Themes, id: ThemeId): readonly StrandId[] {
  const loose = [...known(themes, id).strands].filter(({ placed }) => !placed);
  for (const strand of loose) {
    strand.placed = true;
    themes.touched.add(strand.entry.id);
  }
  return loose.map(({ entry }) => entry.id);
}

export function release(themes: Themes, strands: readonly StrandId[]): void {
  for (const id of strands) {
    const strand = themes.strands.get(id);
    if (!strand) continue;
    strand.placed = false;
    themes.touched.add(id);
  }
}

export function merge(themes: Themes, from: ThemeId, into: ThemeId, byPerson: boolean): void {
  const [gone, kept] = [known(themes, from), known(themes, into)];
  if (byPerson) {
    keepApart(themes, from, into, true);
    kept.joined += 1;
    for (const side of [gone, kept]) settleCore(themes, side);
  }
  kept.joined += gone.joined;
  if (isDecided(kept)) themes.touched.add(into);
  for (const other of [...gone.apart]) keepApart(themes, into, other, false);
  regroup(
    themes,
    from,
    [...gone.strands].map((strand) => strand.entry.id),
    into,
  );
}

export function split(
  themes: Themes,
  from: ThemeId,
  items: readonly Said[],
  into: ThemeId,
  byPerson: boolean,
  read: (item: Said) => Reading,
): ReadonlyMap<ItemId, StrandId> {
  const placed = new Map<ItemId, StrandId>();
  for (const item of items) {
    forget(themes, item, from);
    placed.set(item.id, learn(themes, item, into, byPerson, read(item)));
  }
  if (byPerson && themes.all.has(from)) keepApart(themes, from, into, false);
  return placed;
}

export function keepApart(themes: Themes, a: ThemeId, b: ThemeId, undo: boolean): void {
  for (const [theme, other] of [
    [known(themes, a), b],
    [known(themes, b), a],
  ] as const) {
    if (theme.apart.has(other) !== undo) continue;
    if (undo) theme.apart.delete(other);
    else theme.apart.add(other);
    themes.touched.add(theme.id);
  }
}
