import { DUTCH } from './dutch.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { ITALIAN } from './italian.ts';
import { PORTUGUESE } from './portuguese.ts';
import { RUSSIAN } from './russian.ts';
import { SPANISH } from './spanish.ts';

export const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** What questions are made of, by how they say it: `wovon`, `lohnt es sich`. */
export type Phrases = ReadonlyMap<string, string>;

/**
 * The languages that bets are read in, each a list of what questions are made of by what it is in English. What a
 * question is about is in none of them: it stays as it was typed.
 */
export const LANGUAGES: ReadonlyMap<string, Phrases> = new Map(
  Object.entries({
    German: GERMAN,
    French: FRENCH,
    Spanish: SPANISH,
    Portuguese: PORTUGUESE,
    Italian: ITALIAN,
    Dutch: DUTCH,
    Russian: RUSSIAN,
  }).map(([name, list]) => [name, phrasesIn(list)]),
);

/** The words of a text as its language writes them, in lower case. */
export function wordsOf(text: string): readonly string[] {
  return (text.normalize('NFC').match(WORD) ?? []).map((word) => word.toLowerCase());
}

function phrasesIn(list: string): Phrases {
  const lines = list.trim().split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [english = '', said = ''] = line.split(':');
      return said.split(',').map((phrase) => [wordsOf(phrase).join(' '), english] as const);
    }),
  );
}
