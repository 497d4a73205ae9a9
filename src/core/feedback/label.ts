import type { ThemeId } from '../ids.ts';
import { phraseFeature, wordFeature } from './features.ts';
import { known, nodesOf, sizeOf, type Theme, type Themes } from './themes.ts';
import { isUnspaced, type Word, words } from './words.ts';

const LONGEST = 5;
/** What a word of the label must tell to be worth its place. */
const COST = 0.5;
/** A phrase repeats much of what its words tell already. */
const PHRASE_SHARE = 0.6;

interface Phrase {
  readonly text: string;
  readonly score: number;
}

/**
 * The run of two to five words, said by a member of the theme, that tells most about it: frequent in the theme, rare
 * outside, whole (no stop word at either end). A single word only where members say no more than that.
 */
export function labelOf(id: ThemeId, themes: Themes, taken: ReadonlySet<string>): string {
  const theme = known(themes, id);
  const texts = nodesOf(theme).map((node) => node.text);
  const telling = teller(theme, themes);
  const found = texts.flatMap((text) => phrases(words(text), telling));
  found.sort((a, b) => b.score - a.score || a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  const best = found.find((phrase) => !taken.has(phrase.text)) ?? found[0];
  return best?.text ?? texts[0]?.trim().slice(0, 40) ?? '';
}

function phrases(said: readonly Word[], telling: (feature: number) => number): readonly Phrase[] {
  const found: Phrase[] = [];
  for (const [start, first] of said.entries()) {
    if (first.stop) continue;
    const run: Word[] = [];
    for (const word of said.slice(start, start + LONGEST)) {
      if (run.length > 0 && word.breaks) break;
      run.push(word);
      if (!word.stop && run.some(({ stop, stem }) => !stop && stem !== '0')) {
        found.push({ text: spoken(run), score: worth(run, telling) });
      }
    }
  }
  return found;
}

function worth(run: readonly Word[], telling: (feature: number) => number): number {
  let score = run.length === 1 ? -1 : 0;
  const seen = new Set<string>();
  for (const [i, word] of run.entries()) {
    score -= COST;
    if (!word.stop && !seen.has(word.stem)) score += telling(wordFeature(word));
    seen.add(word.stem);
    const before = run[i - 1];
    if (before) score += PHRASE_SHARE * telling(phraseFeature(before, word));
  }
  return score;
}

/** How much a feature tells about the theme: its share there, times the logarithm of how far that exceeds its share elsewhere. */
function teller(theme: Theme, themes: Themes): (feature: number) => number {
  const size = sizeOf(theme);
  const others = themes.index.items() - size;
  const known = new Map<number, number>();
  return (feature) => {
    let told = known.get(feature);
    if (told === undefined) {
      let count = 0;
      for (const strand of theme.strands) count += themes.index.countOf(strand.entry, feature);
      const inside = count / size;
      const outside = (themes.index.itemsWith(feature) - count + 0.5) / (others + 1);
      told = inside * Math.max(0, Math.log((inside + 0.01) / (outside + 0.01)));
      known.set(feature, told);
    }
    return told;
  };
}

function spoken(run: readonly Word[]): string {
  let text = '';
  for (const [i, word] of run.entries()) {
    const joined = isUnspaced(word.surface) && isUnspaced(run[i - 1]?.surface ?? '');
    text += i === 0 || joined ? word.surface : ` ${word.surface}`;
  }
  return text;
}
