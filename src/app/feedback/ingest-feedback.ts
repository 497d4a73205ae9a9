import type { FeedbackItem } from '#core/feedback/feedback.ts';
import type { MemberId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Scope } from '#ports/store.ts';
import { forgotten, items } from '../collections.ts';
import { note } from '../record.ts';
import { cleanAuthor } from './author.ts';
import type { KeptItem } from './documents.ts';
import { findExternal, forgottenId } from './external.ts';
import { checkHeard } from './item-text.ts';
import { sortItem } from './sort-item.ts';
import type { Triage } from './triage.ts';

/** Something a user said, from whatever source. */
export interface Heard {
  readonly text: string;
  readonly source: FeedbackItem['source'];
  readonly externalId: string;
  readonly author?: string;
  readonly saidAt: Instant;
  readonly permalink?: string;
}

/** Who brought it and when. */
export interface Receipt {
  readonly by: MemberId;
  readonly at: Instant;
}

export type Outcome =
  | {
      readonly kind: 'kept';
      readonly item: KeptItem;
      /** Who said the same before. */
      readonly twin?: KeptItem;
    }
  /** It came in before: nothing was done. */
  | { readonly kind: 'known'; readonly item: KeptItem }
  /** It was deleted, perhaps before it came: it is not kept. */
  | { readonly kind: 'forgotten' };

/**
 * The one way in for a single item, from any source. The same source and external id is kept once, however often it
 * comes.
 * @throws UserError when the text is empty or too long, or the link is none
 */
export type Ingest = (scope: Scope, heard: Heard, receipt: Receipt) => Promise<Outcome>;

export function makeIngest(triage: Triage): Ingest {
  return async (scope, heard, receipt) => {
    checkHeard(heard);
    return triage.change(scope, receipt, async (bench) => {
      const { tx } = bench;
      const source = [heard.source, heard.externalId.toWellFormed()] as const;
      const known = await findExternal(tx, ...source);
      if (known) return { kind: 'known', item: known };
      if (await tx.get(forgotten, forgottenId(...source))) return { kind: 'forgotten' };
      const id = `ITM-${await tx.increment('ITM')}` as const;
      const item = await sortItem(bench, itemOf(id, heard, receipt));
      await note(tx, receipt, item.id, 'item-heard', undefined, { source: item.source, theme: item.theme });
      const twin = item.duplicateOf && (await tx.get(items, item.duplicateOf));
      return { kind: 'kept', item, ...(twin && { twin }) };
    });
  };
}

/** The item as it is first written. */
export function itemOf(id: KeptItem['id'], heard: Heard, { by, at }: Receipt): KeptItem {
  const { author: named, externalId, ...said } = heard;
  const author = cleanAuthor(named);
  return {
    id,
    version: 0,
    ...said,
    externalId: externalId.toWellFormed(),
    ...(author !== undefined && { author }),
    receivedAt: at,
    receivedBy: by,
    space: '',
  };
}
