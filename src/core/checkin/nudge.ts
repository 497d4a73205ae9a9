import type { BetId, MemberId } from '../ids.ts';
import { addDays } from '../time/date.ts';
import { addMs, HOUR_MS, type Instant, type LocalDate, type Zone } from '../time/instant.ts';
import { instantOf } from '../time/zone.ts';
import type { Checkpoint } from './checkpoint.ts';

/** A check-in DM that is due: everything one owner is asked about on one day. */
export interface Nudge {
  readonly member: MemberId;
  /** The owner's day whose check-in it is. */
  readonly localDate: LocalDate;
  /** Something in it should have come on an earlier day. The message says so. */
  readonly late: boolean;
  readonly bets: readonly Asked[];
}

/** What a nudge asks about: one checkpoint of one bet's window. */
export interface Asked {
  readonly bet: BetId;
  readonly checkpoint: Checkpoint;
  /** Which window of the bet: an extended bet has its checkpoints anew. */
  readonly windowCloses: LocalDate;
}

/** That a bet was asked about: stored with the message, in one transaction. What is on record is never sent again. */
export interface NudgeRecord extends Asked {
  /** `BET-12:2026-12-15:T0`: of two workers that send the same, the store lets one. */
  readonly id: string;
  readonly version: number;
  readonly member: MemberId;
  readonly localDate: LocalDate;
  readonly at: Instant;
}

/** What to store with a nudge that is sent at `now`, one record for each of its bets. */
export function recordsOf(nudge: Nudge, now: Instant): readonly NudgeRecord[] {
  return nudge.bets.map((asked) => ({
    ...asked,
    id: `${asked.bet}:${asked.windowCloses}:${asked.checkpoint}`,
    version: 0,
    member: nudge.member,
    localDate: nudge.localDate,
    at: now,
  }));
}

/** `checkin:U07:2026-12-15`, the message's key: under a unique index it lets a member have one DM a day. */
export function nudgeKey(nudge: Pick<Nudge, 'member' | 'localDate'>): string {
  return `checkin:${nudge.member}:${nudge.localDate}`;
}

/** Whose message of which day a key is of; undefined for one of something else. */
export function readNudgeKey(key: string): Pick<Nudge, 'member' | 'localDate'> | undefined {
  const [, member, localDate] = /^checkin:(.+):(\d{4}-\d\d-\d\d)$/s.exec(key) ?? [];
  return member === undefined || localDate === undefined ? undefined : { member, localDate };
}

/** Later than this, too much of what a nudge says may have changed: its owner called, or wants to hear no more. */
const FRESH_MS = HOUR_MS;

/**
 * When a nudge that was composed at `now` is out of date: after an hour, and with its day. What has not arrived by then
 * is asked anew; after its day, as late.
 */
export function nudgeEnds({ localDate }: Pick<Nudge, 'localDate'>, zone: Zone, now: Instant): Instant {
  const dayEnds = instantOf(addDays(localDate, 1), '00:00', zone);
  const staleAt = addMs(now, FRESH_MS);
  return staleAt < dayEnds ? staleAt : dayEnds;
}
