import { say } from '#core/chat/reply.ts';
import { code, t } from '#core/chat/text.ts';
import { members } from '../collections.ts';
import type { UseCase } from '../context.ts';
import { record } from '../record.ts';
import { stampOf } from './stamp-of.ts';

/** `/heard optout`, `/heard optin`: whether what a member says in watched channels is taken in. */
export function makeOptOut(unheard: boolean): UseCase {
  return (context) =>
    context.scope.transaction(async (tx) => {
      const before = (await tx.get(members, context.member.id)) ?? context.member;
      await record(tx, members, stampOf(context), 'member-set', before, { ...before, unheard });
      return unheard
        ? say(
            t`What you say in watched channels is not taken in from now on. What was heard before stays until it is deleted: ${code('/heard delete ITM-31')}. Back: ${code('/heard optin')}`,
            'you',
          )
        : say(t`What you say in watched channels is heard again.`, 'you');
    });
}
