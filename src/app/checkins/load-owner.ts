import type { Bet } from '#core/bet/bet.ts';
import { type CheckinState, nextCheckin } from '#core/checkin/due-nudges.ts';
import type { NudgeRecord } from '#core/checkin/nudge.ts';
import type { MemberId } from '#core/ids.ts';
import type { Member } from '#core/member/member.ts';
import { addDays } from '#core/time/date.ts';
import type { Instant } from '#core/time/instant.ts';
import { localDateOf } from '#core/time/zone.ts';
import type { Operations } from '#ports/store.ts';
import { bets, members, metrics, nudges } from '../collections.ts';
import { all, getAll } from '../load.ts';

/** How far back what was sent to a member decides whether they had today's message: see `dueNudges`. */
const DAYS_BACK = 3;

/** All that an owner's check-ins are decided from. */
export interface Owner extends CheckinState {
  readonly member: Member;
  readonly bets: readonly Bet[];
}

/** Undefined for somebody who was never heard of. */
export async function loadOwner(tx: Operations, id: MemberId, now: Instant): Promise<Owner | undefined> {
  const member = await tx.get(members, id);
  if (!member) return undefined;
  const live = await all(tx, bets, { by: 'byOwner', equals: [id, 'live'] });
  const sent = new Map<string, NudgeRecord>();
  for (const bet of live)
    for (const record of await all(tx, nudges, { by: 'byBet', equals: [bet.id] }))
      sent.set(record.id, record);
  const since = addDays(localDateOf(now, 'UTC'), -DAYS_BACK);
  for (const record of await all(tx, nudges, { by: 'byMember', equals: [id], from: since }))
    sent.set(record.id, record);
  const metricIds = [...new Set(live.flatMap(({ metricId }) => metricId ?? []))];
  const known = await getAll(tx, metrics, metricIds);
  const withReader = known.filter(({ reader }) => reader.kind !== 'manual');
  return {
    member,
    bets: live,
    sent: [...sent.values()],
    metricsWithReader: new Set(withReader.map((metric) => metric.id)),
    now,
  };
}

/** When the owner has to be looked at next; undefined when no check-in of theirs is to come. */
export function nextLook(owner: Owner): Instant | undefined {
  return owner.bets
    .flatMap((bet) => nextCheckin(bet, owner.member, owner)?.at ?? [])
    .toSorted()
    .at(0);
}
