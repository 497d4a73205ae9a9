import { DUTCH } from './dutch.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { ITALIAN } from './italian.ts';
import type { Language } from './language.ts';
import { PORTUGUESE } from './portuguese.ts';
import { RUSSIAN } from './russian.ts';
import { SPANISH } from './spanish.ts';

/** English first: where a word is two languages', the first one reads it. */
const LANGUAGES: readonly Language[] = [
  ENGLISH,
  GERMAN,
  FRENCH,
  SPANISH,
  PORTUGUESE,
  ITALIAN,
  DUTCH,
  RUSSIAN,
];

/** A kind of words in all languages, as the source of a regular expression without a group around it. */
export function anyOf(kind: keyof Language): string {
  return [...new Set(LANGUAGES.flatMap((language) => language[kind]))].join('|');
}
