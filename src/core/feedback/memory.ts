import { packBonds } from './bonds.ts';
import type { Memory, Sample, StrandMemory, ThemeMemory } from './engine.ts';
import { pack, unpackInts } from './packed.ts';
import {
  addNode,
  closeStrand,
  isDecided,
  type Node,
  openStrand,
  type Strand,
  type Theme,
  type Themes,
  themeOf,
} from './themes.ts';

/** Takes over a piece as it was saved. A strand that was elsewhere goes where the piece says. */
export function load(themes: Themes, memory: Memory): void {
  drop(themes, memory.id);
  if (memory.kind === 'theme') {
    const theme = themeOf(themes, memory.id);
    for (const id of memory.apart) theme.apart.add(id);
    theme.joined = Number(memory.joined);
    return;
  }
  const theme = themeOf(themes, memory.theme);
  const strand = openStrand(themes, memory.id, theme, memory.placed);
  const features = unpackInts(memory.features);
  const counts = memory.counts === '' ? new Int32Array(features.length).fill(1) : unpackInts(memory.counts);
  themes.index.fill(strand.entry, memory.size, features, counts);
  theme.size += memory.size;
  for (const { near, weights, ...said } of memory.samples) addNode(themes, strand, said, { near, weights });
}

/** Forgets a piece without a word to the others: the store has it otherwise, or has it no more. */
export function drop(themes: Themes, id: Memory['id']): void {
  themes.touched.delete(id);
  const strand = themes.strands.get(id);
  const theme = strand?.theme ?? themes.all.get(id as ThemeMemory['id']);
  if (strand) closeStrand(themes, strand);
  else if (theme) {
    theme.apart.clear();
    theme.joined = 0;
  }
  if (theme && theme.strands.size === 0 && !isDecided(theme)) themes.all.delete(theme.id);
}

export function changed(themes: Themes): {
  readonly saved: readonly Memory[];
  readonly removed: readonly Memory['id'][];
} {
  const saved: Memory[] = [];
  const removed: Memory['id'][] = [];
  for (const id of themes.touched) {
    const strand = themes.strands.get(id);
    const theme = themes.all.get(id as ThemeMemory['id']);
    if (strand) saved.push(remembered(strand));
    else if (theme && isDecided(theme)) saved.push(decided(theme));
    else removed.push(id);
  }
  themes.touched.clear();
  return { saved, removed };
}

function decided({ id, apart, joined }: Theme): ThemeMemory {
  return { kind: 'theme', id, apart: [...apart], joined };
}

function remembered({ entry, theme, nodes, placed }: Strand): StrandMemory {
  return {
    kind: 'strand',
    id: entry.id,
    theme: theme.id,
    size: entry.size,
    features: pack(entry.features),
    counts: entry.counts.every((count) => count === 1) ? '' : pack(entry.counts),
    samples: Array.from(nodes.values(), sampled),
    placed,
  };
}

function sampled({ id, text, bonds, packed }: Node): Sample {
  const said = { id, text, ...(packed !== undefined && { vector: packed }) };
  return { ...said, ...('near' in bonds ? bonds : packBonds(bonds)) };
}
