import type { ThemeId } from '../ids.ts';
import type { Proposal } from './engine.ts';
import { grouping } from './grouping.ts';
import { isSettled } from './seeds.ts';
import type { Steps } from './steps.ts';
import type { Strand, Theme, Themes } from './themes.ts';

/**
 * What to change so that themes are the communities of what is like what. Ids survive: a community takes over the
 * theme that most of it was. A strand stays where it is when people put it there, joined its theme, or told its theme
 * from others and it is the core of that.
 */
export function* consolidation(themes: Themes, fineness: number): Steps<readonly Proposal[]> {
  // What was learnt in the pauses changed strands: they are taken as they are now, and those that are gone left out.
  const groups = (yield* grouping(themes, fineness)).map((group) =>
    group.flatMap(({ entry }) => themes.strands.get(entry.id) ?? []),
  );
  const apart = new Map<ThemeId, Set<ThemeId>>();
  for (const theme of themes.all.values())
    if (theme.apart.size > 0) apart.set(theme.id, new Set(theme.apart));
  const proposals: Proposal[] = [];
  for (const { strands, theme: head } of heads(groups)) {
    const leaving = new Map<Theme, Strand[]>();
    for (const strand of strands) {
      if (strand.theme === head || isSettled(strand)) continue;
      const part = leaving.get(strand.theme);
      if (part) part.push(strand);
      else leaving.set(strand.theme, [strand]);
    }
    for (const [from, part] of leaving) {
      const whole = part.length === from.strands.size;
      if (whole && head && apart.get(from.id)?.has(head.id)) continue;
      if (!head && (whole || from.joined > 0)) continue;
      if (head && whole) {
        proposals.push({ kind: 'merge', from: from.id, into: head.id });
        inherit(apart, from.id, head.id);
      } else {
        const ids = part.map((strand) => strand.entry.id);
        proposals.push({ kind: 'regroup', from: from.id, strands: ids, ...(head && { into: head.id }) });
      }
    }
  }
  return proposals;
}

/** What people settled meanwhile stays where it is, and what they told apart is not merged. */
export function stillHolds(themes: Themes, proposal: Proposal): Proposal | undefined {
  const from = themes.all.get(proposal.from);
  const into = proposal.into && themes.all.get(proposal.into);
  if (!from || from === into || (proposal.into && !into)) return undefined;
  if (!into && from.joined > 0) return undefined;
  if (proposal.kind === 'merge') {
    const isFree = into && !from.apart.has(into.id) && ![...from.strands].some(isSettled);
    return isFree ? proposal : undefined;
  }
  const strands = proposal.strands.filter((id) => {
    const strand = themes.strands.get(id);
    return strand?.theme === from && !isSettled(strand);
  });
  return strands.length > 0 ? { ...proposal, strands } : undefined;
}

/** What a settled strand counts for: more than any number of others. */
const SETTLED = 1e12;

/** Whatever the merged theme was kept apart from, the theme that takes it in is kept apart from too. */
function inherit(apart: Map<ThemeId, Set<ThemeId>>, from: ThemeId, into: ThemeId): void {
  for (const other of apart.get(from) ?? []) {
    apart.set(into, (apart.get(into) ?? new Set()).add(other));
    apart.get(other)?.add(into);
  }
}

/**
 * Each group with the theme it carries on, biggest overlap first: a group with something that people settled carries on
 * their theme, however many groups do; of the others one each, and a group left without one opens a theme.
 */
function heads(
  groups: readonly (readonly Strand[])[],
): readonly { strands: readonly Strand[]; theme?: Theme }[] {
  const overlaps = groups.flatMap((strands, group) => {
    const sizes = new Map<Theme, number>();
    for (const strand of strands) {
      const size = isSettled(strand) ? SETTLED : strand.entry.size;
      sizes.set(strand.theme, (sizes.get(strand.theme) ?? 0) + size);
    }
    return [...sizes].map(([theme, size]) => ({ group, theme, size: size + theme.size * 1e-6 }));
  });
  overlaps.sort((a, b) => b.size - a.size);
  const headOf = new Map<number, Theme>();
  const taken = new Set<Theme>();
  for (const { group, theme, size } of overlaps) {
    const isSettledThere = size >= SETTLED;
    if (headOf.has(group) || (taken.has(theme) && !isSettledThere)) continue;
    headOf.set(group, theme);
    taken.add(theme);
  }
  return groups.map((strands, group) => {
    const theme = headOf.get(group);
    return theme ? { strands, theme } : { strands };
  });
}
