import type { AssumptionAtRisk } from '#core/report/assumptions-at-risk.ts';
import type { Operations } from '#ports/store.ts';
import { assumptions, evidence } from '../collections.ts';
import { all, getAll } from '../load.ts';
import { betsIn } from './bets-in.ts';

/** The assumptions under open bets that were refuted, or that something speaks against. */
export async function assumptionsAtRisk(tx: Operations): Promise<readonly AssumptionAtRisk[]> {
  const open = await betsIn(tx, 'live', 'placed');
  const ids = [...new Set(open.flatMap((bet) => bet.assumptions))];
  const found: AssumptionAtRisk[] = [];
  for (const assumption of await getAll(tx, assumptions, ids)) {
    const links = await all(tx, evidence, { by: 'byAbout', equals: [assumption.id] });
    const against = links.filter(({ stance }) => stance === 'contradicts').length;
    if (assumption.status === 'supported' || (assumption.status === 'untested' && against === 0)) continue;
    const resting = open.filter((bet) => bet.assumptions.includes(assumption.id));
    found.push({ assumption, bets: resting.map(({ id }) => id), against });
  }
  return found;
}
