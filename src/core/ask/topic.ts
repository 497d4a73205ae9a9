import { slipsBetween } from '../chat/slips.ts';
import { termOf } from '../feedback/search.ts';
import { words } from '../feedback/words.ts';
import type { Subject } from './question.ts';
import { synonymsOf } from './synonyms.ts';

/** A text that could answer: its words, and what has them. */
export interface Entry<D> {
  readonly doc: D;
  readonly words: ReadonlyMap<string, string>;
}

/** What a question is about, held against what is known here. */
export interface Topic {
  readonly terms: readonly { readonly term: string; readonly weight: number }[];
  /** Words of the question that nothing here has. */
  readonly unknown: readonly string[];
  /** Words that were taken for others, as slips or as another language's: typed and taken. */
  readonly taken: readonly (readonly [string, string])[];
}

/** The words of something that can be found, by the terms they are found under. */
export function entry<D>(doc: D, ...texts: readonly (string | undefined)[]): Entry<D> {
  const found = new Map<string, string>();
  for (const word of words(texts.filter((text) => text !== undefined).join(' . ')))
    if (!word.stop) found.set(termOf(word), word.surface);
  return { doc, words: found };
}

/**
 * Weighs the subjects of a question by their rarity among what is known (inverse document frequency as in BM25; all items
 * would have to be counted for it, so those of the commonest subject stand for them).
 * @param heard how many items have each term
 */
export function topicOf(
  about: readonly Subject[],
  known: readonly Entry<unknown>[],
  heard: ReadonlyMap<string, number>,
): Topic {
  const counts = new Map<string, number>();
  const surfaces = new Map<string, string>();
  for (const { words: found } of known)
    for (const [term, surface] of found) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
      surfaces.set(term, surface);
    }
  const countOf = (term: string): number => (counts.get(term) ?? 0) + (heard.get(term) ?? 0);
  const meant = about.map((subject) => ({
    ...subject,
    meant:
      [subject.term, ...synonymsOf(subject.term)].find((term) => countOf(term) > 0) ??
      slipOf(subject.word, surfaces),
  }));
  const all = known.length + Math.max(0, ...heard.values());
  const weightOf = (count: number): number => Math.log(1 + (all - count + 0.5) / (count + 0.5));
  const terms = new Set(meant.flatMap((subject) => subject.meant ?? []));
  return {
    terms: [...terms].map((term) => ({ term, weight: weightOf(countOf(term)) })),
    unknown: meant.filter((subject) => subject.meant === undefined).map(({ word }) => word),
    taken: meant.flatMap(({ word, term, meant: to }) =>
      to === undefined || to === term ? [] : [[word, surfaces.get(to) ?? to] as const],
    ),
  };
}

/** Shorter words have too many neighbours. */
const SHORTEST_SLIP = 5;

function slipOf(word: string, surfaces: ReadonlyMap<string, string>): string | undefined {
  if (word.length < SHORTEST_SLIP) return undefined;
  return [...surfaces].find(([, known]) => known[0] === word[0] && slipsBetween(word, known) === 1)?.[0];
}

/** So much of what is known of the topic must be in a text, and compared with the text that has most of it. */
const LEAST_SHARE = 0.4;
const LEAST_OF_BEST = 0.5;

/**
 * Picks the texts that speak of the topic, the best first; none where half of its words are nowhere here: who asks about
 * "kubernetes costs" is not answered with whatever costs.
 * @param known what the best of them is looked for in
 */
export function speakingOf(topic: Topic, known: readonly Entry<unknown>[]) {
  const best = Math.max(0, ...known.map((each) => shareOf(topic, each)));
  const least = Math.max(LEAST_SHARE, best * LEAST_OF_BEST);
  const isKnown = topic.unknown.length < topic.terms.length;
  return <D>(entries: readonly Entry<D>[]): readonly D[] =>
    entries
      .map((each) => ({ doc: each.doc, share: shareOf(topic, each) }))
      .filter(({ share }) => isKnown && share >= least)
      .toSorted((a, b) => b.share - a.share)
      .map(({ doc }) => doc);
}

/** From 0 to 1. */
function shareOf({ terms }: Topic, { words: found }: Entry<unknown>): number {
  const all = terms.reduce((sum, { weight }) => sum + weight, 0);
  return (
    terms.reduce((sum, { term, weight }) => sum + (found.has(term) ? weight : 0), 0) / Math.max(all, 1e-9)
  );
}
