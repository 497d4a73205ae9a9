import { type Word, words } from './words.ts';

/** The kinds of evidence that two texts speak of one thing, and the share each has in their likeness. */
export const WORD = 0;
export const PHRASE = 1;
export const SUBWORD = 2;
export const STOP_WORD = 3;
export const SHARES: readonly number[] = [0.5, 0.25, 0.25, 0.15];

/** A text as triage compares it: hashed features, each once, and how often each occurs. */
export interface Features {
  readonly ids: readonly number[];
  readonly times: readonly number[];
}

/** The channel of a feature, kept in its two lowest bits. */
export function channelOf(feature: number): number {
  return feature & 3;
}

/** Features are hashed to 32 bits: none of what people wrote can be read back from them. */
function feature(channel: number, text: string): number {
  let hash = 0x811c9dc5 ^ channel;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 15)) & ~3) | channel | 0;
}

export function wordFeature(word: Word): number {
  return feature(word.stop || word.stem === NUMBER ? STOP_WORD : WORD, word.stem);
}

export function phraseFeature(first: Word, second: Word): number {
  return feature(PHRASE, `${first.stem} ${second.stem}`);
}

/**
 * Words by stem; phrases of two words, those with stop words too ("not working"); runs of three and four letters,
 * which hold through typing errors and in languages with long words; stop words, for "how" and "why" do tell
 * something. A text without any word is its own one feature.
 */
export function featuresOf(text: string): Features {
  const found = new Map<number, number>();
  const add = (id: number): void => {
    found.set(id, (found.get(id) ?? 0) + 1);
  };
  let before: Word | undefined;
  for (const word of words(text)) {
    add(wordFeature(word));
    if (before && !word.breaks) add(phraseFeature(before, word));
    if (!word.stop) eachRun(word.stem, (run) => add(feature(SUBWORD, run)));
    before = word;
  }
  if (found.size === 0) add(feature(WORD, text.trim()));
  return { ids: [...found.keys()], times: [...found.values()] };
}

const NUMBER = '0';
const LONGEST_WORD = 40;

function eachRun(word: string, add: (run: string) => void): void {
  const edged = `^${word.slice(0, LONGEST_WORD)}$`;
  for (let i = 0; i + 3 <= edged.length; i++) {
    add(edged.slice(i, i + 3));
    if (i + 4 <= edged.length) add(edged.slice(i, i + 4));
  }
}
