import { clip } from '../chat/clip.ts';
import type { ThemeId } from '../ids.ts';
import type { StrandId } from './engine.ts';
import { countOf } from './feature-counts.ts';
import { phraseFeature, wordFeature } from './features.ts';
import { askedIn, meaningOf, type Phrase, phrasesOf, togetherIn } from './label-phrases.ts';
import { bySize, known, nodesOf, type Strand, type Themes } from './themes.ts';
import { typicalOf } from './typical.ts';
import type { Word } from './words.ts';

/** Labels are chosen among what so many members say, the latest: more of them say no more. */
const MOST_READ = 200;
/** What tells is counted in the biggest strands: the smallest of very many do not change what a theme is about. */
const STRANDS_COUNTED = 50;
/** Of a whole text that stands for a label. */
const MOST_CHARACTERS = 40;
/** What a word of the label must tell to be worth its place. */
const COST = 0.5;
/** A phrase repeats much of what its words tell already. */
const PHRASE_SHARE = 0.6;
/** What a phrase gains whose words all members say. */
const SHARED = 3;
/** What it costs a phrase that it mostly goes on. */
const CUT = 2;
/** In a theme of so many members, what only one of them says is chance or a slip of the pen. */
const SEVERAL = 4;
/** What that costs a phrase of two words, and each word more. */
const UNSHARED = { two: 3, more: 1 };
/** A word that so many say is what the theme is about: what only one says without it is odd. */
const OTHERS_SAY = 1 / 3;
/** So many phrases that tell most are looked at closely. */
const WEIGHED = 60;
/** What it costs two words that nobody says together. */
const UNJOINED = 2.5;
/** Where so many say the first of them, it is what the theme is called; the two are where so many say either. */
const NAMED = 0.7;
/** The second of them stands for so many members at least. */
const PAIRED = { said: 3, share: 0.1 };

/** A label that fewer members than this share bear out says little of the others. */
const USEFUL = 0.25;

interface Scored {
  readonly text: string;
  readonly score: number;
}

/**
 * The run of two to five words, said by members of the theme, that tells most about it: frequent in the theme, rare
 * outside, whole (no stop word at either end, no half sentence), said by several, in the spelling that most use. Two
 * words with a comma where people call it by different ones, and a single word only where nobody says more than that.
 * Where too few members bear out any of them, it is what many want or ask: "want to order"; where they have hardly a word in
 * common, what the most typical of them does.
 * None that says the same as one in `taken`, while there is another, be it the beginning of what a member said.
 */
export function labelOf(id: ThemeId, themes: Themes, taken: ReadonlySet<string>): string {
  const theme = known(themes, id);
  const { texts, found } = named(theme.strands, teller(bySize(theme), themes), themes);
  const meanings = new Set([...taken].map(meaningOf));
  const isFree = (text: string) => !meanings.has(meaningOf(text));
  const best = found.find(({ text }) => isFree(text))?.text;
  if (best !== undefined) return best;
  const whole = clip(texts[0]?.replace(/\s+/g, ' ').trim() ?? '', MOST_CHARACTERS);
  return isFree(whole) ? whole : (found[0]?.text ?? whole);
}

/** What a part of a theme says that the rest of it does not, like a label; empty where none of the strands is in it. */
export function labelOfPart(id: ThemeId, strands: readonly StrandId[], themes: Themes): string {
  const [part, rest] = [new Set(strands), bySize(known(themes, id))];
  const inside = rest.filter(({ entry }) => part.has(entry.id));
  const outside = rest.filter(({ entry }) => !part.has(entry.id));
  return named(inside, teller(inside, themes, outside), themes).found[0]?.text ?? '';
}

/** The latest of what strands say, and what could be its name. */
function named(strands: Iterable<Strand>, telling: (feature: number) => number, themes: Themes) {
  const members = nodesOf(strands).slice(-MOST_READ);
  const texts = members.map((node) => node.text);
  const typical = () => typicalOf(members, 1, themes)[0]?.text ?? '';
  return { texts, found: candidates(texts, telling, typical) };
}

