import type { ItemId } from '../ids.ts';
import type { ThemeMemory } from './engine.ts';
import { addNode, closeStrand, type Node, openStrand, openTheme, remembered, type Themes } from './themes.ts';

/** Takes over a theme as it was saved. Bonds to samples that are not loaded are made when those are. */
export function load(themes: Themes, memory: ThemeMemory): void {
  drop(themes, memory.id);
  const theme = openTheme(themes, memory.id);
  const bound: [Node, readonly (readonly [ItemId, number])[]][] = [];
  for (const saved of memory.strands) {
    const strand = openStrand(themes, saved.id, theme, saved.placed);
    themes.index.fill(strand.entry, saved.size, saved.features, saved.counts);
    for (const sample of saved.samples) bound.push([addNode(themes, strand, sample, []), sample.near]);
  }
  for (const [node, near] of bound) {
    for (const [id, weight] of near) {
      const other = themes.nodes.get(id);
      if (!other) continue;
      node.near.set(other, weight);
      other.near.set(node, weight);
    }
  }
  for (const id of memory.apart) theme.apart.add(id);
  theme.joined = memory.joined;
  themes.touched.delete(memory.id);
}

/** Forgets a theme without a word to the others: the store has it otherwise, or has it no more. */
export function drop(themes: Themes, id: ThemeMemory['id']): void {
  const theme = themes.all.get(id);
  if (!theme) return;
  for (const strand of [...theme.strands]) closeStrand(themes, strand);
  themes.all.delete(id);
  themes.touched.delete(id);
}

export function changed(themes: Themes): {
  readonly saved: readonly ThemeMemory[];
  readonly removed: readonly ThemeMemory['id'][];
} {
  const ids = [...themes.touched];
  themes.touched.clear();
  const saved = ids.flatMap((id) => {
    const theme = themes.all.get(id);
    return theme ? [remembered(themes, theme)] : [];
  });
  return { saved, removed: ids.filter((id) => !themes.all.has(id)) };
}
