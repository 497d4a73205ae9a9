import { bets, members } from '#app/collections.ts';
import { note } from '#app/record.ts';
import type { Inbound } from '#core/chat/inbound.ts';
import { type Member, newMember } from '#core/member/member.ts';
import type { LocalDate, LocalTime } from '#core/time/instant.ts';
import type { Scope } from '#ports/store.ts';
import { liveBet, SHIPPED_AT, WORKSPACE } from '../../bench/fill-owners.ts';

export { WORKSPACE };

/** A member with one live bet. */
export interface Seeded {
  readonly member: string;
  readonly closes: LocalDate;
  readonly hour: LocalTime;
}

/** The day on which all the bets were shipped. */
export const SHIPPED: LocalDate = SHIPPED_AT.slice(0, 10);

const TOGETHER = 500;

/** Members in UTC who work on every day, each with a live bet. The bets are numbered as the list is, from `first` on. */
export async function seed(scope: Scope, owners: readonly Seeded[], first = 1): Promise<void> {
  for (let at = 0; at < owners.length; at += TOGETHER) {
    const some = owners.slice(at, at + TOGETHER);
    const made = some.map(({ member, closes }, i) => liveBet(first + at + i, member, closes));
    await scope.transaction(async (tx) => {
      await tx.insert(members, ...some.map(memberOf));
      await tx.insert(bets, ...made);
      for (const bet of made)
        await note(tx, { by: bet.owner, at: SHIPPED_AT }, bet.id, 'bet-shipped', undefined, bet);
    });
  }
}

function memberOf({ member, hour }: Seeded): Member {
  return { ...newMember(member, member, 'UTC'), workDays: [1, 2, 3, 4, 5, 6, 7], checkinHour: hour };
}

/** The nth event that comes to a worker: feedback, each time by another way in. Its item begins with the event's id. */
export function feedback(eventId: string, at: Inbound['at']): Inbound {
  const frame = { workspace: WORKSPACE, member: 'ana', channel: 'general', eventId, at };
  const text = `${eventId} would like more of it`;
  if (Number(eventId.at(-1)) % 2 === 0) return { ...frame, kind: 'command', text: `/heard ${text}` };
  const said = { message: eventId, text, author: 'dana', saidAt: at };
  return { ...frame, kind: 'passed-on', as: 'feedback', said };
}
