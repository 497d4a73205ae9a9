import type { FeedbackItem, Theme } from '#core/feedback/feedback.ts';
import type { AssumptionId, BetId } from '#core/ids.ts';
import type { FeedbackWeek, ThemeWeek } from '#core/report/feedback-week.ts';
import { representative } from '#core/report/representative.ts';
import { dissenting } from '#core/report/theme-dissent.ts';
import { addDays } from '#core/time/date.ts';
import type { Instant, LocalDate, Zone } from '#core/time/instant.ts';
import { instantOf } from '#core/time/zone.ts';
import type { Operations } from '#ports/store.ts';
import { evidence, items } from '../collections.ts';
import { all } from '../load.ts';
import { heardSince } from './load-feedback.ts';

const DAYS = 7;
const QUOTES = 2;
/** Of a theme's items of the week, the latest so many are chosen from. */
const CHOSEN_FROM = 50;

/** Looks at the themes that were heard of on the last seven days and a few items of each, however many there are. */
export async function loadFeedbackWeek(tx: Operations, today: LocalDate, zone: Zone): Promise<FeedbackWeek> {
  const from = addDays(today, 1 - DAYS);
  const since = instantOf(from, '00:00', zone);
  const earlier = instantOf(addDays(from, -DAYS), '00:00', zone);
  const themes: ThemeWeek[] = [];
  for (const theme of await heardSince(tx, since)) themes.push(await weekOf(tx, theme, since, earlier));
  return {
    from,
    to: today,
    items: await tx.count(items, { by: 'bySaid', from: since }),
    before: await tx.count(items, { by: 'bySaid', from: earlier, below: since }),
    themes: themes.toSorted((a, b) => b.items - a.items || b.theme.people - a.theme.people),
  };
}

async function weekOf(tx: Operations, theme: Theme, since: Instant, earlier: Instant): Promise<ThemeWeek> {
  const within = { by: 'byTheme', equals: [theme.id] };
  const { docs } = await tx.find(items, { ...within, from: since, order: 'descending', limit: CHOSEN_FROM });
  const dissent: FeedbackItem | undefined = dissenting(docs);
  const links = await all(tx, evidence, { by: 'byFrom', equals: [theme.id] });
  return {
    theme,
    items: await tx.count(items, { ...within, from: since }),
    before: await tx.count(items, { ...within, from: earlier, below: since }),
    quotes: representative(
      docs.filter((item) => item !== dissent),
      QUOTES,
    ),
    dissent,
    linked: links.map(({ about }): BetId | AssumptionId => about),
  };
}
