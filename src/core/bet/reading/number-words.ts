import type { FoundQuantity } from '../../metric/quantity.ts';

/** Numbers in words, only where a word says what they are. */
const WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const WORD = new RegExp(
  `(?<=(?:from|to|by)\\s)(?:${WORDS.join('|')})(?![\\p{L}\\p{N}-])(?!\\s(?:of|\\p{L}*(?:teen|ty)|hundred|thousand|million|point|and|or|${WORDS.join('|')})\\b)(?<!one(?=\\s\\p{L}))`,
  'giu',
);

/** Where a text says its numbers in words. */
export function findNumberWords(text: string): readonly FoundQuantity[] {
  return [...text.matchAll(WORD)].map((match) => ({
    quantity: { value: WORDS.indexOf(match[0].toLowerCase()) },
    start: match.index,
    end: match.index + match[0].length,
  }));
}
