import { items, themeAuthors, themePieces, themes } from '#app/collections.ts';
import { all } from '#app/load.ts';
import type { Scope } from '#ports/store.ts';
import { openChat, words } from '../chat.ts';

/** A workspace that listens, and what a test asks of it. */
export async function listening(options: Parameters<typeof openChat>[0] = {}) {
  const chat = await openChat(options);
  const { scope, application } = chat;
  let heard = 0;
  return {
    ...chat,
    /** Somebody of the team passes on what a user said; the item as it was kept. */
    hears: async (text: string, author?: string, saidAt = '2026-11-20T14:00:00.000Z') => {
      heard += 1;
      const said = {
        text,
        source: 'webhook',
        externalId: `h${heard}`,
        saidAt,
        ...(author && { author }),
      } as const;
      const outcome = await application.heard.ingest(scope, said, { by: 'ana', at: saidAt });
      if (outcome.kind !== 'kept') throw new Error(`not kept: ${outcome.kind}`);
      return outcome.item;
    },
    asks: async (line: string, member = 'ana') => words(await chat.says(member, line)),
    item: async (id: `ITM-${number}`) => {
      const item = await scope.get(items, id);
      if (!item) throw new Error(`no ${id}`);
      return item;
    },
    themes: () => all(scope, themes, { by: 'id' }),
  };
}

/** Counts everything anew from the items, and returns what the themes and authors say otherwise. */
export async function miscounted(scope: Scope): Promise<readonly string[]> {
  const kept = await all(scope, items, { by: 'id' });
  const byTheme = Map.groupBy(kept, ({ theme }) => theme);
  const wrong: string[] = [];
  const stored = (await all(scope, themes, { by: 'id' })).filter(({ mergedInto }) => !mergedInto);
  for (const id of byTheme.keys()) {
    if (id && !stored.some((theme) => theme.id === id)) wrong.push(`${id} has items but is no theme`);
  }
  for (const theme of stored) {
    const own = byTheme.get(theme.id) ?? [];
    const said = own.map(({ saidAt }) => saidAt).sort();
    const is = [theme.items, theme.people, theme.firstSeen, theme.lastSeen];
    const should = [
      own.length,
      new Set(own.flatMap(({ author }) => author?.toLowerCase() ?? [])).size,
      said[0],
      said.at(-1),
    ];
    if (is.join() !== should.join()) wrong.push(`${theme.id} says ${is.join()}, is ${should.join()}`);
    const inWeeks = Object.values(theme.weeks).reduce((sum, count) => sum + count, 0);
    if (inWeeks !== own.length) wrong.push(`${theme.id} has ${inWeeks} items in its weeks`);
  }
  const pairs = new Set(
    kept.flatMap(({ theme, author }) => (theme && author ? `${theme} ${author.toLowerCase()}` : [])),
  );
  const authors = await all(scope, themeAuthors, { by: 'id' });
  if (authors.map(({ id }) => id).join() !== [...pairs].sort().join()) wrong.push('authors differ');
  return wrong;
}

/** The ids of a theme's items. */
export async function itemsIn(scope: Scope, theme: string): Promise<readonly `ITM-${number}`[]> {
  return (await all(scope, items, { by: 'byTheme', equals: [theme] })).map(({ id }) => id);
}

/** How many items are in each theme, as the stored pieces say. */
export async function sizesInPieces(scope: Scope): Promise<Readonly<Record<string, number>>> {
  const sizes: Record<string, number> = {};
  for (const { memory } of await all(scope, themePieces, { by: 'id' })) {
    if (memory?.kind === 'strand') sizes[memory.theme] = (sizes[memory.theme] ?? 0) + memory.size;
  }
  return sizes;
}
