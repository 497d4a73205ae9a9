import type { Assumption, AssumptionStatus } from '#core/assumption/assumption.ts';
import { judge } from '#core/assumption/decide.ts';
import type { Bet } from '#core/bet/bet.ts';
import type { AssumptionId, BetId } from '#core/ids.ts';
import { takenBack } from '#core/log/entry.ts';
import type { Operations } from '#ports/store.ts';
import { assumptions, log } from './collections.ts';
import type { Context } from './context.ts';
import { each, needAssumption } from './load.ts';
import { propagateAssumption } from './propagate.ts';
import { record } from './record.ts';

/** An assumption after somebody judged it, and the bets that were flagged for it. */
export interface Judged {
  readonly assumption: Assumption;
  readonly flagged: readonly Bet[];
}

/** Sets an assumption's status with its reason, and flags or unflags what rests on it. */
export async function judgeAssumption(
  tx: Operations,
  context: Context,
  id: AssumptionId,
  status: AssumptionStatus,
  why: string,
): Promise<Judged> {
  const before = await needAssumption(tx, id);
  const after = judge(before, status, why, context.member.id, context.now);
  return after === before
    ? { assumption: before, flagged: [] }
    : keep(tx, context, `assumption-${status}`, before, after);
}

/** What a call does to an assumption. */
export function judgeByCall(
  tx: Operations,
  context: Context,
  id: AssumptionId,
  status: AssumptionStatus,
  call: { readonly bet: BetId; readonly why: string },
): Promise<Judged> {
  return judgeAssumption(tx, context, id, status, whyOf(call));
}

/**
 * Takes an assumption back to what it was before a call judged it, which the log knows. Left alone where somebody has
 * judged it since.
 */
export async function restoreAssumption(
  tx: Operations,
  context: Context,
  id: AssumptionId,
  call: { readonly bet: BetId; readonly why: string; readonly at: string },
): Promise<void> {
  const current = await needAssumption(tx, id);
  if (current.statusAt !== call.at || current.statusWhy !== whyOf(call)) return;
  for await (const entry of each(tx, log, { by: 'bySubject', equals: [id], order: 'descending' })) {
    if (entry.after.statusWhy !== current.statusWhy) continue;
    await keep(tx, context, 'assumption-restored', current, takenBack(current, entry));
    return;
  }
}

function whyOf({ bet, why }: { readonly bet: BetId; readonly why: string }): string {
  return `${bet}: ${why}`;
}

async function keep(
  tx: Operations,
  context: Context,
  type: string,
  before: Assumption,
  after: Assumption,
): Promise<Judged> {
  const stamp = { by: context.member.id, at: context.now };
  const assumption = await record(tx, assumptions, stamp, type, before, after);
  return { assumption, flagged: await propagateAssumption(tx, context, before, assumption) };
}
