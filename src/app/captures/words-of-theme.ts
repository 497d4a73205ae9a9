import { betAbout } from '#core/bet/from-theme.ts';
import type { ThemeId } from '#core/ids.ts';
import { representative } from '#core/report/representative.ts';
import type { Operations } from '#ports/store.ts';
import { items } from '../collections.ts';
import { needTheme } from '../load.ts';

/** Quotes are chosen among the latest items. */
const QUOTED_FROM = 50;
const QUOTES = 2;

/** What a bet about the theme begins with, and the theme as it is now. @throws UserError when there is none */
export async function wordsOfTheme(
  tx: Operations,
  asked: ThemeId,
): Promise<{ readonly text: string; readonly theme: ThemeId }> {
  const theme = await needTheme(tx, asked);
  const query = { by: 'byTheme', equals: [theme.id], order: 'descending', limit: QUOTED_FROM } as const;
  const quotes = representative((await tx.find(items, query)).docs, QUOTES);
  return { text: betAbout(theme, quotes), theme: theme.id };
}
