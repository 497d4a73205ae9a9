import type { Assumption } from '#core/assumption/assumption.ts';
import type { Bet } from '#core/bet/bet.ts';
import type { FeedbackItem, Theme } from '#core/feedback/feedback.ts';
import type { AssumptionId, BetId, ItemId, ShortId, ThemeId } from '#core/ids.ts';
import type { Operations } from '#ports/store.ts';
import { assumptions, bets, evidence, items, themes } from '../collections.ts';
import { all, getAll } from '../load.ts';
import type { Found } from './find-known.ts';
import type { Library } from './load-library.ts';

const MOST_QUOTES = 3;

/** What a question names, and what is linked with it: a theme's bets, an assumption's bets, a bet's feedback. */
export async function named(tx: Operations, ids: readonly ShortId[], library: Library): Promise<Found> {
  const found = {
    bets: new Map<BetId, Bet>(),
    assumptions: new Map<AssumptionId, Assumption>(),
    themes: new Map<ThemeId, Theme>(),
    items: new Map<ItemId, FeedbackItem>(),
  };
  const missing: ShortId[] = [];
  const add = async (id: string): Promise<boolean> => {
    if (id.startsWith('BET-')) return keep(found.bets, await tx.get(bets, id as BetId));
    if (id.startsWith('ASM-')) return keep(found.assumptions, await tx.get(assumptions, id as AssumptionId));
    if (id.startsWith('THM-')) return keep(found.themes, await tx.get(themes, id as ThemeId));
    return id.startsWith('ITM-') && keep(found.items, await tx.get(items, id as ItemId));
  };
  for (const id of ids) {
    if (!(await add(id))) missing.push(id);
    for (const linked of await linkedWith(tx, id, library)) await add(linked);
  }
  for (const { id } of found.themes.values()) {
    const query = { by: 'byTheme', equals: [id], order: 'descending', limit: MOST_QUOTES } as const;
    for (const item of (await tx.find(items, query)).docs) keep(found.items, item);
  }
  return {
    bets: [...found.bets.values()],
    assumptions: [...found.assumptions.values()],
    themes: [...found.themes.values()],
    items: [...found.items.values()].slice(0, MOST_QUOTES),
    unknown: [],
    taken: [],
    missing,
  };
}

function keep<D extends { readonly id: string }>(into: Map<D['id'], D>, doc: D | undefined): boolean {
  if (doc) into.set(doc.id, doc);
  return doc !== undefined;
}

async function linkedWith(tx: Operations, id: ShortId, { bets: known }: Library): Promise<readonly string[]> {
  if (id.startsWith('BET-')) {
    const [bet] = await getAll(tx, bets, [id as BetId]);
    const links = await all(tx, evidence, { by: 'byAbout', equals: [id] });
    return [...(bet?.assumptions ?? []), ...links.map(({ from }) => from)];
  }
  if (id.startsWith('ASM-')) {
    const resting = known.filter(({ doc }) => doc.assumptions.some((claim) => claim === id));
    const links = await all(tx, evidence, { by: 'byAbout', equals: [id] });
    return [...resting.map(({ doc }) => doc.id), ...links.map(({ from }) => from)];
  }
  return (await all(tx, evidence, { by: 'byFrom', equals: [id] })).map(({ about }) => about);
}
