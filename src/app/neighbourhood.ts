import type { Bet } from '#core/bet/bet.ts';
import type { AssumptionId, BetId } from '#core/ids.ts';
import type { Operations } from '#ports/store.ts';
import { bets } from './collections.ts';
import { all } from './load.ts';

/** What these bets are and stand on, however deep, themselves included. Loads no others. */
export async function foundationsOf(tx: Operations, ids: readonly BetId[]): Promise<readonly Bet[]> {
  return walk(ids, async (bet) => bet.dependsOn, tx);
}

/** What stands on a bet or an assumption, however high; the bet itself included. Loads no others. */
export async function standingOn(tx: Operations, id: BetId | AssumptionId): Promise<readonly Bet[]> {
  const isBet = id.startsWith('BET-');
  const first = isBet
    ? [id as BetId]
    : (await all(tx, bets, { by: 'byAssumption', equals: [id] })).map((bet) => bet.id);
  return walk(
    first,
    async (bet) => (await all(tx, bets, { by: 'byDependency', equals: [bet.id] })).map((above) => above.id),
    tx,
  );
}

async function walk(
  first: readonly BetId[],
  next: (bet: Bet) => Promise<readonly BetId[]>,
  tx: Operations,
): Promise<readonly Bet[]> {
  const seen = new Set(first);
  const found: Bet[] = [];
  for (const id of seen) {
    const bet = await tx.get(bets, id);
    if (!bet) continue;
    found.push(bet);
    for (const other of await next(bet)) seen.add(other);
  }
  return found;
}

/** The bets that placing this one is judged against: what it stands on, the open ones on its metric, its owner's. */
export async function surroundingsOf(tx: Operations, bet: Bet): Promise<readonly Bet[]> {
  const around = new Map<BetId, Bet>();
  const add = (found: readonly Bet[]) => {
    for (const other of found) around.set(other.id, other);
  };
  add(await foundationsOf(tx, bet.dependsOn));
  for (const stage of ['placed', 'live']) {
    if (bet.metricId) add(await all(tx, bets, { by: 'byMetric', equals: [bet.metricId, stage] }));
    add(await all(tx, bets, { by: 'byOwner', equals: [bet.owner, stage] }));
  }
  add(await all(tx, bets, { by: 'byOwner', equals: [bet.owner, 'called'] }));
  return [...around.values()];
}
