import { UserError } from '#core/errors.ts';
import { ranked, termsOf } from '#core/feedback/search.ts';
import { foundList } from '#core/report/theme-found.ts';
import { bounded } from '../bounded.ts';
import { items } from '../collections.ts';
import type { UseCase } from '../context.ts';
import { candidates } from './search-items.ts';

const PAGE_SIZE = 8;
const MOST_TERMS = 8;
/** Longer searches are texts; characters. */
const QUERY_MAX = 1_000;

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
