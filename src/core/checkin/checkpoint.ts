import type { Bet, Window } from '../bet/bet.ts';
import type { MetricId } from '../ids.ts';
import type { Member } from '../member/member.ts';
import { addDays } from '../time/date.ts';
import type { LocalDate } from '../time/instant.ts';
import { workDayFrom } from './work-day.ts';

/** When a bet's owner is asked: days from its window's close, 0 being the close itself. */
export type Checkpoint = 'T-3' | 'T0' | 'T+2' | 'T+7';

export const CHECKPOINTS = ['T-3', 'T0', 'T+2', 'T+7'] as const satisfies readonly Checkpoint[];

const DAYS_FROM_CLOSE: Readonly<Record<Checkpoint, number>> = { 'T-3': -3, T0: 0, 'T+2': 2, 'T+7': 7 };

/** How many check-ins a bet gets per window. What is left over is the digest's. */
export const MOST_PER_WINDOW = 3;

/** A checkpoint and the work day it falls on. */
export interface Planned {
  readonly checkpoint: Checkpoint;
  readonly on: LocalDate;
}

/** A live bet that may be asked about: not muted, its window known. */
export type AskableBet = Bet & { readonly window: Window };

export function isAskable(bet: Bet): bet is AskableBet {
  return bet.stage === 'live' && bet.window !== undefined && bet.muted !== true;
}

/**
 * Where the checkpoints of the bet's window fall for this owner, in order: on their day or the next work day, and not
 * before the day it is snoozed until. Empty for an owner who has no work days. Recomputed each time, so that a
 * changed zone, holiday, snooze or window moves whatever was not sent yet.
 */
export function planOf(
  bet: AskableBet,
  owner: Member,
  metricsWithReader: ReadonlySet<MetricId>,
): readonly Planned[] {
  const hasReader = bet.metricId !== undefined && metricsWithReader.has(bet.metricId);
  const { opens, closes } = bet.window;
  return CHECKPOINTS.flatMap((checkpoint) => {
    const day = addDays(closes, DAYS_FROM_CLOSE[checkpoint]);
    // T-3 asks for a reading in good time: no use where a reader brings it, nor on the day the window opened.
    if (checkpoint === 'T-3' && (hasReader || day <= opens)) return [];
    const snoozed = bet.snoozedUntil ?? day;
    const on = workDayFrom(day < snoozed ? snoozed : day, owner);
    return on === undefined ? [] : [{ checkpoint, on }];
  });
}
