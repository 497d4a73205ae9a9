import type { Bet } from '#core/bet/bet.ts';
import { exposureOf, isUncalled } from '#core/judgement/exposure.ts';
import { graphOf } from '#core/judgement/graph.ts';
import type { Priorities, Priority } from '#core/report/priorities.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { bets } from '../collections.ts';
import { all } from '../load.ts';
import { evidenceAbout, themesBehind } from './evidence-of.ts';

export async function loadPriorities(tx: Operations, today: LocalDate): Promise<Priorities> {
  const every = await all(tx, bets, { by: 'id' });
  const graph = graphOf(every);
  const lines: Priority[] = [];
  for (const bet of every.filter(isUncalled)) {
    lines.push({ bet, exposed: exposureOf(bet, graph).bets.length, ...(await heardOf(tx, bet)) });
  }
  return { lines, today };
}

async function heardOf(
  tx: Operations,
  bet: Bet,
): Promise<Pick<Priority, 'against' | 'supporting' | 'people'>> {
  const links = await evidenceAbout(tx, bet);
  const linked = (await themesBehind(tx, links)).filter(({ mergedInto }) => mergedInto === undefined);
  return {
    against: links.filter(({ stance }) => stance === 'contradicts').length,
    supporting: links.filter(({ stance }) => stance === 'supports').length,
    people: linked.reduce((sum, { people }) => sum + people, 0),
  };
}
