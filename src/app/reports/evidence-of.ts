import type { Evidence } from '#core/assumption/assumption.ts';
import type { Bet } from '#core/bet/bet.ts';
import type { FeedbackItem, Theme } from '#core/feedback/feedback.ts';
import type { ItemId, ThemeId } from '#core/ids.ts';
import type { Operations } from '#ports/store.ts';
import { evidence, items, themes } from '../collections.ts';
import { all, getAll } from '../load.ts';

/** The links of evidence to a bet and to what it rests on. */
export async function evidenceAbout(tx: Operations, bet: Bet): Promise<readonly Evidence[]> {
  const links: Evidence[] = [];
  for (const about of [bet.id, ...bet.assumptions]) {
    links.push(...(await all(tx, evidence, { by: 'byAbout', equals: [about] })));
  }
  return links;
}

/** The linked themes, and those that they were merged into since. */
export async function themesBehind(tx: Operations, links: readonly Evidence[]): Promise<readonly Theme[]> {
  const found: Theme[] = [];
  const ids = new Set(links.map(({ from }) => from).filter(isTheme));
  // A Set's iterator also yields what is added while it runs.
  for (const id of ids) {
    const theme = await tx.get(themes, id);
    if (!theme) continue;
    found.push(theme);
    if (theme.mergedInto) ids.add(theme.mergedInto);
  }
  return found;
}

/** The linked items, and all those of the linked themes. */
export async function itemsBehind(
  tx: Operations,
  links: readonly Evidence[],
  linked: readonly Theme[],
): Promise<readonly FeedbackItem[]> {
  const found = new Map<ItemId, FeedbackItem>();
  const ids = links.map(({ from }) => from).filter(isItem);
  for (const item of await getAll(tx, items, ids)) found.set(item.id, item);
  for (const { id, mergedInto } of linked) {
    if (mergedInto) continue;
    for (const item of await all(tx, items, { by: 'byTheme', equals: [id] })) found.set(item.id, item);
  }
  return [...found.values()];
}

function isTheme(from: Evidence['from']): from is ThemeId {
  return from.startsWith('THM-');
}

function isItem(from: Evidence['from']): from is ItemId {
  return from.startsWith('ITM-');
}
