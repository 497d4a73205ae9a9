import { meaningOf } from '#core/feedback/label-phrases.ts';

/** A theme of schema 1, whose label was only found by its very letters. */
export function withMeaning(old: Record<string, unknown>): Record<string, unknown> {
  return { ...old, meaning: meaningOf(String(old.label)) };
}
