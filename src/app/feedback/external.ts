import type { FeedbackItem } from '#core/feedback/feedback.ts';
import type { Operations } from '#ports/store.ts';
import { items } from '../collections.ts';
import type { KeptItem } from './documents.ts';

/** The item that a source knows by that id. */
export async function findExternal(
  tx: Operations,
  source: FeedbackItem['source'],
  externalId: string,
): Promise<KeptItem | undefined> {
  const found = await tx.find(items, { by: 'byExternal', equals: [source, externalId], limit: 1 });
  return found.docs[0];
}

/** Under which it is remembered that something was deleted. */
export function forgottenId(source: FeedbackItem['source'], externalId: string): string {
  return `${source}:${externalId.toWellFormed()}`;
}
