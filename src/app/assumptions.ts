import type { Assumption, AssumptionStatus } from '#core/assumption/assumption.ts';
import { judge } from '#core/assumption/decide.ts';
import { STATUSES } from '#core/chat/bet-commands.ts';
import { bold, t } from '#core/chat/text.ts';
import type { AssumptionId } from '#core/ids.ts';
import { assumptionCard } from '#core/report/assumption-card.ts';
import type { Operations } from '#ports/store.ts';
import { assumptions, evidence } from './collections.ts';
import type { Context, UseCase } from './context.ts';
import { all, needAssumption } from './load.ts';
import { standingOn } from './neighbourhood.ts';
import { propagateAssumption } from './propagate.ts';
import { record } from './record.ts';

/** Sets an assumption's status with its reason, and flags or unflags what rests on it. */
export async function judgeAssumption(
  tx: Operations,
  context: Context,
  id: AssumptionId,
  status: AssumptionStatus,
  why: string,
): Promise<Assumption> {
  const before = await needAssumption(tx, id);
  const after = judge(before, status, why, context.member.id, context.now);
  if (after === before) return before;
  const stamp = { by: context.member.id, at: context.now };
  const stored = await record(tx, assumptions, stamp, `assumption-${status}`, before, after);
  await propagateAssumption(tx, context, before, stored);
  return stored;
}

/** `/bet assumption ASM-4 [status] [why]`: shows it, or says what was learnt about it. */
export function makeAssumption(): UseCase {
  return (context, { args }) =>
    context.scope.transaction(async (tx) => {
      const status = STATUSES.find((known) => known === args.status);
      const why = (args.why ?? '').replace(/^because\b[:,]?\s*/i, '');
      const assumption = status
        ? await judgeAssumption(tx, context, args.assumption as AssumptionId, status, why)
        : await needAssumption(tx, args.assumption);
      const card = await viewAssumption(tx, assumption);
      if (!status) return card;
      const lead = t`${bold(`${assumption.id} is now ${status}.`)}`;
      return { ...card, blocks: [{ kind: 'text', text: lead }, ...card.blocks] };
    });
}

/** The assumption's card, with what rests on it. */
export async function viewAssumption(tx: Operations, assumption: Assumption) {
  return assumptionCard(
    assumption,
    await standingOn(tx, assumption.id),
    await all(tx, evidence, { by: 'byAbout', equals: [assumption.id] }),
  );
}
