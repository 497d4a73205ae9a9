import { THEME_FILTERS } from '#core/chat/heard-commands.ts';
import type { Reply } from '#core/chat/reply.ts';
import { EMERGING_BELOW_PEOPLE } from '#core/feedback/feedback.ts';
import { type ThemeLine, type ThemePage, themeList } from '#core/report/theme-list.ts';
import { growthOf, trendBegins, trendOf } from '#core/report/theme-trend.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { Operations, Query } from '#ports/store.ts';
import { themes } from '../collections.ts';
import type { UseCase } from '../context.ts';
import { each } from '../load.ts';
import type { KeptTheme } from './documents.ts';

const PAGE_SIZE = 10;

/** Growth ranks among so many themes that as many people are in; where there are more, they come the largest first. */
const RANKED_BY_GROWTH = 30;

/** `/heard themes [all|growing|emerging|muted] [page]`: the most people first, then what grows most. */
export function makeListThemes(): UseCase {
  return async ({ scope, today }, { args }) => {
    const filter = THEME_FILTERS.find((known) => known === args.filter) ?? 'all';
    const page = Number(args.page ?? 1);
    if (filter === 'growing') return growing(scope, page, today);
    const within = RANGES[filter];
    const lines = await linesOf(scope, within, page, today);
    return themeList({ filter, lines, total: await scope.count(themes, within), page, pageSize: PAGE_SIZE });
  };
}

/** What grows was heard lately: all of that is looked through, however few people are in it. */
async function growing(tx: Operations, page: number, today: LocalDate): Promise<Reply> {
  const since = `${trendBegins(today)}T00:00:00.000Z`;
  const found: ThemeLine[] = [];
  for await (const theme of each(tx, themes, { by: 'byLastSeen', from: since })) {
    const line = { theme, trend: trendOf(theme.weeks, today) };
    if (theme.standing === 'open' && growthOf(line.trend) > 0) found.push(line);
  }
  const lines = found.toSorted(byGrowth);
  const shown = lines.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return themeList({ filter: 'growing', lines: shown, total: lines.length, page, pageSize: PAGE_SIZE });
}

type Range = Pick<Query, 'by' | 'equals' | 'below'>;

const RANGES: Readonly<Record<Exclude<ThemePage['filter'], 'growing'>, Range>> = {
  all: { by: 'byStanding', equals: ['open'] },
  emerging: { by: 'byStanding', equals: ['open'], below: EMERGING_BELOW_PEOPLE },
  muted: { by: 'byStanding', equals: ['muted'] },
};

async function linesOf(
  tx: Operations,
  within: Range,
  page: number,
  today: LocalDate,
): Promise<readonly ThemeLine[]> {
  const end = page * PAGE_SIZE;
  const { docs } = await tx.find(themes, { ...within, order: 'descending', limit: end });
  const shown = docs.slice(end - PAGE_SIZE);
  const ranked: ThemeLine[] = [];
  for (const people of new Set(shown.map((theme) => theme.people))) {
    ranked.push(...(await tied(tx, within, people, docs, today)));
  }
  // What has more people than any that is shown stands on the pages before.
  const before = docs.filter(({ people }) => people > (shown[0]?.people ?? 0)).length;
  return ranked.slice(end - PAGE_SIZE - before, end - before);
}

/** The themes that so many people are in, in the order of the list; perhaps only as far as they are in `read`. */
async function tied(
  tx: Operations,
  within: Range,
  people: number,
  read: readonly KeptTheme[],
  today: LocalDate,
): Promise<readonly ThemeLine[]> {
  const limit = RANKED_BY_GROWTH + 1;
  const range = { ...within, from: people, below: people + 1 };
  const { docs } = await tx.find(themes, { ...range, order: 'descending', limit });
  const isRanked = docs.length < limit;
  const lines = (isRanked ? docs : read.filter((theme) => theme.people === people)).map(
    (theme): ThemeLine => ({ theme, trend: trendOf(theme.weeks, today) }),
  );
  return isRanked ? lines.toSorted(byGrowth) : lines;
}

function byGrowth(a: ThemeLine, b: ThemeLine): number {
  return growthOf(b.trend) - growthOf(a.trend) || b.theme.items - a.theme.items;
}
