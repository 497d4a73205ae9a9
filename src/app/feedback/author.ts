/** Longer names are no names; what is stored of a person is bounded. */
const AUTHOR_MAX = 200;

/**
 * An author's name as it is kept: without what could reorder or hide other text, spaces tidied. Undefined when nothing
 * is left of it.
 */
export function cleanAuthor(name: string | undefined): string | undefined {
  const clean = name
    ?.toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, AUTHOR_MAX);
  return clean ? clean.toWellFormed() : undefined;
}

/** What makes two names one person: case and form of the letters do not tell people apart. */
export function authorKey(author: string): string {
  return author.normalize('NFKC').toLowerCase();
}
