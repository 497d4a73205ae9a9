import type { Evidence } from '#core/assumption/assumption.ts';
import type { Reply } from '#core/chat/reply.ts';
import type { BetId, ThemeId } from '#core/ids.ts';
import { titleOf } from '#core/report/bet-card.ts';
import { type ThemeLink, themeCard } from '#core/report/theme-card.ts';
import { itemCard, themeItems } from '#core/report/theme-items.ts';
import { trendOf } from '#core/report/theme-trend.ts';
import type { Operations } from '#ports/store.ts';
import { assumptions, bets, evidence, items, themeSummaries, themes } from '../collections.ts';
import type { Context, UseCase } from '../context.ts';
import { all, getAll, needItem, needTheme } from '../load.ts';
import { makeShow } from '../show.ts';
import type { KeptTheme } from './documents.ts';
import { noteOn } from './suggestions.ts';
import type { Triage } from './triage.ts';

/** Whoever disagrees is looked for among the latest. */
const LATEST = 50;
/** Quotes are of different people: some more than are shown have to be at hand. */
const QUOTED = 8;
const PAGE_SIZE = 5;
const RELATED = 3;

/** `/heard show THM-7 [page] | ITM-31`: the card of a theme or an item; from page 2 on, the theme's items. */
export function makeShowHeard(triage: Triage): UseCase {
  const show: UseCase = async (context, { args }) => {
    const { scope } = context;
    const id = args.id ?? '';
    if (id.startsWith('ITM-')) {
      const item = await needItem(scope, id);
      const theme = item.theme && (await scope.get(themes, item.theme));
      return itemCard(item, theme, await noteOn(scope, item));
    }
    const theme = await needTheme(scope, id);
    const page = Number(args.page ?? 1);
    return page === 1 ? card(triage, context, theme) : pageOf(context, theme, page);
  };
  return makeShow(show);
}

async function card(triage: Triage, { scope, today }: Context, theme: KeptTheme): Promise<Reply> {
  const latest = await scope.find(items, {
    by: 'byTheme',
    equals: [theme.id],
    order: 'descending',
    limit: LATEST,
  });
  const { related, typical } = await triage.look(scope, (engine) => ({
    related: engine.related(theme.id, RELATED).map((other) => other.theme),
    typical: engine.typical(theme.id, QUOTED).map((said) => said.id),
  }));
  const summary = await scope.get(themeSummaries, theme.id);
  return themeCard({
    theme,
    ...(summary && { summary }),
    trend: trendOf(theme.weeks, today),
    typical: await getAll(scope, items, typical),
    items: latest.docs,
    links: await titled(scope, await linksOf(scope, theme.id)),
    related: await getAll(scope, themes, related),
  });
}

async function pageOf({ scope }: Context, theme: KeptTheme, page: number): Promise<Reply> {
  const { docs } = await scope.find(items, {
    by: 'byTheme',
    equals: [theme.id],
    order: 'descending',
    limit: (page - 1) * PAGE_SIZE,
  });
  const shown = docs.slice((page - 2) * PAGE_SIZE);
  return themeItems({ theme, items: shown, page, pages: 1 + Math.ceil(theme.items / PAGE_SIZE) });
}

/** What it is evidence for, and what those are that were merged into it. Once each, its own stance first. */
async function linksOf(tx: Operations, theme: ThemeId): Promise<readonly Evidence[]> {
  const links = [...(await all(tx, evidence, { by: 'byFrom', equals: [theme] }))];
  for (const { id } of await all(tx, themes, { by: 'byMergedInto', equals: [theme] })) {
    const known = new Set(links.map(({ about }) => about));
    links.push(...(await linksOf(tx, id)).filter(({ about }) => !known.has(about)));
  }
  return links;
}

async function titled(tx: Operations, links: readonly Evidence[]): Promise<readonly ThemeLink[]> {
  const found: ThemeLink[] = [];
  for (const { about, stance } of links) {
    const bet = isBet(about) ? await tx.get(bets, about) : undefined;
    const claim = isBet(about) ? undefined : await tx.get(assumptions, about);
    found.push({ about, stance, title: bet ? titleOf(bet) : claim?.text });
  }
  return found;
}

function isBet(about: Evidence['about']): about is BetId {
  return about.startsWith('BET-');
}
