import { UserError } from '#core/errors.ts';
import { ranked, type Sought, termsOf } from '#core/feedback/search.ts';
import { foundList } from '#core/report/theme-found.ts';
import type { Operations } from '#ports/store.ts';
import { bounded } from '../bounded.ts';
import { items } from '../collections.ts';
import type { UseCase } from '../context.ts';
import type { KeptItem } from '../documents.ts';

const PAGE_SIZE = 8;
const MOST_TERMS = 8;
/** Longer searches are texts; characters. */
const QUERY_MAX = 1_000;
/** So many items are ranked at most: those with the rarest words first, the latest of each. */
const MOST_RANKED = 250;

/** `/heard find export timeout [page 2]`: everything that was heard, the best match first. */
export function makeFindItems(): UseCase {
  return async ({ scope }, { args }) => {
    const typed = bounded(args.query?.trim() ?? '', QUERY_MAX, 'a search');
    const page = Math.max(1, Number(/\spage\s(\d{1,6})$/i.exec(typed)?.[1] ?? 1));
    const query = typed.replace(/\spage\s\d{1,6}$/i, '').trim();
    const terms = termsOf(query).slice(0, MOST_TERMS);
    if (terms.length === 0)
      throw new UserError(query === '' ? 'What should be found?' : `"${query}" has no word to look for.`, [
        '/heard find export timeout',
      ]);
    const { found, sought, isPartial } = await candidates(scope, terms);
    const waiting = await scope.find(items, { by: 'byWaiting', limit: 1 });
    return foundList({
      query,
      terms: new Set(terms),
      items: ranked(found, sought).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      ranked: found.length,
      isPartial,
      someWait: waiting.docs.length > 0,
      page,
      pageSize: PAGE_SIZE,
    });
  };
}

interface Candidates {
  readonly found: readonly KeptItem[];
  readonly sought: readonly Sought[];
  readonly isPartial: boolean;
}

/** The rarest term tells most, so its items come first; the commoner ones fill what room is left. */
async function candidates(tx: Operations, terms: readonly string[]): Promise<Candidates> {
  const sought: Sought[] = [];
  for (const term of terms) {
    sought.push({ term, items: await tx.count(items, { by: 'byTerm', equals: [term] }) });
  }
  sought.sort((a, b) => a.items - b.items);
  const found = new Map<string, KeptItem>();
  let isPartial = false;
  for (const { term, items: having } of sought) {
    const room = MOST_RANKED - found.size;
    isPartial ||= having > room;
    if (room === 0 || having === 0) continue;
    const query = { by: 'byTerm', equals: [term], order: 'descending', limit: room } as const;
    for (const item of (await tx.find(items, query)).docs) found.set(item.id, item);
  }
  return { found: [...found.values()], sought, isPartial };
}
