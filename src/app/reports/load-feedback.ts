import type { Theme } from '#core/feedback/feedback.ts';
import type { AssumptionId, BetId } from '#core/ids.ts';
import type { Synthesis, ThemeTrend } from '#core/report/feedback.ts';
import { addMs, DAY_MS, type Instant } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { evidence, items, themes } from '../collections.ts';
import { all, each } from '../load.ts';

const WEEK_MS = 7 * DAY_MS;
const TREND_MS = 4 * WEEK_MS;
/** How many of the themes with the most people, and of those heard of last, are looked at. */
const CANDIDATES = 60;

/** Costs the same however many items there are: what it looks at are themes, and items are only counted. */
export async function loadFeedback(tx: Operations, now: Instant): Promise<Synthesis> {
  const order = 'descending';
  const largest = await tx.find(themes, { by: 'byStanding', equals: ['open'], order, limit: CANDIDATES });
  const latest = await heardSince(tx, addMs(now, -TREND_MS));
  const candidates = new Map([...largest.docs, ...latest].map((theme) => [theme.id, theme]));
  const trends: ThemeTrend[] = [];
  for (const theme of candidates.values()) trends.push(await trendOf(tx, theme, now));
  return {
    items: await tx.count(items, { by: 'id' }),
    themes: await tx.count(themes, { by: 'byStanding', equals: ['open'] }),
    trends,
    fresh: latest.filter(({ firstSeen }) => firstSeen >= addMs(now, -WEEK_MS)),
  };
}

/** The open themes that were heard of last. */
export async function heardSince(tx: Operations, since: Instant): Promise<readonly Theme[]> {
  const found: Theme[] = [];
  for await (const theme of each(
    tx,
    themes,
    { by: 'byLastSeen', from: since, order: 'descending' },
    CANDIDATES,
  )) {
    if (found.length >= CANDIDATES) break;
    if (theme.standing === 'open') found.push(theme);
  }
  return found;
}

async function trendOf(tx: Operations, theme: Theme, now: Instant): Promise<ThemeTrend> {
  const middle = addMs(now, -TREND_MS);
  const within = { by: 'byTheme', equals: [theme.id] };
  const links = await all(tx, evidence, { by: 'byFrom', equals: [theme.id] });
  return {
    theme,
    recent: await tx.count(items, { ...within, from: middle }),
    before: await tx.count(items, { ...within, from: addMs(middle, -TREND_MS), below: middle }),
    linked: links.map(({ about }): BetId | AssumptionId => about),
  };
}
