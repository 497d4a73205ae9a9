import type { Assumption } from '#core/assumption/assumption.ts';
import type { Bet } from '#core/bet/bet.ts';
import { UserError } from '#core/errors.ts';
import type { Collection, Document, Operations, Page, Query } from '#ports/store.ts';
import { assumptions, bets, items, themes } from './collections.ts';
import type { KeptItem, KeptTheme } from './feedback/documents.ts';

/** The bet, or the refusal that a person needs. @throws UserError when there is none */
export async function needBet(tx: Operations, id: string | undefined): Promise<Bet> {
  const bet = await tx.get(bets, id as Bet['id']);
  if (!bet) throw new UserError(`There is no ${id}.`, ['/bet list']);
  return bet;
}

/** @throws UserError when there is none */
export async function needAssumption(tx: Operations, id: string | undefined): Promise<Assumption> {
  const assumption = await tx.get(assumptions, id as Assumption['id']);
  if (!assumption) throw new UserError(`There is no ${id}.`, ['/bet list']);
  return assumption;
}

/** The theme that an id stands for now: one that was merged away leads to where its items went. @throws UserError */
export async function needTheme(tx: Operations, id: string | undefined): Promise<KeptTheme> {
  let theme = await tx.get(themes, id as KeptTheme['id']);
  for (let hops = 0; theme?.mergedInto && hops < 100; hops++) theme = await tx.get(themes, theme.mergedInto);
  if (!theme) throw new UserError(`There is no ${id}.`, ['/heard themes']);
  return theme;
}

/** @throws UserError when there is none */
export async function needItem(tx: Operations, id: string | undefined): Promise<KeptItem> {
  const item = await tx.get(items, id as KeptItem['id']);
  if (!item) throw new UserError(`There is no ${id}.`, ['/heard themes']);
  return item;
}

/** The documents of several ids, in their order; unknown ones are left out. */
export async function getAll<D extends Document>(
  tx: Operations,
  from: Collection<D>,
  ids: readonly D['id'][],
): Promise<readonly D[]> {
  const docs: D[] = [];
  for (const id of ids) {
    const doc = await tx.get(from, id);
    if (doc) docs.push(doc);
  }
  return docs;
}

/** Everything that a query finds, page by page. For what is known to be bounded or streamed. */
export async function* each<D extends Document>(
  tx: Operations,
  from: Collection<D>,
  query: Omit<Query, 'limit' | 'after'>,
  pageSize = 500,
): AsyncGenerator<D> {
  let page: Page<D> = { docs: [] };
  do {
    page = await tx.find(from, {
      ...query,
      limit: pageSize,
      ...(page.next !== undefined && { after: page.next }),
    });
    yield* page.docs;
  } while (page.next !== undefined);
}

/** {@link each} as an array. */
export async function all<D extends Document>(
  tx: Operations,
  from: Collection<D>,
  query: Omit<Query, 'limit' | 'after'>,
): Promise<readonly D[]> {
  const docs: D[] = [];
  for await (const doc of each(tx, from, query)) docs.push(doc);
  return docs;
}
