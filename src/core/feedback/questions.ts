import type { ThemeId } from '../ids.ts';
import type { Question, QuestionBody, StrandId } from './engine.ts';
import { finished } from './steps.ts';
import { bySize, known, type Node, nodesOf, type Strand, type Theme, type Themes } from './themes.ts';
import { typicalOf } from './typical.ts';
import { eachBond, halvesOf, type Web, webOf } from './web.ts';

const MOST_QUESTIONS = 5;
/** Parts smaller than this are not worth a person's time. */
const LEAST_PART = 3;
/** Existing themes offered as the place for a part. */
const MOST_OFFERED = 5;

/**
 * The share of what binds the smaller of two themes that must bind it to the other, to ask whether they are one. What
 * people answered shifts it: up by four times as much at a no as down at a yes, so that about four in five are a yes.
 */
const LIKELY = { atFirst: 0.4, perYes: -0.0075, perNo: 0.03, least: 0.25, most: 0.7 };
/** How often the part that stands out most from a theme is about something else, held against how often themes alike are one. */
const SPLITS = 0.5;
/** The biggest themes and strands are looked at: what is small is put right by few answers, and somebody waits. */
const THEMES_READ = 200;
const SAMPLES_READ = 150;

/** A question before its quotes are picked. */
interface Draft {
  readonly key: string;
  readonly benefit: number;
  readonly about:
    | { readonly a: Theme; readonly b: Theme }
    | { readonly theme: Theme; readonly part: readonly Node[] };
}

/** What to ask, best first: the benefit is how many items an answer would put right times how likely it is to. */
export function questionsOf(themes: Themes, asked: ReadonlySet<string>): readonly Question[] {
  const looked = [...themes.all.values()].sort((a, b) => b.size - a.size).slice(0, THEMES_READ);
  const samples = new Map(looked.map((theme) => [theme, nodesOf(bySize(theme)).slice(0, SAMPLES_READ)]));
  const web = finished(webOf([...samples.values()].flat(), themes));
  return [...merges(web, likelyAs(themes)), ...splits(samples, themes)]
    .filter(({ key }) => !asked.has(key))
    .sort((x, y) => y.benefit - x.benefit)
    .slice(0, MOST_QUESTIONS)
    .map(({ key, benefit, about }) => ({ key, benefit, ...body(about, web, themes) }));
}

/** The part that stands out most from a theme, as strands; none where nothing does. What people put there is no exception: they ask. */
export function partOf(themes: Themes, id: ThemeId): readonly StrandId[] {
  const theme = known(themes, id);
  const nodes = nodesOf(bySize(theme)).slice(0, SAMPLES_READ);
  const halves = halvesOf(nodes, LEAST_PART, themes);
  const strands = halves ? [...strandsMostlyIn(halves.part)] : [];
  return strands.length < theme.strands.size ? strands.map(({ entry }) => entry.id) : [];
}

function body(about: Draft['about'], web: Web, themes: Themes): QuestionBody {
  if ('a' in about) {
    const { a, b } = about;
    return {
      kind: 'merge',
      a: a.id,
      b: b.id,
      quotes: [typicalOf(nodesOf(a.strands), 2, themes), typicalOf(nodesOf(b.strands), 2, themes)],
    };
  }
  const { theme, part } = about;
  const strands = strandsMostlyIn(part);
  const rest = nodesOf(theme.strands).filter((node) => !strands.has(node.strand));
  return {
    kind: 'split',
    theme: theme.id,
    strands: [...strands].map((strand) => strand.entry.id),
    among: boundTo(part, theme, web),
    quotes: [typicalOf(part, 2, themes), typicalOf(rest, 2, themes)],
  };
}

/** What people's answers so far have made of {@link LIKELY}. */
function likelyAs(themes: Themes): number {
  let [yes, no] = [0, 0];
  for (const { joined, apart } of themes.all.values()) {
    yes += joined;
    no += apart.size / 2;
  }
  const { atFirst, perYes, perNo, least, most } = LIKELY;
  return Math.min(most, Math.max(least, atFirst + perYes * yes + perNo * no));
}

/** Pairs of themes by how much binds them, as a share of what binds the smaller, from `least` on. */
function merges(web: Web, least: number): readonly Draft[] {
  const bonds = new Map<Theme, Map<Theme, number>>();
  const totals = new Map<Theme, number>();
  for (const node of web.nodes) {
    const a = node.strand.theme;
    const of = bonds.get(a) ?? new Map<Theme, number>();
    bonds.set(a, of);
    eachBond(web, node, (other, weight) => {
      const b = other.strand.theme;
      totals.set(a, (totals.get(a) ?? 0) + weight);
      of.set(b, (of.get(b) ?? 0) + weight);
    });
  }
  const drafts: Draft[] = [];
  for (const [a, of] of bonds) {
    for (const [b, weight] of of) {
      if (a.id >= b.id || a.apart.has(b.id)) continue;
      const likely = weight / Math.min(totals.get(a) ?? 1, totals.get(b) ?? 1);
      if (likely < least) continue;
      const benefit = likely * Math.min(a.size, b.size);
      drafts.push({ key: `merge ${a.id} ${b.id}`, benefit, about: { a, b } });
    }
  }
  return drafts;
}

/** Themes by how well their most separate part stands out. */
function splits(samples: ReadonlyMap<Theme, readonly Node[]>, themes: Themes): readonly Draft[] {
  return [...samples].flatMap(([theme, nodes]): readonly Draft[] => {
    const halves = halvesOf(nodes, LEAST_PART, themes);
    if (!halves) return [];
    const strands = strandsMostlyIn(halves.part);
    if ([...strands].some((strand) => strand.placed)) return [];
    const size = [...strands].reduce((sum, strand) => sum + strand.entry.size, 0);
    const smaller = Math.min(size, theme.size - size);
    const [biggest] = [...strands].sort((a, b) => b.entry.size - a.entry.size);
    if (!biggest || smaller <= 0) return [];
    const key = `split ${theme.id} ${biggest.entry.id}`;
    return [{ key, benefit: SPLITS * halves.apart * smaller, about: { theme, part: halves.part } }];
  });
}

/** The other themes that bind the samples most, best first. */
function boundTo(part: readonly Node[], theme: Theme, web: Web): readonly ThemeId[] {
  const bonds = new Map<ThemeId, number>();
  for (const node of part) {
    eachBond(web, node, (other, weight) => {
      const { id } = other.strand.theme;
      if (id !== theme.id) bonds.set(id, (bonds.get(id) ?? 0) + weight);
    });
  }
  const ranked = [...bonds].sort((a, b) => b[1] - a[1]);
  return ranked.slice(0, MOST_OFFERED).map(([id]) => id);
}

function strandsMostlyIn(part: readonly Node[]): ReadonlySet<Strand> {
  const counts = new Map<Strand, number>();
  for (const { strand } of part) counts.set(strand, (counts.get(strand) ?? 0) + 1);
  return new Set([...counts].flatMap(([strand, count]) => (count * 2 > strand.nodes.size ? [strand] : [])));
}
