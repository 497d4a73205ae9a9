import { EMERGING_BELOW_PEOPLE } from '#core/feedback/feedback.ts';
import { type ThemeLine, type ThemePage, themeList } from '#core/report/theme-list.ts';
import { growthOf, trendOf } from '#core/report/theme-trend.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { Operations, Query } from '#ports/store.ts';
import { themes } from '../collections.ts';
import type { UseCase } from '../context.ts';

const PAGE_SIZE = 10;
const FILTERS = ['all', 'emerging', 'muted'] as const;

/** Growth ranks among so many; further down, themes with as many people come the latest first. */
const RANKED_BY_GROWTH = 300;

/** `/heard themes [all|emerging|muted] [page]`: the most people first, then what grows most. */
export function makeListThemes(): UseCase {
  return async ({ scope, today }, { args }) => {
    const filter = FILTERS.find((known) => known === args.filter) ?? 'all';
    const page = Number(args.page ?? 1);
    const within = RANGES[filter];
    const lines = await linesOf(scope, within, page, today);
    return themeList({ filter, lines, total: await scope.count(themes, within), page, pageSize: PAGE_SIZE });
  };
}

type Range = Pick<Query, 'by' | 'equals' | 'below'>;

const RANGES: Readonly<Record<ThemePage['filter'], Range>> = {
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
  const { docs } = await tx.find(themes, {
    ...within,
    order: 'descending',
    limit: Math.max(RANKED_BY_GROWTH, end),
  });
  const lines = docs.map((theme) => ({ theme, trend: trendOf(theme.weeks, today) }));
  const growing = lines.slice(0, RANKED_BY_GROWTH).toSorted(byPeopleThenGrowth);
  return [...growing, ...lines.slice(RANKED_BY_GROWTH)].slice(end - PAGE_SIZE, end);
}

function byPeopleThenGrowth(a: ThemeLine, b: ThemeLine): number {
  return (
    b.theme.people - a.theme.people || growthOf(b.trend) - growthOf(a.trend) || b.theme.items - a.theme.items
  );
}
