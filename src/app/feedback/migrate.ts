import { meaningOf } from '#core/feedback/label-phrases.ts';
import { broadened } from '#core/feedback/search.ts';

/** A theme of schema 1, whose label was only found by its very letters. */
export function withMeaning(old: Record<string, unknown>): Record<string, unknown> {
  return { ...old, meaning: meaningOf(String(old.label)) };
}

/** An item of schema 1: there were no vectors, and "delivery" did not find "deliver". */
export function withSpace(old: Record<string, unknown>): Record<string, unknown> {
  const { terms } = old;
  const broader = Array.isArray(terms) && {
    terms: [...new Set(terms.map((term) => broadened(String(term))))],
  };
  return { ...old, ...broader, space: '' };
}
