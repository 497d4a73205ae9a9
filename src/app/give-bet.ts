import { clip } from '#core/chat/clip.ts';
import { bold, member, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { changeBet } from './change-bet.ts';
import { members } from './collections.ts';
import type { UseCase } from './context.ts';

/** `/bet give BET-12 @ben`: another owner, who from then on makes the call. */
export function makeGive(): UseCase {
  return (context, { args }) =>
    changeBet(
      context,
      args.bet,
      async (tx) => {
        const owner = args.member ?? '';
        if (!(await tx.get(members, owner))) {
          throw new UserError(
            `Nobody here is known as @${clip(owner, 40)}. They will be once they have typed something to Ante.`,
          );
        }
        return { type: 'hand-over', by: context.member.id, owner };
      },
      (_tx, bet) => ({ lead: t`${bold(bet.id)} is ${member(bet.owner)}'s now, and so is its call.` }),
    );
}
