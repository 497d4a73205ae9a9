import { channelOf, SHARES } from './features.ts';
import { type Profiles, profilesOf } from './profiles.ts';
import { isSettled } from './seeds.ts';
import type { Steps } from './steps.ts';
import type { Strand, Themes } from './themes.ts';
import { eachBond, type Web } from './web.ts';

type Groups = readonly (readonly Strand[])[];

/** A strand may go elsewhere when less than this share of what binds it lies within its group. */
const SETTLED = 0.75;
/** A strand less alike than this to all it was put with is a stray: some community takes in whatever has a bond at all. */
const STRAY = 0.18;
/** It is compared with the groups it is bound to most. */
const MOST_COMPARED = 4;
/** Strands looked at between two pauses. */
const AT_ONCE = 100;

/**
 * One more look at each strand: where it stands between groups, it goes to the one whose items it is most like, all of
 * them taken together and itself left out; where it is like none, it stands alone. What only one group says weighs most
 * here. A strand alone in its group may be something new and stays.
 */
export function* refined(groups: Groups, web: Web, themes: Themes): Steps<Groups> {
  const home = new Map(groups.flatMap((strands, group) => strands.map((strand) => [strand, group] as const)));
  /** The groups that each strand is compared with, its own first, none where it stays; and the strands that each group is. */
  const choices = new Map<Strand, readonly number[]>();
  const compared: Strand[][] = groups.map(() => []);
  let looked = 0;
  for (const [strand, own] of home) {
    if (looked++ % AT_ONCE === 0) yield;
    const isFixed = groups[own]?.length === 1 || isSettled(strand);
    const among = isFixed ? [] : [own, ...boundTo(strand, own, home, web)];
    choices.set(strand, among);
    for (const group of among) compared[group]?.push(strand);
  }
  const profiles = yield* profilesOf(groups, themes);
  const likenesses: ReadonlyMap<Strand, number>[] = [];
  const weighed = new Float64Array(profiles.squares.length);
  for (const [group, strands] of compared.entries()) {
    const { features, counts } = profiles.groups[group] ?? { features: [], counts: [] };
    for (let i = 0; i < features.length; i++) {
      const number = features[i] ?? 0;
      weighed[number] = (counts[i] ?? 0) * (profiles.squares[number] ?? 0);
    }
    likenesses.push(yield* likenessesTo(group, weighed, strands, home, profiles));
    for (const number of features) weighed[number] = 0;
  }
  const moved: Strand[][] = groups.map(() => []);
  for (const [strand, own] of home) {
    const among = choices.get(strand) ?? [];
    // Of what was said with a vector, words alone do not tell that it is like nothing.
    const mayStray =
      among.length > 0 && ![...strand.nodes.values()].some(({ packed }) => packed !== undefined);
    let best = mayStray ? undefined : own;
    let most = mayStray ? STRAY : 0;
    for (const group of among) {
      const is = likenesses[group]?.get(strand) ?? 0;
      if (is > most) [best, most] = [group, is];
    }
    if (best === undefined) moved.push([strand]);
    else moved[best]?.push(strand);
  }
  return moved.filter((group) => group.length > 0);
}

/** How alike strands are to all that a group says, weighed, by the number of the feature, each strand left out of its own. */
function* likenessesTo(
  group: number,
  weighed: Float64Array,
  strands: readonly Strand[],
  home: ReadonlyMap<Strand, number>,
  { strands: numbered, squares, lengths }: Profiles,
): Steps<ReadonlyMap<Strand, number>> {
  const likenesses = new Map<Strand, number>();
  const theirs = lengths[group] ?? [];
  for (const [at, strand] of strands.entries()) {
    if (at % AT_ONCE === 0) yield;
    const own = numbered.get(strand);
    if (!own) continue;
    const mine = [0, 0, 0, 0];
    const dots = [0, 0, 0, 0];
    for (let i = 0; i < own.numbers.length; i++) {
      const number = own.numbers[i] as number;
      const channel = channelOf(own.features[i] as number);
      const count = own.counts[i] as number;
      mine[channel] = (mine[channel] as number) + count * count * (squares[number] as number);
      dots[channel] = (dots[channel] as number) + count * (weighed[number] as number);
    }
    likenesses.set(strand, cosine(dots, mine, theirs, home.get(strand) === group));
  }
  return likenesses;
}

/** The groups that bind the strand most besides its own; none when its own clearly does. */
function boundTo(
  strand: Strand,
  own: number,
  home: ReadonlyMap<Strand, number>,
  web: Web,
): readonly number[] {
  const bonds = new Map<number, number>();
  let all = 0;
  for (const node of strand.nodes.values()) {
    eachBond(web, node, (other, weight) => {
      const group = home.get(other.strand);
      if (group === undefined || other.strand === strand) return;
      bonds.set(group, (bonds.get(group) ?? 0) + weight);
      all += weight;
    });
  }
  if ((bonds.get(own) ?? 0) >= all * SETTLED) return [];
  bonds.delete(own);
  const ranked = [...bonds].sort((a, b) => b[1] - a[1]);
  return ranked.slice(0, MOST_COMPARED).map(([group]) => group);
}

function cosine(
  dots: readonly number[],
  mine: readonly number[],
  theirs: readonly number[],
  isWithin: boolean,
): number {
  return SHARES.reduce((sum, share, channel) => {
    const [dot, own, whole] = [dots[channel] ?? 0, mine[channel] ?? 0, theirs[channel] ?? 0];
    const scale = Math.sqrt(own * (isWithin ? whole - 2 * dot + own : whole));
    return scale > 1e-9 ? sum + (share * (isWithin ? dot - own : dot)) / scale : sum;
  }, 0);
}
