import type { FeedbackItem } from '../feedback/feedback.ts';
import { words } from '../feedback/words.ts';

/** A longer text is no quote any more; it is taken only where there is no shorter one. */
const QUOTABLE_CHARACTERS = 300;

/**
 * The items that say most in their own words, each of another author: by how many different content words they hold,
 * the newest first among equals. A repetition stands back behind its original.
 */
export function representative(items: readonly FeedbackItem[], most: number): readonly FeedbackItem[] {
  const ids = new Set(items.map(({ id }) => id));
  const ranked = items
    .filter(({ duplicateOf }) => duplicateOf === undefined || !ids.has(duplicateOf))
    .map((item) => ({ item, worth: worthOf(item.text) }))
    .sort(
      (a, b) => b.worth - a.worth || compare(b.item.saidAt, a.item.saidAt) || compare(a.item.id, b.item.id),
    );
  return ofDifferentPeople(
    ranked.map(({ item }) => item),
    most,
  );
}

/** The first item of each author; those whose author is not known count as one author's, since they may well be. */
export function ofDifferentPeople(items: readonly FeedbackItem[], most: number): readonly FeedbackItem[] {
  const byAuthor = new Map<string | undefined, FeedbackItem>();
  for (const item of items) if (!byAuthor.has(item.author)) byAuthor.set(item.author, item);
  return [...byAuthor.values()].slice(0, most);
}

function worthOf(text: string): number {
  const said = new Set(words(text).flatMap((word) => (word.stop ? [] : word.stem)));
  return text.length <= QUOTABLE_CHARACTERS ? said.size : -text.length;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
