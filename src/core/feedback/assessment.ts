import { type Assessment, type Candidate, MOST_CANDIDATES } from './engine.ts';
import { type Likely, type Reading, SAME_STRAND } from './reading.ts';
import type { Theme, Themes } from './themes.ts';

/** What size counts for when the question is whether there is anything like it at all. */
const SIZE_WHEN_NEW = 0.1;
/**
 * Below this likeness to anything, a text opens a theme; the more was said, the more is alike by chance. A guess that is wrong
 * spoils a theme, while what stands alone by mistake is put with its like by the next tidying.
 */
const RELATED = { atFirst: 0.22, perGrowth: 0.03, items: 30 };
const STEEPNESS = 8;
/**
 * The chance that the likeliest theme is right, as a logistic function of the share that it has in what binds the text to
 * the samples nearest to it, and to so much that is unknown: fitted to 13,892 labelled items in seven sets, each weighing
 * the same.
 */
const CHANCE = { at0: -0.55, perShare: 2.95, unknown: 0.3 };
/** A placement that is right less often than this gets a second look. */
const SURE = 0.8;

export function assessment({ likely, near }: Reading, themes: Themes): Assessment {
  const votes = votesOf(near);
  const ranked = ranking(likely, votes);
  const familiar = Math.max(
    -1,
    ...likely
      .slice(0, MOST_CANDIDATES)
      .map(({ strand, likeness }) => likeness + SIZE_WHEN_NEW * Math.log(strand.theme.size)),
  );
  const best = likely.find(({ strand }) => strand.theme.id === ranked[0]?.theme);
  const chance = best ? chanceOf(best.strand.theme, votes) : 0;
  const decision =
    !best || best.likeness < related(themes.index.items()) ? 'new' : chance > SURE ? 'sure' : 'unsure';
  return {
    candidates: [...ranked, ...biggest(themes, new Set(ranked.map(({ theme }) => theme)))].slice(
      0,
      MOST_CANDIDATES,
    ),
    newScore: logistic(STEEPNESS * (SAME_STRAND - familiar)),
    decision,
    confidence: decision === 'new' ? 1 - chance : chance,
  };
}

/** The nearest samples have a say besides the likeliest strand of each theme. */
const NEAREST = 10;
const NEAREST_SHARE = 0.2;

/** How strongly the samples nearest to a text bind it to each theme. */
type Votes = ReadonlyMap<Theme, number>;

function votesOf(near: Reading['near']): Votes {
  const votes = new Map<Theme, number>();
  for (const [{ strand }, strength] of near.slice(0, NEAREST)) {
    votes.set(strand.theme, (votes.get(strand.theme) ?? 0) + strength);
  }
  return votes;
}

function chanceOf(theme: Theme, votes: Votes): number {
  let all = CHANCE.unknown;
  for (const strength of votes.values()) all += strength;
  return logistic(CHANCE.at0 + (CHANCE.perShare * (votes.get(theme) ?? 0)) / all);
}

/** Themes, best first: by the strand most like the text, and by how many of the samples nearest to it they have. */
function ranking(likely: readonly Likely[], votes: Votes): readonly Candidate[] {
  const found = new Map<Theme, Candidate>();
  for (const strong of likely) {
    const { theme } = strong.strand;
    if (found.has(theme)) continue;
    const { score, ...named } = candidate(strong);
    found.set(theme, { ...named, score: score + NEAREST_SHARE * Math.sqrt(votes.get(theme) ?? 0) });
  }
  return [...found.values()].sort((a, b) => b.score - a.score);
}

/** Where hardly any theme shares a word with the text, the biggest are the best guess at the rest. */
function biggest(themes: Themes, known: ReadonlySet<string>): readonly Candidate[] {
  if (known.size >= MOST_CANDIDATES) return [];
  const others = [...themes.all.values()].filter(({ id, size }) => size > 0 && !known.has(id));
  return others
    .sort((a, b) => b.size - a.size)
    .flatMap(({ id, strands }) => {
      const [strand] = strands;
      return strand ? [{ theme: id, strand: strand.entry.id, score: -SAME_STRAND }] : [];
    });
}

function related(items: number): number {
  return RELATED.atFirst + RELATED.perGrowth * Math.log(1 + items / RELATED.items);
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function candidate({ strand, score }: Likely): Candidate {
  return { theme: strand.theme.id, strand: strand.entry.id, score };
}
