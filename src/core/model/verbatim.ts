/** Where words stand in a text: `text.slice(start, end)`. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds words that a model says stand in a text. They must stand there letter for letter; only blanks and the kinds of
 * quotes and dashes may differ, which models even out. Undefined when they do not.
 */
export function findVerbatim(text: string, words: string): Place | undefined {
  const [whole, part] = [folded(text), folded(words.trim())];
  const at = part.text === '' ? -1 : whole.text.indexOf(part.text);
  const [start, last] = [whole.origins[at], whole.origins[at + part.text.length - 1]];
  return start === undefined || last === undefined ? undefined : { start, end: last + 1 };
}

/** The words as they stand in the text. */
export function verbatim(text: string, words: string): string | undefined {
  const place = findVerbatim(text, words);
  return place && text.slice(place.start, place.end);
}

/** One kind of blank, quote and dash; and where each character stood. */
function folded(text: string): { readonly text: string; readonly origins: readonly number[] } {
  let out = '';
  const origins: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = FOLDS[text[i] ?? ''] ?? text[i] ?? '';
    const blank = /\s/.test(character);
    if (blank && out.endsWith(' ')) continue;
    out += blank ? ' ' : character;
    origins.push(i);
  }
  return { text: out, origins };
}

const FOLDS: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '−': '-',
};
