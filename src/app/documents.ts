import type { Terms } from '#core/bet/bet.ts';
import type { DraftReading } from '#core/bet/draft-reading.ts';
import type { Inbound } from '#core/chat/inbound.ts';
import type { MessageRef, Reply } from '#core/chat/reply.ts';
import type { ThreadText } from '#core/chat/thread.ts';
import type { Spent } from '#core/delivery/budget.ts';
import type { Queued } from '#core/delivery/lanes.ts';
import type { Sending } from '#core/delivery/sending.ts';
import type { BetId, MemberId, ThemeId } from '#core/ids.ts';
import type { Instant, LocalDate } from '#core/time/instant.ts';

/** A draft that was shown and not saved: a mention drafts, it never saves silently. */
export interface Capture {
  readonly id: string;
  readonly version: number;
  /** The whole message, of which it may be one bet of several. */
  readonly text: string;
  readonly by: MemberId;
  readonly at: Instant;
  readonly permalink?: string;
  /** The message that it was made of by a reaction, as channel and message: taken off soon, it takes the draft along. */
  readonly reactedTo?: string;
  /** The theme that it was drafted from, linked as evidence when it is saved. */
  readonly theme?: ThemeId;
  /** The draft that this is another reading of, and its terms then: saved, it changes that one. */
  readonly of?: { readonly bet: BetId; readonly terms: Terms };
  /** The thread that the words are those of; absent where they are one message. */
  readonly thread?: CapturedThread;
  /** How it was shown; absent where an earlier version of Ante showed it, which read it anew when it was saved. */
  readonly as?: ShownAs;
}

export interface CapturedThread extends Omit<ThreadText, 'text'> {
  /** The place of the message that was passed on: only the bets that it has a part in are meant. */
  readonly about?: number;
}

export interface ShownAs {
  readonly read: DraftReading;
  /** The day that its dates were counted from. */
  readonly today: LocalDate;
  /** The first draft that was shown in the same message, and how many were. */
  readonly first: string;
  readonly count: number;
  /** On the first of them: where they were posted. */
  readonly card?: MessageRef;
  /** On the first of them: a model has read them since. */
  readonly byModel?: string;
}

/** A message on its way out. Written with the change that causes it, sent afterwards. */
export interface Outgoing extends Sending, Queued {
  /** The key it is sent under. */
  readonly id: string;
  readonly version: number;
  readonly queuedAt: Instant;
  readonly claimedUntil?: Instant;
  /** From then on it is out of date: it is not sent any more, and what it is about is looked at anew. */
  readonly until?: Instant;
  /** What it says, for as long as it may have to be sent: a mark that it arrived holds no words. */
  readonly reply: Reply;
}

/** That an event came in, so that it has one effect however often it comes. Kept for 30 days. */
export interface Incoming {
  /** The platform's id of the event. */
  readonly id: string;
  readonly version: number;
  /** `kept`: acknowledged, its effect is still to come. `done`: written with the effect. `failed`: given up. */
  readonly state: 'kept' | 'done' | 'failed';
  readonly at: Instant;
  /** While it is kept: who hears it has until then; afterwards it is heard again. */
  readonly claimedUntil?: Instant;
  /** How often it was heard again. */
  readonly attempts: number;
  /** What came in, while it is needed: a mark that it was done holds no words. */
  readonly inbound?: Inbound;
}

/** When an owner's check-ins have to be looked at: an index of what is due, computed anew whenever it may have changed. */
export interface CheckinPlan {
  readonly id: MemberId;
  readonly version: number;
  readonly at: Instant;
}

/** How far the decision log was followed for {@link CheckinPlan}. One document. */
export interface CheckinProgress {
  readonly id: 'checkins';
  readonly version: number;
  /** The last entry that was seen. */
  readonly seen: string;
}

/** What was sent lately under one of a platform's limits, see `RateLimit`. */
export interface Budget {
  /** The limit and what it counts together. */
  readonly id: string;
  readonly version: number;
  readonly spent: Spent;
}

/** Present while Ante is taken out of the workspace. One document. */
export interface Paused {
  readonly id: 'workspace';
  readonly version: number;
  readonly pausedAt: Instant;
  /** The platform's own word for it: `app_uninstalled`. */
  readonly why: string;
}

/** Somebody whose DMs could not be delivered. Removed when they are next heard of. */
export interface Unreachable {
  readonly id: MemberId;
  readonly version: number;
  readonly since: Instant;
  readonly reason: string;
}
