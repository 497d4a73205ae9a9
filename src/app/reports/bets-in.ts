import type { Bet, StoredStage } from '#core/bet/bet.ts';
import type { Operations } from '#ports/store.ts';
import { bets } from '../collections.ts';
import { all } from '../load.ts';

/** All bets in these stages, stage by stage. */
export async function betsIn(tx: Operations, ...stages: readonly StoredStage[]): Promise<readonly Bet[]> {
  const found: Bet[] = [];
  for (const stage of stages) found.push(...(await all(tx, bets, { by: 'byStage', equals: [stage] })));
  return found;
}
