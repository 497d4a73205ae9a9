import type { Roadmap } from '#core/report/roadmap.ts';
import { addMonths } from '#core/time/date.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { bets } from '../collections.ts';
import { all } from '../load.ts';
import { betsIn } from './bets-in.ts';

/** How many whole months are looked back on. */
const MONTHS_BACK = 3;

export async function loadRoadmap(tx: Operations, today: LocalDate): Promise<Roadmap> {
  const since = `${addMonths(today, -MONTHS_BACK).slice(0, 7)}-01`;
  return {
    open: await betsIn(tx, 'live', 'placed'),
    called: await all(tx, bets, { by: 'byClosing', equals: ['called'], from: since }),
    today,
  };
}
