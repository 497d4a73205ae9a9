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
  'a an and are as at by for from has have in into is my not of off on or out over per the to up with without your',
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
  return gathered(texts, runsOf);
}

/**
 * Every run of two to five words, of whatever kind but the last, that begins with what somebody wants or asks, or is all
 * that they say: "want to order", "can we return".
 */
export function askedIn(texts: readonly string[]): readonly Phrase[] {
  return gathered(texts, askedRunsOf);
}

type Run = { readonly run: readonly Word[]; readonly goesOn: boolean };

function gathered(
  texts: readonly string[],
  runsIn: (said: readonly Word[]) => Generator<Run>,
): readonly Phrase[] {
  const found = new Map<string, Count>();
  for (const text of texts) {
    const own = new Set<Count>();
    for (const { run, goesOn } of runsIn(words(text))) own.add(countIn(found, run, goesOn));
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

/** Left out, these turn what follows into its opposite: no phrase begins so closely behind one ("has not my top up worked"). */
const NEGATIONS = setOf('not no never without hardly');
const REACH = 3;

function* runsOf(said: readonly Word[]): Generator<Run> {
  for (const [start, first] of said.entries()) {
    if (!opens(first) || isNegated(said, start)) continue;
    const longest = isUnspaced(first.surface) ? LONGEST_UNSPACED : LONGEST;
    for (let end = start; end < Math.min(said.length, start + longest); end++) {
      const word = said[end] ?? first;
      if (end > start && (word.breaks || (word.stop && !LINKS.has(word.surface)))) break;
      if (!closes(word, said[end - 1])) continue;
      const next = said[end + 1];
      const goesOn = next !== undefined && !next.breaks && !next.stop;
      // Cut off for its length alone, "export times out on big" is no name; what begins later or ends sooner may be.
      if (goesOn && end === start + longest - 1) continue;
      yield { run: said.slice(start, end + 1), goesOn };
    }
  }
}

/** How people begin to say what they want. */
const ASKING = setOf('want wants wanted need needs how when where why');
/** "For back pain", "what about delivery": no way to begin what stands for itself. */
const LEANING = setOf('what which about please and but also so i we');

function* askedRunsOf(said: readonly Word[]): Generator<Run> {
  for (const [start, first] of said.entries()) {
    const isWhole = (start === 0 || first.breaks) && !LINKS.has(first.surface) && !LEANING.has(first.surface);
    const isAsking =
      ASKING.has(first.surface) || (first.surface === 'can' && said[start + 1]?.surface === 'not');
    if (!isWhole && !isAsking) continue;
    for (let end = start + 1; end < Math.min(said.length, start + LONGEST); end++) {
      const word = said[end] ?? first;
      if (word.breaks) break;
      const next = said[end + 1];
      const ends = next === undefined || next.breaks;
      // "How can i place", where "an order" follows, is half of it.
      const isHalf = !ends && (!isAsking || LINKS.has(next.surface));
      if (isHalf || !closes(word, said[end - 1])) continue;
      yield { run: said.slice(start, end + 1), goesOn: !ends && !next.stop };
    }
  }
}

function opens({ stop, stem, surface }: Word): boolean {
  if (stop || stem === NUMBER || EMPTY.has(surface) || NO_START.has(surface)) return false;
  return !PARTICLE.test(surface) && !FIGURE.test(surface);
}

function isNegated(said: readonly Word[], at: number): boolean {
  for (let i = at; i > 0 && at - i < REACH && !said[i]?.breaks; i--) {
    if (NEGATIONS.has(said[i - 1]?.surface ?? '')) return true;
  }
  return false;
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
