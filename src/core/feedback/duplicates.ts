import { hash } from 'node:crypto';
import { words } from './words.ts';

/** The same for texts that differ only in case, accents composed or not, spaces and punctuation. */
export function fingerprint(text: string): string {
  return digest(surfaces(text).join(' ') || text.trim());
}

/** The same for the very same text only, and nothing of it can be read back. */
export function digest(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32);
}

/** Texts shorter than this are duplicates only when their fingerprints are equal. */
const SHORTEST = 5;
const BANDS = 8;
const ROWS = 3;

/**
 * Keys under which a near duplicate is found again: two texts that {@link nearlySame} holds for share one nearly
 * always (min-wise hashing: at 80 % shared word pairs, 99.7 %). None for short texts.
 */
export function sketch(text: string): readonly string[] {
  const said = surfaces(text);
  if (said.length < SHORTEST) return [];
  const parts = [...shingles(said)].map(fnv);
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = Array.from({ length: ROWS }, (_, row) => smallest(parts, band * ROWS + row + 1));
    return `${band}.${rows.map((row) => row.toString(36)).join('.')}`;
  });
}

/** Share of common word pairs above which two texts are one. */
const NEARLY = 0.8;

/** The same words in the same order but for a few, and the same numbers. */
export function nearlySame(one: string, other: string): boolean {
  const [a, b] = [surfaces(one), surfaces(other)];
  if (a.join(' ') === b.join(' ')) return a.length > 0 || one.trim() === other.trim();
  if (Math.min(a.length, b.length) < SHORTEST || numbers(a) !== numbers(b)) return false;
  const [x, y] = [shingles(a), shingles(b)];
  const common = [...x].filter((part) => y.has(part)).length;
  return common / (x.size + y.size - common) >= NEARLY;
}

function surfaces(text: string): readonly string[] {
  return words(text).map((word) => word.surface);
}

function numbers(said: readonly string[]): string {
  return said.filter((word) => /^\p{N}+$/u.test(word)).join(' ');
}

/** Words and pairs of neighbours. */
function shingles(said: readonly string[]): ReadonlySet<string> {
  const found = new Set(said);
  for (let i = 1; i < said.length; i++) found.add(`${said[i - 1]} ${said[i]}`);
  return found;
}

function smallest(parts: readonly number[], seed: number): number {
  let least = 0xffffffff;
  for (const part of parts) {
    let mixed = Math.imul(part ^ (seed * 0x9e3779b1), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed = (mixed ^ (mixed >>> 16)) >>> 0;
    if (mixed < least) least = mixed;
  }
  return least;
}

function fnv(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}
