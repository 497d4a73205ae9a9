import type { Bet } from '../bet/bet.ts';
import type { MetricId } from '../ids.ts';
import type { Member } from '../member/member.ts';
import { addDays } from '../time/date.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { localDateOf } from '../time/zone.ts';
import {
  type AskableBet,
  CHECKPOINTS,
  isAskable,
  MOST_PER_WINDOW,
  type Planned,
  planOf,
} from './checkpoint.ts';
import type { Nudge, NudgeRecord } from './nudge.ts';
import { checkinAt, isWorkDay, openDay, workDayFrom } from './work-day.ts';

/** What check-ins are decided from. */
export interface CheckinState {
  /** The nudges on record: all of these bets' present windows, and of these members' last three days. */
  readonly sent: readonly NudgeRecord[];
  /** Metrics with a reader of their own. Owners of bets on any other are asked for readings. */
  readonly metricsWithReader: ReadonlySet<MetricId>;
  readonly now: Instant;
}

/**
 * The check-in DMs to send now: at most one per member and day, with every bet of theirs that is due. Decided by what
 * is on record and never by when it was last asked, so asking often, late, or by a clock that went forth and back
 * sends nothing twice. What was missed comes at the hour of the next work day, as `late`: of each bet the latest
 * checkpoint only, which covers those before it. A bet whose owner is not among `members` is left out.
 */
export function dueNudges(
  state: CheckinState & { readonly bets: readonly Bet[]; readonly members: readonly Member[] },
): readonly Nudge[] {
  const betsOf = Map.groupBy(state.bets.filter(isAskable), (bet) => bet.owner);
  const sentTo = Map.groupBy(state.sent, (record) => record.member);
  const sentFor = Map.groupBy(state.sent, (record) => record.bet);
  return state.members.flatMap((member) => {
    const bets = betsOf.get(member.id);
    if (!bets || member.stopped) return [];
    const localDate = openDay(member, state.now);
    if (localDate === undefined || !isWorkDay(localDate, member)) return [];
    if (sentTo.get(member.id)?.some((record) => record.localDate === localDate)) return [];
    const due = bets.flatMap((bet) => {
      const missing = unsent(bet, member, sentFor.get(bet.id) ?? [], state.metricsWithReader);
      const reached = missing.filter(({ on }) => on <= localDate);
      const latest = reached.at(-1);
      return latest
        ? [{ bet, checkpoint: latest.checkpoint, late: reached.some(({ on }) => on < localDate) }]
        : [];
    });
    if (due.length === 0) return [];
    return [
      {
        member: member.id,
        localDate,
        late: due.some(({ late }) => late),
        bets: due.map(({ bet, checkpoint }) => ({
          bet: bet.id,
          checkpoint,
          windowCloses: bet.window.closes,
        })),
      },
    ];
  });
}

/**
 * The owner's day on which the bet is asked about next, and its moment, as a card shows it; undefined when it is not
 * asked about again. The moment lies in the past where the sweep just has not come by yet.
 */
export function nextCheckin(
  bet: Bet,
  owner: Member,
  state: CheckinState,
): { readonly on: LocalDate; readonly at: Instant } | undefined {
  if (owner.stopped || !isAskable(bet)) return undefined;
  const sentFor = state.sent.filter((record) => record.bet === bet.id);
  const first = unsent(bet, owner, sentFor, state.metricsWithReader)[0]?.on;
  if (first === undefined) return undefined;
  const soonest = openDay(owner, state.now) ?? localDateOf(state.now, owner.zone);
  const sentOn = new Set(
    state.sent.filter((record) => record.member === owner.id).map((record) => record.localDate),
  );
  let on = workDayFrom(first < soonest ? soonest : first, owner);
  while (on !== undefined && sentOn.has(on)) on = workDayFrom(addDays(on, 1), owner);
  return on === undefined ? undefined : { on, at: checkinAt(on, owner) };
}

/** What of the bet's plan is still to come: nothing once it had its share, else what follows the last one sent. */
function unsent(
  bet: AskableBet,
  owner: Member,
  sentFor: readonly NudgeRecord[],
  metricsWithReader: ReadonlySet<MetricId>,
): readonly Planned[] {
  const sent = sentFor.filter((record) => record.windowCloses === bet.window.closes);
  if (sent.length >= MOST_PER_WINDOW) return [];
  const last = Math.max(-1, ...sent.map((record) => CHECKPOINTS.indexOf(record.checkpoint)));
  return planOf(bet, owner, metricsWithReader).filter(
    ({ checkpoint }) => CHECKPOINTS.indexOf(checkpoint) > last,
  );
}
