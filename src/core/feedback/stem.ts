/**
 * A small English stemmer: plurals, -ed, -ing, -ly and the commonest suffixes of nouns, always leaving at least three
 * letters with a vowel among them. It only has to bring the forms of one word together; stems are never shown.
 * Words of other languages pass through nearly unharmed, since few of them carry these endings.
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  return undoubled(withoutFinalE(withoutSuffix(withoutVerbEnding(singular(word)))));
}

function singular(word: string): string {
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

function withoutVerbEnding(word: string): string {
  if (word.endsWith('ied')) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  const root = /^(.*)(?:ing|ed)$/.exec(word)?.[1];
  if (root === undefined || root.length < 3 || !/[aeiouy]/.test(root)) return word;
  return /([bdfgmnprt])\1$/.test(root) ? root.slice(0, -1) : root;
}

const SUFFIXES: readonly (readonly [RegExp, string])[] = [
  [/^(.{2,})ific(?:ation|ate)$/, '$1ify'],
  [/^(.{4,})(?:ation|ate)$/, '$1'],
  [/^(.{3,}[st])ion$/, '$1'],
  [/^(.{4,})ment$/, '$1'],
  [/^(.{4,})ness$/, '$1'],
  [/^(.{4,})ful$/, '$1'],
  [/^(.{3,})ly$/, '$1'],
];

function withoutSuffix(word: string): string {
  for (const [ending, left] of SUFFIXES) {
    if (ending.test(word)) return word.replace(ending, left);
  }
  return word;
}

function withoutFinalE(word: string): string {
  if (word.length > 3 && word.endsWith('e')) return word.slice(0, -1);
  return word.length > 3 && word.endsWith('y') ? `${word.slice(0, -1)}i` : word;
}

/** `cancelled` and `cancellation` with `cancel`. */
function undoubled(word: string): string {
  return word.length > 5 && word.endsWith('ll') ? word.slice(0, -1) : word;
}
