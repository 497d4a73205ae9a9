import type { AssumptionId, BetId, MemberId } from '../ids.ts';
import type { Quantity } from '../metric/metric.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import type { Amendment, Bet, Call, Flag, Guess, PreCommitment, Terms, Verdict, Window } from './bet.ts';

/** What a person, a job or an agent wants of a bet. `by` is who asks; rights are checked in `decide`. */
export type BetCommand =
  | {
      readonly type: 'draft';
      readonly id: BetId;
      readonly by: MemberId;
      readonly owner: MemberId;
      readonly terms: Terms;
      readonly assumptions: readonly AssumptionId[];
      readonly dependsOn: readonly BetId[];
      readonly capturedFrom?: string;
      readonly permalink?: string;
    }
  /** New terms, whole. Before placing an edit, afterwards an amendment. */
  | { readonly type: 'edit'; readonly by: MemberId; readonly terms: Terms; readonly why?: string }
  | {
      readonly type: 'link';
      readonly by: MemberId;
      readonly assumptions: readonly AssumptionId[];
      readonly dependsOn: readonly BetId[];
    }
  /** `statement` is the sentence as it is frozen. */
  | { readonly type: 'place'; readonly by: MemberId; readonly statement: string }
  | {
      readonly type: 'ship';
      readonly by: MemberId;
      readonly baseline?: Quantity;
      readonly blindBecause?: string;
    }
  | {
      readonly type: 'call';
      readonly by: MemberId;
      readonly verdict: Verdict;
      readonly why: string;
      readonly effects: Call['effects'];
    }
  | { readonly type: 'extend'; readonly by: MemberId; readonly closes: LocalDate; readonly why: string }
  | { readonly type: 'undo'; readonly by: MemberId }
  | { readonly type: 'drop'; readonly by: MemberId; readonly why: string }
  | { readonly type: 'snooze'; readonly by: MemberId; readonly until?: LocalDate }
  /** `read` is what the last reading says. */
  | {
      readonly type: 'guess';
      readonly by: MemberId;
      readonly guessed?: Quantity;
      readonly read?: Quantity;
    }
  | { readonly type: 'mute'; readonly by: MemberId; readonly muted: boolean }
  | { readonly type: 'hand-over'; readonly by: MemberId; readonly owner: MemberId }
  | { readonly type: 'flag'; readonly flag: Flag }
  | { readonly type: 'unflag'; readonly cause: Flag['cause'] };

/** What happened to a bet. Facts, in the past tense; {@link evolve} never refuses one. */
export type BetEvent =
  | { readonly type: 'bet-drafted'; readonly bet: Bet }
  | { readonly type: 'bet-edited'; readonly terms: Terms }
  | { readonly type: 'bet-amended'; readonly amendment: Amendment }
  | {
      readonly type: 'bet-linked';
      readonly assumptions: readonly AssumptionId[];
      readonly dependsOn: readonly BetId[];
    }
  | { readonly type: 'bet-placed'; readonly preCommitment: PreCommitment }
  | {
      readonly type: 'bet-shipped';
      readonly window: Window;
      readonly terms: Terms;
      readonly blindBecause?: string;
    }
  | { readonly type: 'bet-called'; readonly call: Call }
  | { readonly type: 'bet-extended'; readonly closes: LocalDate; readonly why: string }
  | { readonly type: 'call-undone' }
  | { readonly type: 'bet-dropped'; readonly why: string; readonly from: Bet['stage'] }
  | { readonly type: 'drop-undone'; readonly to: Bet['stage'] }
  | { readonly type: 'bet-snoozed'; readonly until?: LocalDate }
  | { readonly type: 'reading-guessed' | 'guess-skipped'; readonly guess: Guess }
  | { readonly type: 'bet-muted'; readonly muted: boolean }
  | { readonly type: 'bet-handed-over'; readonly owner: MemberId }
  | { readonly type: 'bet-flagged'; readonly flag: Flag }
  | { readonly type: 'bet-unflagged'; readonly cause: Flag['cause'] };

/** The moment of a decision: the instant, and the day it is in the owner's zone. */
export interface Moment {
  readonly now: Instant;
  readonly today: LocalDate;
}
