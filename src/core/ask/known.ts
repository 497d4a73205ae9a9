import type { Assumption, Evidence } from '../assumption/assumption.ts';
import type { Bet } from '../bet/bet.ts';
import type { FeedbackItem, Theme } from '../feedback/feedback.ts';
import type { AssumptionId, BetId, ShortId } from '../ids.ts';
import type { LogEntry } from '../log/entry.ts';

/** What was found for a question: everything an answer may be made from, the best first in each list. */
export interface Known {
  readonly bets: readonly Bet[];
  readonly assumptions: readonly Assumption[];
  readonly themes: readonly Theme[];
  readonly items: readonly FeedbackItem[];
  /** What stands on each thing that was asked about, directly or not. */
  readonly above: readonly { readonly on: Bet | Assumption; readonly bets: readonly Bet[] }[];
  /** What each bet that was asked about stands on. */
  readonly below: readonly {
    readonly of: Bet;
    readonly bets: readonly Bet[];
    readonly assumptions: readonly Assumption[];
  }[];
  readonly log: readonly LogEntry[];
  /** Links to the bets and assumptions above. */
  readonly evidence: readonly Evidence[];
  /** The claims that bets rest on, by id. */
  readonly claims: ReadonlyMap<AssumptionId, Assumption>;
  /** Words of the question that nothing here has, as they were typed. */
  readonly unknown: readonly string[];
  /** Words that were taken for others: typed and taken. */
  readonly taken: readonly (readonly [string, string])[];
  /** Ids that the question names and that are none here. */
  readonly missing: readonly ShortId[];
}

/** How many links of a kind there are to a bet. */
export function linksTo(
  evidence: readonly Evidence[],
  about: BetId | AssumptionId,
  stance: Evidence['stance'],
): number {
  return evidence.filter((link) => link.about === about && link.stance === stance).length;
}
