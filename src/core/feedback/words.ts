import { stem } from './stem.ts';
import { STOP_WORDS } from './stop-words.ts';

/** One word of a text, as triage reads it. */
export interface Word {
  /** As it stands in the text, for labels. */
  readonly surface: string;
  /** What forms of it share: folded, stemmed; every number is `0`. */
  readonly stem: string;
  readonly stop: boolean;
  /** Something other than space stands between it and the word before: a phrase ends there. */
  readonly breaks: boolean;
}

/** Logs and pasted documents say what they are about early on; the rest of them is not read. */
const LONGEST_READ = 8_000;
const MOST_WORDS = 400;

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/[’`´]/g, "'"],
  [/\bcan't\b|\bcannot\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [/n't\b/g, ' not'],
  [/'(?:s|m|re|ve|ll|d)\b/g, ' '],
];
/** Links, addresses, mentions. Lengths are bounded so that no text takes more than linear time. */
const NOT_WORDS =
  /https?:\/\/\S+|www\.\S+|[^\s@]{1,64}@[^\s@]{1,200}|(?<=^|\s)@[\p{L}\p{N}_.-]+|<[@#!][^>]{0,80}>/gu;
const WORD = /\p{Extended_Pictographic}|[\p{L}\p{M}\p{N}]+/gu;
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * The words of a text, in order. Links, addresses and mentions are left out; contractions are spelt out; accents and
 * case are folded; emoji count as words. Never throws, whatever the language.
 */
export function words(text: string): readonly Word[] {
  const plain = spelledOut(text.slice(0, LONGEST_READ).replace(NOT_WORDS, ' ; '));
  const found: Word[] = [];
  let end = 0;
  for (const match of plain.matchAll(WORD)) {
    const breaks = /[^\s'"_-]/.test(plain.slice(end, match.index));
    end = match.index + match[0].length;
    for (const [i, surface] of pieces(match[0]).entries()) found.push(word(surface, breaks && i === 0));
    if (found.length >= MOST_WORDS) break;
  }
  return found.slice(0, MOST_WORDS);
}

function spelledOut(text: string): string {
  let plain = text.normalize('NFKC').toLowerCase();
  for (const [form, full] of CONTRACTIONS) plain = plain.replace(form, full);
  return plain;
}

/** Written in a script that puts no spaces between words. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

function pieces(run: string): readonly string[] {
  if (!isUnspaced(run)) return [run];
  return [...segmenter.segment(run)].filter((part) => part.isWordLike).map((part) => part.segment);
}

function word(surface: string, breaks: boolean): Word {
  const folded = surface
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  if (/^\p{N}+$/u.test(folded)) return { surface, stem: '0', stop: false, breaks };
  return { surface, stem: stem(folded), stop: STOP_WORDS.has(folded), breaks };
}
