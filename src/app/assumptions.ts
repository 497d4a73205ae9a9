import type { Assumption } from '#core/assumption/assumption.ts';
import { STATUSES } from '#core/chat/bet-commands.ts';
import { clip } from '#core/chat/clip.ts';
import { nearBeginning } from '#core/chat/near-miss.ts';
import { bold, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { assumptionCard } from '#core/report/assumption-card.ts';
import type { Operations } from '#ports/store.ts';
import { bounded, LINE_MAX } from './bounded.ts';
import { evidence } from './collections.ts';
import type { UseCase } from './context.ts';
import { judgeAssumption } from './judge-assumption.ts';
import { all, needAssumption } from './load.ts';
import { standingOn } from './neighbourhood.ts';
import { sayFlagged } from './propagate.ts';

/** `/bet assumption ASM-4 [status] [why]`: shows it, or says what was learnt about it. */
export function makeAssumption(): UseCase {
  return (context, { args }) =>
    context.scope.transaction(async (tx) => {
      const { id } = await needAssumption(tx, args.assumption);
      const typed = bounded(args.why ?? '', LINE_MAX, 'a line of why');
      const status = STATUSES.find((known) => known === args.status);
      if (!status && typed !== '') {
        throw new UserError(
          `"${clip(typed, 60)}" does not begin with a status.`,
          hintsFor(typed).map((hint) => `/bet assumption ${id} ${clip(hint, 200)}`),
        );
      }
      if (!status) return viewAssumption(tx, await needAssumption(tx, id));
      const why = typed.replace(/^because\b[:,]?\s*/i, '');
      const { assumption, flagged } = await judgeAssumption(tx, context, id, status, why);
      const card = await viewAssumption(tx, assumption);
      const lead = t`${bold(`${id} is now ${status}.`)}${sayFlagged(flagged)}`;
      return { ...card, blocks: [{ kind: 'text', text: lead }, ...card.blocks] };
    });
}

/** The status that was nearly typed, or each of them. */
function hintsFor(typed: string): readonly string[] {
  const near = nearBeginning(typed, STATUSES);
  return near === undefined ? STATUSES.map((status) => `${status} ${typed}`) : [near];
}

/** The assumption's card, with what rests on it. */
export async function viewAssumption(tx: Operations, assumption: Assumption) {
  return assumptionCard(
    assumption,
    await standingOn(tx, assumption.id),
    await all(tx, evidence, { by: 'byAbout', equals: [assumption.id] }),
  );
}
