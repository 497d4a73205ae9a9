import { z } from 'zod';
import { plainOf } from '../chat/plain.ts';
import { type ShortId, shortIdsIn } from '../ids.ts';
import type { DataField } from '../model/fence.ts';
import { advises } from './advice.ts';
import type { Answer, Group } from './answer.ts';
import { isIn } from './in-english.ts';

/** An answer that a model put into words. */
export const WordedAnswer = z.object({
  sentences: z.array(z.object({ text: z.string(), cites: z.array(z.string()) })),
});

/** A sentence that the facts bear out, as far as code can tell. */
export interface Sentence {
  readonly text: string;
  readonly cites: readonly ShortId[];
}

/** What an answer was found to rest on, a fact an id: all that a model is told. */
export function factsOf({ lead, rest }: Pick<Answer, 'lead' | 'rest'>): ReadonlyMap<ShortId, string> {
  const facts = new Map<ShortId, string>();
  for (const [id, fact] of [...lead, ...rest].flatMap(factsIn)) {
    const known = facts.get(id);
    facts.set(id, known === undefined ? fact : `${known}\n${fact}`);
  }
  return facts;
}

function factsIn({ title, lines, quotes = [] }: Group): readonly (readonly [ShortId, string])[] {
  return [
    ...lines.map(({ cites, text }) => [cites, `${title}: ${plainOf(text)}`] as const),
    ...quotes.map(
      ({ id, text, saidAt }) => [id, `A user said on ${saidAt.slice(0, 10)}: “${text}”`] as const,
    ),
  ];
}

export function asFields(facts: ReadonlyMap<ShortId, string>): readonly DataField[] {
  return [...facts].map(([name, text]) => ({ name, text }));
}

const MOST_SENTENCES = 6;
const LONGEST_SENTENCE = 500;

/** Addresses of any kind, and what a chat could make one of. */
const LINKS = /:\/\/|\bwww\.|\bmailto:|\]\(|<[^>]*[|@!#]/i;
/** What could be an address where it is none of the record's own words, as `node.js` is. */
const DOTTED = /[\p{L}\p{N}-]{2,63}(?:\.[\p{L}\p{N}-]{1,63})*\.(?:\p{L}{2,}|xn--\w+)/gu;

/**
 * The sentences of a model's answer when every one is borne out by facts that it was given: each cites some, none names an
 * id or a number that its facts do not hold, none advises, none links, and all are in a language of which that can be told.
 * Otherwise undefined, and no part of it is shown.
 * @param language what the answer is to be in, by its English name; English is taken as well
 */
export function checkWorded(
  { sentences }: z.infer<typeof WordedAnswer>,
  facts: ReadonlyMap<ShortId, string>,
  language = 'English',
): readonly Sentence[] | undefined {
  const all = sentences.map(({ text }) => text).join(' ');
  if (!isIn(language, all) && !isIn('English', all)) return undefined;
  if (sentences.length === 0 || sentences.length > MOST_SENTENCES) return undefined;
  const checked = sentences.flatMap(({ text, cites }) => {
    const known = [...facts.keys()].filter((id) => cites.includes(id));
    const isBorneOut = known.length > 0 && known.length === new Set(cites).size;
    return isBorneOut && isSayable(text, known, facts, language) ? [{ text: text.trim(), cites: known }] : [];
  });
  return checked.length === sentences.length ? checked : undefined;
}

function isSayable(
  text: string,
  cites: readonly ShortId[],
  facts: ReadonlyMap<ShortId, string>,
  language: string,
): boolean {
  const cited = cites.map((id) => `${id} ${facts.get(id) ?? ''}`).join('\n');
  const { ids, rest } = shortIdsIn(text);
  const own = withoutQuotes(rest, cited);
  return (
    text.trim() !== '' &&
    text.length <= LONGEST_SENTENCE &&
    !/\n/.test(text.trim()) &&
    ids.every((id) => cites.includes(id)) &&
    !advises(own.trim(), language) &&
    !LINKS.test(text) &&
    (text.match(DOTTED) ?? []).every((word) => cited.includes(word)) &&
    numbersIn(rest).every((number) => numbersIn(cited).includes(number))
  );
}

/** What is quoted word for word from a fact is its author's, and may advise. */
function withoutQuotes(text: string, cited: string): string {
  return text.replace(/[“"]([^”"]+)[”"]/g, (quote, words: string) => (cited.includes(words) ? '' : quote));
}

function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(/\d+(?:[.,]\d+)*/g)].map(([number]) => number.replaceAll(',', ''));
}
