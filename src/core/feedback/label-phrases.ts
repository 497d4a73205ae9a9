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

/** The stop words that may stand inside of a phrase; any other begins another part of the sentence. */
const LINKS: ReadonlySet<string> = new Set(
  `a an and are as at by for from in into is my not of off on or out over per the to up was with without your`.split(
    ' ',
  ),
);

/** Every run of up to five words that begins and ends with a content word, one of them more than a number. */
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
  const key = run.flatMap(({ stop, stem }) => (stop ? [] : stem)).join(' ');
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

function* runsOf(said: readonly Word[]): Generator<{ run: readonly Word[]; goesOn: boolean }> {
  for (const [start, first] of said.entries()) {
    if (first.stop) continue;
    let isMoreThanNumbers = false;
    for (let end = start; end < Math.min(said.length, start + LONGEST); end++) {
      const word = said[end] ?? first;
      if (end > start && (word.breaks || (word.stop && !LINKS.has(word.surface)))) break;
      if (word.stop) continue;
      isMoreThanNumbers ||= word.stem !== '0';
      const next = said[end + 1];
      const goesOn = next !== undefined && !next.breaks && !next.stop;
      if (isMoreThanNumbers) yield { run: said.slice(start, end + 1), goesOn };
    }
  }
}

function spoken(run: readonly Word[]): string {
  let text = '';
  for (const [i, word] of run.entries()) {
    const joined = isUnspaced(word.surface) && isUnspaced(run[i - 1]?.surface ?? '');
    text += i === 0 || joined ? word.surface : ` ${word.surface}`;
  }
  return text;
}
