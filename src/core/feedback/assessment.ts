import { type Assessment, type Candidate, MOST_CANDIDATES } from './engine.ts';
import { type Likely, type Reading, SAME_STRAND } from './reading.ts';
import type { Theme, Themes } from './themes.ts';

/** What size counts for when the question is whether there is anything like it at all. */
const SIZE_WHEN_NEW = 0.1;
/** Below this likeness to anything, a text opens a theme. */
const RELATED = 0.22;
const STEEPNESS = 8;
/** The chance that the strand recognised is right, as a logistic function of its score: fitted to 13,885 labelled items. */
const CHANCE = { at0: 1, perScore: 4.2 };
/** A placement that is right less often than this gets a second look. */
const SURE = 0.8;

export function assessment({ likely, near }: Reading, themes: Themes): Assessment {
  const ranked = ranking(likely, near);
  const familiar = Math.max(
    -1,
    ...likely
      .slice(0, MOST_CANDIDATES)
      .map(({ strand, likeness }) => likeness + SIZE_WHEN_NEW * Math.log(strand.theme.size)),
  );
  const best = likely.find(({ strand }) => strand.theme.id === ranked[0]?.theme);
  const chance = best ? logistic(CHANCE.at0 + CHANCE.perScore * best.score) : 0;
  const decision = !best || best.likeness < RELATED ? 'new' : chance > SURE ? 'sure' : 'unsure';
  return {
    candidates: [...ranked, ...biggest(themes, new Set(ranked.map(({ theme }) => theme)))].slice(
      0,
      MOST_CANDIDATES,
    ),
    strands: likely.slice(0, MOST_CANDIDATES).map(candidate),
    newScore: logistic(STEEPNESS * (SAME_STRAND - familiar)),
    decision,
    confidence: decision === 'new' ? 1 - chance : chance,
  };
}

/** The nearest samples have a say besides the likeliest strand of each theme. */
const NEAREST = 10;
const NEAREST_SHARE = 0.2;

/** Themes, best first: by the strand most like the text, and by how many of the samples nearest to it they have. */
function ranking(likely: readonly Likely[], near: Reading['near']): readonly Candidate[] {
  const votes = new Map<Theme, number>();
  for (const [{ strand }, strength] of near.slice(0, NEAREST)) {
    votes.set(strand.theme, (votes.get(strand.theme) ?? 0) + strength);
  }
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

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function candidate({ strand, score }: Likely): Candidate {
  return { theme: strand.theme.id, strand: strand.entry.id, score };
}
