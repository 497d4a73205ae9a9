import type { FeedbackItem } from '../../feedback/feedback.ts';
import { words } from '../../feedback/words.ts';
import type { ItemId } from '../../ids.ts';
import { isPlainWords } from '../plain-words.ts';
import { sanitise } from '../sanitise.ts';
import { findVerbatim } from '../verbatim.ts';
import type { LabelAnswer } from './answer.ts';

/** A sentence about a theme, and where the words stand that bear it out, in the item's text as it was sanitised. */
export interface SummarySentence {
  readonly text: string;
  readonly item: ItemId;
  readonly start: number;
  readonly end: number;
}

type Voice = Pick<FeedbackItem, 'id' | 'text' | 'author'>;

const LABEL_WORDS = { least: 2, most: 5 };
const LABEL_LONGEST = 40;

/**
 * A label that a model found, if every word of it that says anything was said by two different people: what only one of
 * them says, and what the model says by itself, names no theme.
 */
export function checkLabel(label: string, voices: readonly Voice[]): string | undefined {
  const plain = sanitise(label).replace(/\s+/g, ' ').trim();
  const count = plain.split(' ').length;
  if (plain.length > LABEL_LONGEST || count < LABEL_WORDS.least || count > LABEL_WORDS.most) return undefined;
  if (!isPlainWords(plain) || /[^\p{L}\p{M}\p{N}\s,'’/-]/u.test(plain)) return undefined;
  const telling = stemsOf(plain);
  const sharedBy = (stem: string): number => {
    const saying = voices.filter(({ text }) => stemsOf(text).has(stem));
    return new Set(saying.map(({ author, id }) => author ?? id)).size;
  };
  return telling.size > 0 && [...telling].every((stem) => sharedBy(stem) >= 2) ? plain : undefined;
}

const SENTENCES = { least: 2, most: 4 };
const SENTENCE_LONGEST = 300;
/** Of the words of a summary that say anything, so many must be the users'. The rest holds it together. */
const OWN_WORDS = 0.7;

/**
 * A summary, if it says nothing that the items do not: every sentence has a verbatim quote, at least two people are
 * quoted, its words are mostly theirs, and every number is. Undefined otherwise: half a summary is none.
 */
export function checkSummary(
  summary: LabelAnswer['summary'],
  voices: readonly Voice[],
): readonly SummarySentence[] | undefined {
  if (summary.length < SENTENCES.least || summary.length > SENTENCES.most) return undefined;
  const said = new Set(voices.flatMap(({ text }) => [...stemsOf(text)]));
  const numbers = new Set(voices.flatMap(({ text }) => numbersIn(text)));
  const sentences = summary.flatMap(({ sentence, quote, item }): SummarySentence[] => {
    const voice = voices.find(({ id }) => id === item);
    const place = voice && findVerbatim(sanitise(voice.text), quote);
    const text = sanitise(sentence).replace(/\s+/g, ' ').trim();
    const telling = [...stemsOf(text)];
    const own = telling.filter((stem) => said.has(stem)).length;
    const isTheirs = telling.length > 0 && own / telling.length >= OWN_WORDS;
    const isCounted = numbersIn(text).every((number) => numbers.has(number));
    const isFit = text.length <= SENTENCE_LONGEST && isPlainWords(text) && isTheirs && isCounted;
    return voice && place && isFit ? [{ text, item: voice.id, ...place }] : [];
  });
  if (sentences.length < summary.length) return undefined;
  const quoted = voices.filter(({ id }) => sentences.some(({ item }) => item === id));
  return new Set(quoted.map(({ author, id }) => author ?? id)).size >= 2 ? sentences : undefined;
}

/** What its words say something with. */
function stemsOf(text: string): ReadonlySet<string> {
  return new Set(words(text).flatMap(({ stop, stem }) => (stop ? [] : stem)));
}

function numbersIn(text: string): readonly string[] {
  return text.match(/\p{N}+(?:[.,]\p{N}+)*/gu) ?? [];
}
