import { meaningOf } from '#core/feedback/label-phrases.ts';

/** A theme of schema 1, whose label was only found by its very letters. */
export function withMeaning(old: Record<string, unknown>): Record<string, unknown> {
  return { ...old, meaning: meaningOf(String(old.label)) };
}

/** An item of schema 1, when there were no vectors. */
export function withSpace(old: Record<string, unknown>): Record<string, unknown> {
  return { ...old, space: '' };
}
