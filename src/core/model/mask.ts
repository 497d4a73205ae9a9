import { findPersonal, PLACEHOLDER } from './personal.ts';

/** Texts whose personal data was replaced, and the way back. */
export interface Masked {
  readonly texts: readonly string[];
  /** Puts back what was replaced, wherever its placeholder stands; one that stands for nothing is left as it is. */
  readonly unmask: (text: string) => string;
}

/**
 * Replaces what is personal in the texts: e-mail addresses, telephone and card numbers, tokens, and the names of people.
 * The same words are the same placeholder in all of them.
 */
export function mask(texts: readonly string[], names: readonly string[]): Masked {
  const known = namesPattern(names);
  const placeholders = new Map<string, string>();
  const originals = new Map<string, string>();
  const standIn = (kind: string, original: string): string => {
    const placeholder = placeholders.get(original) ?? `[${kind}-${placeholders.size + 1}]`;
    placeholders.set(original, placeholder);
    originals.set(placeholder, original);
    return placeholder;
  };
  const hide = (text: string): string => {
    let hidden = '';
    let at = 0;
    for (const { kind, start, end } of findPersonal(text, known)) {
      hidden += text.slice(at, start) + standIn(kind, text.slice(start, end));
      at = end;
    }
    return hidden + text.slice(at);
  };
  return {
    texts: texts.map(hide),
    unmask: (text) => text.replace(PLACEHOLDER, (placeholder) => originals.get(placeholder) ?? placeholder),
  };
}

/** Shorter is no name that could be told from a word. */
const NAME_LEAST = 2;
const PART_LEAST = 3;

/**
 * Whole names however they are written; of a name of several words each word as well, but only with its capital, since
 * `Will` is a name and `will` is not.
 */
function namesPattern(names: readonly string[]): RegExp | undefined {
  const known = names.map((name) => name.trim()).filter(({ length }) => length >= NAME_LEAST);
  const parts = known
    .flatMap((name) => (/\s/.test(name) ? name.split(/\s+/) : []))
    .filter((part) => part.length >= PART_LEAST && /^\p{Lu}/u.test(part));
  const patterns = [
    ...longestFirst(known).map((name) => `(?i:${escaped(name)})`),
    ...longestFirst(parts).map((part) => escaped(part)),
  ];
  if (patterns.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${patterns.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function longestFirst(words: readonly string[]): readonly string[] {
  return [...new Set(words)].toSorted((a, b) => b.length - a.length);
}