/** What could be the label, best first; single words after all others but those that only one member would use. */
function candidates(
  texts: readonly string[],
  telling: (feature: number) => number,
  typical: () => string,
): readonly Scored[] {
  const all = phrasesOf(texts).map((phrase) => ({ phrase, told: told(phrase, telling) }));
  all.sort((a, b) => b.told - a.told);
  const words = all.filter(({ phrase }) => phrase.words.length === 1);
  const several = all.filter(({ phrase }) => phrase.words.length > 1);
  const phrases = several.filter(({ phrase }, i) => i < WEIGHED || phrase.said >= USEFUL * texts.length);
  const together = togetherIn(texts);
  const [first, ...others] = words;
  const core = first && first.phrase.said >= OTHERS_SAY * texts.length ? first.phrase.words[0] : undefined;
  const enough = texts.length < SEVERAL ? 1 : USEFUL * texts.length;
  const scored = phrases.map(({ phrase, told }) => {
    const having = together(phrase.words);
    return {
      text: phrase.text,
      score: told + form(phrase, having, texts.length),
      isUseful: having >= enough,
      isOdd: core !== undefined && isOnes(phrase, texts.length) && !phrase.words.some(isFormOf(core)),
    };
  });
  const second = others.find(
    ({ phrase }) => phrase.said >= Math.max(PAIRED.said, PAIRED.share * texts.length),
  );
  if (first && second) {
    const text = `${first.phrase.text}, ${second.phrase.text}`;
    const [one, both] = [first.phrase.said, first.phrase.said + second.phrase.said];
    const score = first.told + second.told - 2 * COST - UNJOINED;
    if (one < NAMED * texts.length && both >= NAMED * texts.length)
      scored.push({ text, score, isUseful: true, isOdd: false });
  }
  scored.sort((a, b) => b.score - a.score || a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  const asked = askedIn(texts).filter(({ said }) => said >= enough);
  const hasCore = core !== undefined || asked.length > 0 || scored.some(({ isUseful }) => isUseful);
  return [
    ...scored.filter(({ isUseful }) => isUseful),
    ...asked.toSorted((a, b) => b.said - a.said).map((phrase) => ({ text: phrase.text, score: 0 })),
    ...(hasCore ? [] : askedIn([typical()]).map(({ text }) => ({ text, score: 0 }))),
    ...scored.filter(({ isUseful, isOdd }) => !isUseful && !isOdd),
    ...words.map(({ phrase, told }) => ({ text: phrase.text, score: told })),
    ...scored.filter(({ isOdd }) => isOdd),
  ];
}

/** Only one member says so, where several could. */
function isOnes({ said }: Phrase, texts: number): boolean {
  return said === 1 && texts >= SEVERAL;
}

function isFormOf(word: Word): (other: Word) => boolean {
  return ({ stem }) => stem === word.stem;
}

function told({ words: run }: Phrase, telling: (feature: number) => number): number {
  let score = 0;
  const seen = new Set<string>();
  let before: Word | undefined;
  for (const word of run) {
    if (!word.stop && !seen.has(word.stem)) score += telling(wordFeature(word));
    seen.add(word.stem);
    if (before) score += PHRASE_SHARE * telling(phraseFeature(before, word));
    before = word;
  }
  return score;
}

/**
 * How well a phrase stands by itself, whatever it tells.
 * @param together how many of the texts have all its words, in whatever order
 */
function form(phrase: Phrase, together: number, texts: number): number {
  const { words: run, goesOn } = phrase;
  const score = -COST * run.length - CUT * goesOn + SHARED * Math.sqrt(together / texts);
  return isOnes(phrase, texts) ? score - UNSHARED.two - UNSHARED.more * (run.length - 2) : score;
}

/**
 * How much a feature tells about strands: its share there, times the logarithm of how far that exceeds its share elsewhere.
 * @param biggestFirst the strands
 * @param rest what counts as elsewhere; all items by default
 */
function teller(
  biggestFirst: readonly Strand[],
  themes: Themes,
  rest?: readonly Strand[],
): (feature: number) => number {
  const strands = biggestFirst.slice(0, STRANDS_COUNTED);
  const size = itemsIn(strands);
  const others = rest ? itemsIn(rest) : themes.index.items() - size;
  const known = new Map<number, number>();
  return (feature) => {
    let told = known.get(feature);
    if (told === undefined) {
      const count = having(strands, feature);
      const elsewhere = rest ? having(rest, feature) : themes.index.itemsWith(feature) - count;
      const inside = count < 2 && size >= SEVERAL ? 0 : count / size;
      const outside = (elsewhere + 0.5) / (others + 1);
      told = inside * Math.max(0, Math.log((inside + 0.01) / (outside + 0.01)));
      known.set(feature, told);
    }
    return told;
  };
}

function itemsIn(strands: readonly Strand[]): number {
  return strands.reduce((sum, { entry }) => sum + entry.size, 0);
}

function having(strands: readonly Strand[], feature: number): number {
  return strands.reduce((sum, { entry }) => sum + countOf(entry, feature), 0);
}
