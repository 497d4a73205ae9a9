import type { AssumptionId, BetId, ItemId, MemberId, ThemeId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

export type AssumptionStatus = 'untested' | 'supported' | 'refuted';

/** A claim about the world that bets rest on. Its status is separate from the call on any one bet. */
export interface Assumption {
  readonly id: AssumptionId;
  readonly version: number;
  readonly text: string;
  /** The text folded for comparison: the same claim typed twice is one assumption. */
  readonly key: string;
  readonly status: AssumptionStatus;
  readonly statusWhy?: string;
  readonly statusBy?: MemberId;
  readonly statusAt?: Instant;
  readonly createdAt: Instant;
  readonly createdBy: MemberId;
}

export type Stance = 'supports' | 'contradicts' | 'mentions';

/** A link from a theme, an item or a reading to a bet or an assumption. Made by people; a model may only suggest. */
export interface Evidence {
  readonly id: string;
  readonly version: number;
  readonly from: ThemeId | ItemId | `reading:${string}`;
  readonly about: BetId | AssumptionId;
  readonly stance: Stance;
  readonly by: MemberId;
  readonly at: Instant;
  readonly note?: string;
}
