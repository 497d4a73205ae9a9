import { isUnspaced, type Word, words } from './words.ts';

/** A run of words that could name a theme. Runs with the same content words in the same order are one, whatever their forms. */
export interface Phrase {
  /** As most texts say it, the first of these where several do. */
  readonly words: readonly Word[];
  readonly text: string;
  /** In how many texts it occurs. */
  readonly said: number;
  /** The share of its occurrences that a content word follows: "status of my last" bill. */
  readonly goesOn: number;
}

const LONGEST = 5;
/** Where words stand without spaces, the parts of one are words of their own here. */
const LONGEST_UNSPACED = 8;
/** The stem of all numbers. */
const NUMBER = '0';

/** The stop words that may stand inside of a phrase; any other begins another part of the sentence. */
const LINKS = setOf(
  'a an and as at by for from in into my not of off on or out over per the to up with without your',
);

/** No stop words, but a phrase that begins or ends with one of them says no more by it, or is left open: "order today". */
const EMPTY = setOf(
  `ahead already always anymore anyway anyways asap begin between coming currently different everything everytime
  exactly fine going good great guys hello help instead interested keep keeps kind kinds like likes little long looking
  lots often properly recently related second showing sort sorts suddenly today tomorrow tonight trying unable various
  yesterday`,
);
/** Particles of scripts without spaces, which stop words do not know. A kana alone is one, or a piece of a word. */
const PARTICLE = /^(?:[\p{sc=Hiragana}\p{sc=Katakana}]|から|です|ます|的|了|吗|呢)$/u;
/** "01z", "30000ms": what begins so is a part of a date, an amount or an id. */
const FIGURE = /^\p{N}{2}/u;
/** These only open a phrase emptily: "best protein" is about protein, "find an agent" about agents. */
const NO_START = setOf('best better find getting number');

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** Every run of up to five words that begins and ends with a word that says something. */
export function phrasesOf(texts: readonly string[]): readonly Phrase[] {
  const found = new Map<string, Count>();
  for (const text of texts) {
    const own = new Set<Count>();
    for (const { run, goesOn } of runsOf(words(text))) own.add(countIn(found, run, goesOn));
    for (const count of own) count.said++;
  }
  return [...found.values()].map(({ said, times, goingOn, ways }) => {
    const [text, { run }] = [...ways].reduce((best, way) => (way[1].times > best[1].times ? way : best));
    return { words: run, text, said, goesOn: goingOn / times };
  });
}

interface Count {
  said: number;
  times: number;
  goingOn: number;
  /** By how it reads. */
  readonly ways: Map<string, { readonly run: readonly Word[]; times: number }>;
}

function countIn(found: Map<string, Count>, run: readonly Word[], goesOn: boolean): Count {
  const key = run.filter(tells).map(rootOf).join(' ');
  const count = found.get(key) ?? { said: 0, times: 0, goingOn: 0, ways: new Map() };
  found.set(key, count);
  count.times++;
  count.goingOn += Number(goesOn);
  const text = spoken(run);
  const way = count.ways.get(text) ?? { run, times: 0 };
  count.ways.set(text, way);
  way.times++;
  return count;
}

/** Left out, these turn what follows into its opposite: no phrase begins behind one. */
const NEGATIONS = setOf('not no never without hardly');

function* runsOf(said: readonly Word[]): Generator<{ run: readonly Word[]; goesOn: boolean }> {
  for (const [start, first] of said.entries()) {
    if (!opens(first, said[start - 1])) continue;
    const longest = isUnspaced(first.surface) ? LONGEST_UNSPACED : LONGEST;
    for (let end = start; end < Math.min(said.length, start + longest); end++) {
      const word = said[end] ?? first;
      if (end > start && (word.breaks || (word.stop && !LINKS.has(word.surface)))) break;
      if (!closes(word, said[end - 1])) continue;
      const next = said[end + 1];
      const goesOn = next !== undefined && !next.breaks && !next.stop;
      yield { run: said.slice(start, end + 1), goesOn };
    }
  }
}

function opens({ stop, stem, surface, breaks }: Word, before: Word | undefined): boolean {
  if (stop || stem === NUMBER || EMPTY.has(surface) || NO_START.has(surface)) return false;
  if (PARTICLE.test(surface) || FIGURE.test(surface)) return false;
  return breaks || !NEGATIONS.has(before?.surface ?? '');
}

/** "oracle 11" is called so, "at 11" only happens to be. */
function closes({ stop, stem, surface }: Word, before: Word | undefined): boolean {
  return !stop && !EMPTY.has(surface) && !PARTICLE.test(surface) && !(stem === NUMBER && before?.stop);
}

/** The same for phrases that differ only in the forms of their words, their order or stop words. */
export function meaningOf(label: string): string {
  const stems = words(label).flatMap(({ stop, stem }) => (stop ? [] : stem));
  return stems.length > 0 ? [...new Set(stems)].sort().join(' ') : label;
}

/** Tells in how many of the texts all words of a phrase occur that say something, in whatever order. */
export function togetherIn(texts: readonly string[]): (run: readonly Word[]) => number {
  const having = new Map<string, Set<number>>();
  for (const [i, text] of texts.entries()) {
    for (const word of words(text)) {
      having.set(rootOf(word), (having.get(rootOf(word)) ?? new Set()).add(i));
    }
  }
  return (run) => {
    const [first, ...others] = run.filter(tells).map((word) => having.get(rootOf(word)) ?? new Set<number>());
    return [...(first ?? [])].filter((text) => others.every((set) => set.has(text))).length;
  };
}

/** "Not" is a stop word, but "placed" and "not placed" are two things. */
function tells({ stop, surface }: Word): boolean {
  return !stop || NEGATIONS.has(surface);
}

/** What forms of a word share; two numbers share nothing. */
function rootOf({ stem, surface }: Word): string {
  return stem === NUMBER ? surface : stem;
}

function spoken(run: readonly Word[]): string {
  let text = '';
  for (const [i, word] of run.entries()) {
    const joined = isUnspaced(word.surface) && isUnspaced(run[i - 1]?.surface ?? '');
    text += i === 0 || joined ? word.surface : ` ${word.surface}`;
  }
  return text;
}
