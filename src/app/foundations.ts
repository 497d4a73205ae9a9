import type { Assumption } from '#core/assumption/assumption.ts';
import { foldClaim, newAssumption } from '#core/assumption/decide.ts';
import { type Bet, type Terms, unitOf } from '#core/bet/bet.ts';
import { UserError } from '#core/errors.ts';
import { type AssumptionId, type BetId, readShortId, slug } from '#core/ids.ts';
import { wouldCycle } from '#core/judgement/exposure.ts';
import type { Metric } from '#core/metric/metric.ts';
import { formatQuantity } from '#core/metric/quantity.ts';
import { directionOf } from '#core/metric/target.ts';
import type { Operations } from '#ports/store.ts';
import { assumptions, metrics } from './collections.ts';
import { needAssumption, needBet } from './load.ts';
import { foundationsOf } from './neighbourhood.ts';
import { record, type Stamp } from './record.ts';

/** The ids of claims, in order: one that was made before, or is named by its id, is shared; a new one is stored. */
export async function shareAssumptions(
  tx: Operations,
  stamp: Stamp,
  claims: readonly string[],
): Promise<readonly AssumptionId[]> {
  const ids: AssumptionId[] = [];
  for (const claim of claims) {
    const { id } = (await sharedAssumption(tx, claim)) ?? (await makeAssumption(tx, stamp, claim));
    if (!ids.includes(id)) ids.push(id);
  }
  return ids;
}

async function sharedAssumption(tx: Operations, claim: string): Promise<Assumption | undefined> {
  const id = readShortId(claim);
  if (id?.startsWith('ASM-')) return needAssumption(tx, id);
  return (await tx.find(assumptions, { by: 'byKey', equals: [foldClaim(claim)], limit: 1 })).docs[0];
}

async function makeAssumption(tx: Operations, stamp: Stamp, claim: string): Promise<Assumption> {
  const made = newAssumption(`ASM-${await tx.increment('ASM')}`, claim, stamp.by, stamp.at);
  return record(tx, assumptions, stamp, 'assumption-made', undefined, made);
}

/** @throws UserError when an id names no assumption */
export async function knownAssumptions(
  tx: Operations,
  ids: readonly AssumptionId[],
): Promise<readonly AssumptionId[]> {
  for (const id of ids) await needAssumption(tx, id);
  return ids;
}

/** The bets that one may stand on. @throws UserError when an id names none, or standing on it would close a circle */
export async function checkDependencies(
  tx: Operations,
  bet: BetId,
  dependsOn: readonly BetId[],
): Promise<readonly BetId[]> {
  for (const id of dependsOn) await needBet(tx, id);
  if (dependsOn.includes(bet)) throw new UserError(`${bet} cannot stand on itself.`, [`/bet chain ${bet}`]);
  const circle = wouldCycle(bet, dependsOn, await foundationsOf(tx, dependsOn));
  if (circle) {
    throw new UserError(
      `${bet} cannot stand on ${dependsOn.join(', ')}: that would close the circle ${[...circle].join(' -> ')}.`,
      [`/bet chain ${bet}`],
    );
  }
  return [...new Set(dependsOn)];
}

/**
 * The metric that terms name, made when it is new; learns its unit and direction from the first bet that has them.
 * @throws UserError when the target goes the way that was said to be worse
 */
export async function shareMetric(tx: Operations, stamp: Stamp, terms: Terms): Promise<Metric | undefined> {
  const id = slug(terms.metric ?? '');
  if (terms.metric === undefined || id === '') return undefined;
  const direction = terms.direction ?? terms.relative?.direction ?? directionOf(terms.from, terms.to);
  const unit = unitOf(terms);
  const known = await tx.get(metrics, id);
  if (!known) {
    return record(tx, metrics, stamp, 'metric-made', undefined, {
      id,
      version: 0,
      name: terms.metric,
      ...(unit !== undefined && { unit }),
      ...(direction !== undefined && { direction }),
      reader: { kind: 'manual' },
    });
  }
  if (known.direction && direction && known.direction !== direction && terms.from && terms.to) {
    const better = known.direction === 'up' ? 'higher' : 'lower';
    throw new UserError(
      `${known.name} is better ${better}, but the target ${formatQuantity(terms.to)} is on the wrong side of the baseline ${formatQuantity(terms.from)}. Correct the numbers, or say that ${direction} is better.`,
      [`/bet metric ${id} ${direction}`],
    );
  }
  const learnt: Metric = {
    ...known,
    ...(known.unit === undefined && unit !== undefined && { unit }),
    ...(known.direction === undefined && direction !== undefined && { direction }),
  };
  return learnt.unit === known.unit && learnt.direction === known.direction
    ? known
    : record(tx, metrics, stamp, 'metric-learnt', known, learnt);
}

/** What a bet's assumptions say, in its order. */
export async function claimsOf(tx: Operations, bet: Pick<Bet, 'assumptions'>): Promise<readonly string[]> {
  const claims: string[] = [];
  for (const id of bet.assumptions) claims.push((await tx.get(assumptions, id))?.text ?? id);
  return claims;
}
