import type { ThemeId } from '../ids.ts';
import { countOf } from './feature-counts.ts';
import { phraseFeature, wordFeature } from './features.ts';
import { type Phrase, phrasesOf } from './label-phrases.ts';
import { bySize, known, nodesOf, type Theme, type Themes } from './themes.ts';
import { words } from './words.ts';

/** Labels are chosen among what so many members say, the latest: more of them say no more. */
const MOST_READ = 200;
/** What tells is counted in the biggest strands: the smallest of very many do not change what a theme is about. */
const STRANDS_COUNTED = 50;
/** What a word of the label must tell to be worth its place. */
const COST = 0.5;
/** A phrase repeats much of what its words tell already. */
const PHRASE_SHARE = 0.6;
/** What being a single word costs. */
const SINGLE = 2;
/** What a phrase gains that all say. */
const SHARED = 3;
/** What it costs a phrase that it mostly goes on. */
const CUT = 2;
/** In a theme of so many members, what only one of them says is chance or a slip of the pen. */
const SEVERAL = 4;
/** What that costs a phrase. */
const UNSHARED = 3;

/**
 * The run of two to five words, said by members of the theme, that tells most about it: frequent in the theme, rare
 * outside, whole (no stop word at either end, no half sentence), said by several, in the spelling that most use. A
 * single word only where members say no more than that. None that says the same as one in `taken`, while there is
 * another.
 */
export function labelOf(id: ThemeId, themes: Themes, taken: ReadonlySet<string>): string {
  const theme = known(themes, id);
  const texts = nodesOf(theme.strands)
    .slice(-MOST_READ)
    .map((node) => node.text);
  const telling = teller(theme, themes);
  const found = phrasesOf(texts).map((phrase) => ({
    text: phrase.text,
    score: told(phrase, telling) + form(phrase, texts.length),
  }));
  found.sort((a, b) => b.score - a.score || a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  const meanings = new Set([...taken].map(meaning));
  const best = found.find(({ text }) => !meanings.has(meaning(text))) ?? found[0];
  return best?.text ?? texts[0]?.trim().slice(0, 40) ?? '';
}

/** The same for labels that differ only in the forms of their words, their order or stop words. */
function meaning(label: string): string {
  const stems = words(label).flatMap(({ stop, stem }) => (stop ? [] : stem));
  return stems.length > 0 ? stems.sort().join(' ') : label;
}

function told({ words: run }: Phrase, telling: (feature: number) => number): number {
  let score = 0;
  const seen = new Set<string>();
  for (const [i, word] of run.entries()) {
    if (!word.stop && !seen.has(word.stem)) score += telling(wordFeature(word));
    seen.add(word.stem);
    const before = run[i - 1];
    if (before) score += PHRASE_SHARE * telling(phraseFeature(before, word));
  }
  return score;
}

/** How well a phrase stands by itself, whatever it tells. */
function form({ words: run, said, goesOn }: Phrase, texts: number): number {
  const score = -COST * run.length - CUT * goesOn;
  if (run.length === 1) return score - SINGLE;
  if (said === 1 && texts >= SEVERAL) return score - UNSHARED;
  return score + (SHARED * said) / texts;
}

/** How much a feature tells about the theme: its share there, times the logarithm of how far that exceeds its share elsewhere. */
function teller(theme: Theme, themes: Themes): (feature: number) => number {
  const strands = bySize(theme).slice(0, STRANDS_COUNTED);
  const size = strands.reduce((sum, { entry }) => sum + entry.size, 0);
  const others = themes.index.items() - size;
  const known = new Map<number, number>();
  return (feature) => {
    let told = known.get(feature);
    if (told === undefined) {
      let count = 0;
      for (const { entry } of strands) count += countOf(entry, feature);
      const inside = count < 2 && size >= SEVERAL ? 0 : count / size;
      const outside = (themes.index.itemsWith(feature) - count + 0.5) / (others + 1);
      told = inside * Math.max(0, Math.log((inside + 0.01) / (outside + 0.01)));
      known.set(feature, told);
    }
    return told;
  };
}
