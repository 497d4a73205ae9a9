import { bold, code, t } from '#core/chat/text.ts';
import { statementOf } from '#core/report/bet-card.ts';
import { changeBet } from './change-bet.ts';
import { assumptions } from './collections.ts';
import type { UseCase } from './context.ts';
import { shareMetric } from './foundations.ts';
import { getAll } from './load.ts';
import { warningsOf } from './view-bet.ts';

/** `/bet place BET-12`: freezes the pre-commitment. Warns, never blocks. */
export function makePlaceBet(): UseCase {
  return (context, { args }) =>
    changeBet(
      context,
      args.bet,
      async (tx, bet) => {
        const by = context.member.id;
        await shareMetric(tx, { by, at: context.now }, bet.terms);
        const claims = await getAll(tx, assumptions, bet.assumptions);
        return { type: 'place', by, statement: statementOf({ bet, assumptions: claims }) };
      },
      async (tx, bet) => {
        const warnings = await warningsOf(tx, context, bet);
        return {
          lead: t`${bold(`${bet.id} is placed.`)} Its metric, target, date and confidence are frozen as ${code(
            bet.preCommitment?.hash.slice(0, 12) ?? '',
          )}; later edits stay visible.`,
          more: [
            ...(warnings.length > 0 ? [{ kind: 'list', items: warnings } as const] : []),
            { kind: 'note', text: t`When it ships: ${code(`/bet ship ${bet.id}`)}` },
          ],
        };
      },
    );
}
