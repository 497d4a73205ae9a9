import type { MessageRef } from '../chat/reply.ts';
import type { AssumptionId, BetId, MemberId, MetricId } from '../ids.ts';
import type { Direction, Quantity, RelativeTarget } from '../metric/metric.ts';
import type { Instant, LocalDate } from '../time/instant.ts';

/** What is stored. `due` is not: it is a live bet whose window has closed, see {@link stageOn}. */
export type StoredStage = 'draft' | 'placed' | 'live' | 'called' | 'dropped';
export type Stage = StoredStage | 'due';

export type Verdict = 'validated' | 'invalidated' | 'inconclusive';

/** The fields of the sentence "if we build X, we expect Y to move from A to B by D, because Z". */
export interface Terms {
  /** X: what would be built. */
  readonly change?: string;
  /** Y, as people call it. The metric's id is the slug of this name. */
  readonly metric?: string;
  /** Which way Y should move, where the words say so ("rise", "cut"). */
  readonly direction?: Direction;
  readonly from?: Quantity;
  readonly to?: Quantity;
  /** "up 20 %" where no absolute target was given. Resolved into `to` once there is a baseline. */
  readonly relative?: RelativeTarget;
  readonly by?: LocalDate;
  /** 0-100. */
  readonly confidence?: number;
  /** How much it may cost before it is stopped, in the owner's words: "2 days". */
  readonly appetite?: string;
}

export interface Bet {
  readonly id: BetId;
  readonly version: number;
  readonly stage: StoredStage;
  readonly owner: MemberId;
  readonly terms: Terms;
  readonly metricId?: MetricId;
  /** Z: what it rests on, in the order given. */
  readonly assumptions: readonly AssumptionId[];
  readonly dependsOn: readonly BetId[];
  readonly createdAt: Instant;
  readonly createdBy: MemberId;
  /** The words it was captured from, whole. */
  readonly capturedFrom?: string;
  readonly permalink?: string;
  /** Set from placing on; never changed afterwards. */
  readonly preCommitment?: PreCommitment;
  /** Every change of the terms after placing, oldest first. */
  readonly amendments: readonly Amendment[];
  /** Set from shipping on. */
  readonly window?: Window;
  /** How often the window was extended. */
  readonly extensions: number;
  /** Why it was shipped without a baseline, where it was. */
  readonly shippedBlind?: string;
  /** What its owner thought the reading says before they saw it, in this window. */
  readonly guess?: Guess;
  readonly call?: Call;
  readonly droppedWhy?: string;
  /** The stage it was dropped from, and goes back to when the drop is undone. */
  readonly droppedFrom?: StoredStage;
  /** Flags set by propagation that the owner has not answered yet. */
  readonly flags: readonly Flag[];
  /** Check-ins wait until this day (`/bet snooze`). */
  readonly snoozedUntil?: LocalDate;
  readonly muted?: boolean;
  /** Where its card was posted. */
  readonly card?: MessageRef;
}

/** Metric, target, date and confidence as they were when the bet was placed. */
export interface PreCommitment {
  readonly statement: string;
  readonly metric: MetricId;
  readonly from?: Quantity;
  /** One of `to` and `relative` is there. */
  readonly to?: Quantity;
  readonly relative?: RelativeTarget;
  readonly by: LocalDate;
  readonly confidence: number;
  readonly placedAt: Instant;
  /** SHA-256 of the canonical form, hex. */
  readonly hash: string;
}

export interface Amendment {
  readonly at: Instant;
  readonly by: MemberId;
  readonly before: Terms;
  readonly after: Terms;
  /** Which of metric, target and date moved: each is a moved goalpost. Empty for mere wording. */
  readonly goalposts: readonly Goalpost[];
  readonly why?: string;
}

export type Goalpost = 'metric' | 'target' | 'date';

/** The validation window, both days included, in the owner's calendar. */
export interface Window {
  readonly opens: LocalDate;
  readonly closes: LocalDate;
}

/** A blind guess of the reading, and when the owner looked. */
export interface Guess {
  /** Absent where they looked without one. */
  readonly guessed?: Quantity;
  /** What the last reading said then. */
  readonly read?: Quantity;
  readonly at: Instant;
}

export interface Call {
  readonly verdict: Verdict;
  readonly why: string;
  readonly by: MemberId;
  readonly at: Instant;
  /** What the owner said it does to each assumption. */
  readonly effects: Readonly<Record<AssumptionId, 'supported' | 'refuted' | 'untested'>>;
}

/** Something the bet stands on gave way. */
export interface Flag {
  readonly cause: AssumptionId | BetId;
  readonly reason: 'assumption-refuted' | 'bet-invalidated' | 'bet-dropped';
  readonly at: Instant;
}

/** The stage as it is on a day: a live bet is due from the day its window closes on. */
export function stageOn(bet: Pick<Bet, 'stage' | 'window'>, today: LocalDate): Stage {
  return bet.stage === 'live' && bet.window !== undefined && bet.window.closes <= today ? 'due' : bet.stage;
}

/** Placed or live: somebody's time or judgement is still owed. */
export function isOpen(bet: Pick<Bet, 'stage'>): boolean {
  return bet.stage === 'placed' || bet.stage === 'live';
}

/** How many goalposts were moved since the bet was placed. */
export function goalpostMoves(bet: Pick<Bet, 'amendments'>): number {
  return bet.amendments.reduce((sum, amendment) => sum + amendment.goalposts.length, 0);
}

/** The unit that a bet's numbers are in, where they have one. */
export function unitOf({ to, from }: Terms): string | undefined {
  return to?.unit ?? from?.unit;
}

/** The same terms, a unit that is said of one number holding for the other: `31 -> 36%` is per cent on both sides. */
export function inOneUnit(terms: Terms): Terms {
  const { from, to } = terms;
  if (!from || !to) return terms;
  if (from.unit === undefined && to.unit !== undefined) return { ...terms, from: { ...from, unit: to.unit } };
  if (to.unit === undefined && from.unit !== undefined) return { ...terms, to: { ...to, unit: from.unit } };
  return terms;
}

/** A bare value, as readings are kept, in the unit of the bet's numbers. */
export function quantityOf(terms: Terms, value: number): Quantity {
  const unit = unitOf(terms);
  return unit === undefined ? { value } : { value, unit };
}
