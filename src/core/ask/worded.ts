import { z } from 'zod';
import { plainOf } from '../chat/plain.ts';
import { type ShortId, shortIdsIn } from '../ids.ts';
import type { DataField } from '../model/fence.ts';
import type { Answer, Group } from './answer.ts';

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

/** Who says what to do. Ante lays out what is known and leaves that to people, whatever a model makes of it. */
const ADVISES =
  /\b(?:should(?:n't)?|ought|must(?:n't)?|needs? to|had better|recommend\w*|suggest\w*|advi[sc]e\w*|propose\w*|consider\w*|let's|let us|worth\w*|prioriti[sz]\w*|go ahead|best to|better to|wiser? to|makes? sense to|good idea|bad idea|please|you (?:can|could|may|might|want)|(?:do not|don't) (?:build|ship|drop|kill|call))\b|^(?:build|ship|drop|kill|stop|call|place|keep|try|validate|invalidate|extend)\b/i;
/** Addresses of any kind, and what a chat could make one of. */
const LINKS = /:\/\/|\bwww\.|\]\(|<[^>]*[|@!#]|\b[\w-]+\.(?:com|net|org|io|dev|app|co|ai|me|link)\b/i;

/**
 * The sentences of a model's answer when every one is borne out by facts that it was given: each cites some, none names an
 * id or a number that its facts do not hold, none advises, none links. Otherwise undefined, and no part of it is shown.
 */
export function checkWorded(
  { sentences }: z.infer<typeof WordedAnswer>,
  facts: ReadonlyMap<ShortId, string>,
): readonly Sentence[] | undefined {
  if (sentences.length === 0 || sentences.length > MOST_SENTENCES) return undefined;
  const checked = sentences.flatMap(({ text, cites }) => {
    const known = [...facts.keys()].filter((id) => cites.includes(id));
    const isBorneOut = known.length > 0 && known.length === new Set(cites).size;
    return isBorneOut && isSayable(text, known, facts) ? [{ text: text.trim(), cites: known }] : [];
  });
  return checked.length === sentences.length ? checked : undefined;
}

function isSayable(text: string, cites: readonly ShortId[], facts: ReadonlyMap<ShortId, string>): boolean {
  const cited = cites.map((id) => `${id} ${facts.get(id) ?? ''}`).join('\n');
  const { ids, rest } = shortIdsIn(text);
  const own = withoutQuotes(rest, cited);
  return (
    text.trim() !== '' &&
    text.length <= LONGEST_SENTENCE &&
    !/\n/.test(text.trim()) &&
    ids.every((id) => cites.includes(id)) &&
    !ADVISES.test(own.trim()) &&
    !LINKS.test(text) &&
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
