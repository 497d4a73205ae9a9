import type { Instant } from '../time/instant.ts';
import { isUnspaced, type Word, words } from './words.ts';

/** An item can be found by so many different words; a longer text by its first ones. */
const MOST_TERMS = 200;

/** What a text is found by: the stems of its words that say something, and its numbers as they are. */
export function termsOf(text: string): readonly string[] {
  const found = new Set<string>();
  for (const word of words(text)) {
    if (!word.stop) found.add(termOf(word));
    if (found.size === MOST_TERMS) break;
  }
  return [...found];
}

/** What a text that has the word is found by. */
export function termOf({ surface, stem }: Pick<Word, 'surface' | 'stem'>): string {
  return /^\p{N}+$/u.test(surface) ? surface : broadened(stem);
}

/** Who looks for "delivery" looks for "deliver" too. Themes are more particular, so that their stems are left alone. */
export function broadened(stem: string): string {
  return stem.length > 6 && stem.endsWith('i') ? stem.slice(0, -1) : stem;
}

/** A term that was searched for, and how many items have it. */
export interface Sought {
  readonly term: string;
  readonly items: number;
}

interface Searchable {
  readonly terms?: readonly string[];
  readonly saidAt: Instant;
}

/**
 * Best first: by the rarity of the words that it has, each counted once, since feedback hardly repeats itself. Rarity is
 * against the commonest word sought, not against all items, which would have to be counted for it. Among equals the
 * shorter comes first, then the newer.
 */
export function ranked<I extends Searchable>(found: readonly I[], sought: readonly Sought[]): readonly I[] {
  return found
    .map((item) => ({ item, score: scoreOf(item, sought), length: item.terms?.length ?? 0 }))
    .sort((a, b) => b.score - a.score || a.length - b.length || (a.item.saidAt < b.item.saidAt ? 1 : -1))
    .map(({ item }) => item);
}

function scoreOf({ terms = [] }: Searchable, sought: readonly Sought[]): number {
  const commonest = Math.max(...sought.map(({ items }) => items));
  return sought
    .filter(({ term }) => terms.includes(term))
    .reduce((sum, { items }) => sum + Math.log(1 + (commonest + 1) / (items + 1)), 0);
}

/** A part of a text around the first match, in pieces; `matches` is true for those that were searched for. */
export interface Piece {
  readonly text: string;
  readonly matches: boolean;
}

const RUN = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu;
const BEFORE = 60;

/** What of the text to show, at most `most` characters of it, with the words that have one of the terms set apart. */
export function excerpt(text: string, terms: ReadonlySet<string>, most: number): readonly Piece[] {
  const shown = text.replace(/\s+/gu, ' ').trim();
  const hits = [...shown.matchAll(RUN)].flatMap((run) => hitsIn(run[0], run.index, terms));
  const start = shown.length <= most ? 0 : wordStart(shown, Math.max(0, (hits[0]?.[0] ?? 0) - BEFORE));
  const end = shown.length <= start + most ? shown.length : wordEnd(shown, start + most);
  const pieces: Piece[] = start > 0 ? [{ text: '…', matches: false }] : [];
  let at = start;
  for (const [from, to] of hits) {
    if (from < at || to > end) continue;
    pieces.push(
      { text: shown.slice(at, from), matches: false },
      { text: shown.slice(from, to), matches: true },
    );
    at = to;
  }
  pieces.push({ text: shown.slice(at, end) + (end < shown.length ? '…' : ''), matches: false });
  return pieces.filter((piece) => piece.text !== '');
}

/** Where in a run of letters something was searched for. Scripts without spaces hold many words in one run. */
function hitsIn(run: string, at: number, terms: ReadonlySet<string>): readonly (readonly [number, number])[] {
  const said = words(run);
  if (!isUnspaced(run)) return said.some((word) => terms.has(termOf(word))) ? [[at, at + run.length]] : [];
  return said
    .filter((word) => terms.has(termOf(word)))
    .map(({ surface }) => [run.indexOf(surface), surface.length] as const)
    .filter(([from]) => from >= 0)
    .map(([from, length]) => [at + from, at + from + length] as const)
    .sort(([a], [b]) => a - b);
}

/** The next word's beginning, or that very place where there are no words to speak of. */
function wordStart(text: string, near: number): number {
  if (near === 0) return 0;
  const space = text.indexOf(' ', near);
  return space === -1 || space > near + BEFORE ? wholeCharacter(text, near) : space + 1;
}

function wordEnd(text: string, near: number): number {
  const space = text.lastIndexOf(' ', near);
  return space > near - BEFORE ? space : wholeCharacter(text, near);
}

/** No cut through a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}
