import type { BetCounts } from '#core/report/bets-chart.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { bets } from '../collections.ts';
import { digests } from './digests.ts';

/** How many weeks the digest's chart goes back. */
const WEEKS = 8;

/** How many bets are open and called now, and how many calls were owed when that Monday came. */
export async function countBets(tx: Operations, monday: LocalDate): Promise<BetCounts> {
  const inStage = (stage: string) => tx.count(bets, { by: 'byStage', equals: [stage] });
  const due = await tx.count(bets, { by: 'byClosing', equals: ['live'], below: monday });
  const open = (await inStage('live')) + (await inStage('placed')) - due;
  return { monday, open, due, called: await inStage('called') };
}

/** What was counted on the Mondays before, the oldest first. */
export async function countsBefore(tx: Operations): Promise<readonly BetCounts[]> {
  const { docs } = await tx.find(digests, { by: 'id', order: 'descending', limit: WEEKS });
  return docs.flatMap(({ id, bets: counted }) => (counted ? [{ monday: id, ...counted }] : [])).toReversed();
}
