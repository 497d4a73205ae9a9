import type { Standing } from '#core/report/exposure.ts';
import type { Operations } from '#ports/store.ts';
import { assumptions, bets } from '../collections.ts';
import { all } from '../load.ts';

export async function loadExposure(tx: Operations): Promise<Standing> {
  return { bets: await all(tx, bets, { by: 'id' }), assumptions: await all(tx, assumptions, { by: 'id' }) };
}
