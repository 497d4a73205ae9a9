import type { Terms } from '#core/bet/bet.ts';
import type { DraftReading } from '#core/bet/draft-reading.ts';
import type { Inbound } from '#core/chat/inbound.ts';
import type { MessageRef, Reply } from '#core/chat/reply.ts';
import type { Spent } from '#core/delivery/budget.ts';
import type { Queued } from '#core/delivery/lanes.ts';
import type { Sending } from '#core/delivery/sending.ts';
import type { Memory, StrandId } from '#core/feedback/engine.ts';
import type { FeedbackItem, Theme } from '#core/feedback/feedback.ts';
import type { PackedVector } from '#core/feedback/vectors.ts';
import type { BetId, ItemId, MemberId, ThemeId } from '#core/ids.ts';
import type { SummarySentence } from '#core/model/labels/check.ts';
import type { ModelTask } from '#core/model/prompt.ts';
import type { ItemReading } from '#core/model/triage/check.ts';
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
  /** How it was shown; absent where an earlier version of Ante showed it, which read it anew when it was saved. */
  readonly as?: ShownAs;
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

/** Something that a language model is to look at; whoever said it has the offline result already. Holds no text. */
export interface ModelJob {
  /** Its kind and what it is about. */
  readonly id: string;
  readonly version: number;
  readonly kind: 'capture' | 'reading' | 'triage' | 'label';
  /** The draft that was shown, the bet that was saved as a draft, the item, the theme. */
  readonly about: string;
  /** On whose behalf. */
  readonly by: MemberId;
  readonly since: Instant;
  readonly notBefore: Instant;
  /** How often it was asked in vain. */
  readonly attempts: number;
  readonly claimedUntil?: Instant;
  /** The batch that it waits for. */
  readonly batch?: ModelBatch['id'];
  /** With `triage`: how the engine saw the item before it was put anywhere. */
  readonly seen?: Seen;
}

/** Questions that were sent off together, at a lower price, and what waits for their answers. Holds no text. */
export interface ModelBatch {
  readonly id: string;
  readonly version: number;
  /** The service's own id of it; absent until it was sent. */
  readonly sent?: string;
  readonly task: ModelTask;
  /** By the places that their questions have in it. */
  readonly jobs: readonly ModelJob['id'][];
  /** What is reserved for it, and in which month's budget. */
  readonly month: string;
  readonly most: { readonly inputTokens: number; readonly outputTokens: number; readonly microUsd: number };
  readonly since: Instant;
}

/** What the engine thought of an item, so that a model can be asked which of it is right. */
export interface Seen {
  /** The likeliest themes, best first. */
  readonly candidates: readonly ThemeId[];
  readonly isSure: boolean;
  /** Where it was put. */
  readonly placedIn: ThemeId;
}

/** What a language model says about an item: suggestions, which only people carry out. Holds no words. */
export interface ItemNote extends ItemReading {
  readonly id: ItemId;
  readonly version: number;
  readonly at: Instant;
  /** The model's name, for people. */
  readonly by: string;
  /** The SHA-256 of the text that it was asked about: of another one it says nothing. */
  readonly ofText: string;
  /** Set while anything in it is worth showing to somebody. */
  readonly open?: true;
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

/** A feedback item with the keys under which it is found. Those are made when it is triaged. */
export interface KeptItem extends FeedbackItem {
  /** Its place among the items that wait for triage; absent once it has a theme. */
  readonly waiting?: number;
  readonly strand?: StrandId;
  /** What it can be searched by. */
  readonly terms?: readonly string[];
  /** The same for the same words. */
  readonly fingerprint?: string;
  /** Shared by nearly the same words. */
  readonly sketch?: readonly string[];
  /** In which embedding model's space its vector lies; empty while it was in none. */
  readonly space: string;
  /** Absent where there is none, or the model would not take the text. */
  readonly vector?: PackedVector;
}

export interface KeptTheme extends Theme {
  readonly standing: 'open' | 'muted' | 'merged';
  /** The same for labels that differ only in the forms of their words. */
  readonly meaning: string;
  /** Items by the Monday of their week, the latest weeks only. */
  readonly weeks: Readonly<Record<LocalDate, number>>;
  /** How many items it had when it was last given a label; 0 while another theme has the one that suits it best. */
  readonly labelledAt: number;
}

/** How often one author is in one theme, so that deleting an item takes back exactly what it added. */
export interface ThemeAuthor {
  readonly id: string;
  readonly version: number;
  readonly theme: ThemeId;
  readonly count: number;
}

/** What a language model says about a theme, out of its items' own words. Gone as soon as one of them is. */
export interface ThemeSummary {
  readonly id: ThemeId;
  readonly version: number;
  readonly at: Instant;
  /** The model's name, for people. */
  readonly by: string;
  readonly sentences: readonly SummarySentence[];
}

/** A piece of what the engine keeps. `memory` is absent when it is gone, so that other processes drop it. */
export interface ThemePiece {
  readonly id: Memory['id'];
  readonly version: number;
  /** Which change of the workspace's themes wrote it. */
  readonly revision: number;
  readonly memory?: Memory;
}

/** How far triage has come in a workspace. One document, id `triage`. */
export interface TriageState {
  readonly id: 'triage';
  readonly version: number;
  /** Counts the changes. Every one writes it, so that two processes never change themes side by side. */
  readonly revision: number;
  /** Items since the themes were last tidied. */
  readonly untidied: number;
}

/** What can be undone: items that went from one theme to another. Holds no text. */
export interface ThemeChange {
  readonly id: string;
  readonly version: number;
  readonly kind: 'merge' | 'split' | 'move';
  readonly from: ThemeId;
  readonly into: ThemeId;
  /** Both, to be found under either. */
  readonly themes: readonly ThemeId[];
  readonly items: readonly ItemId[];
  readonly revision: number;
  readonly by: MemberId | 'ante';
}

/**
 * A question about themes that people were shown. It stays, so that nobody is asked again what was answered. Holds no
 * text.
 */
export interface AskedQuestion {
  /** The number that people answer it by. */
  readonly id: string;
  readonly version: number;
  /** The engine's: the same for the same question. */
  readonly key: string;
  readonly about:
    | { readonly kind: 'merge'; readonly a: ThemeId; readonly b: ThemeId }
    | { readonly kind: 'split'; readonly theme: ThemeId; readonly strands: readonly StrandId[] }
    | { readonly kind: 'place'; readonly theme: ThemeId; readonly item: ItemId };
  /** The items that were quoted for either side. While they are where they were, the question is still the same. */
  readonly quotes: readonly [readonly ItemId[], readonly ItemId[]];
  readonly state: 'open' | 'later' | 'answered';
  /** With `later`: not asked again before. */
  readonly until?: Instant;
  /** With `answered`. */
  readonly answer?: {
    readonly is: 'same' | 'different' | 'split' | 'keep' | 'yes';
    readonly by: MemberId;
    /** What is needed to take it back: the strands that Ante could have moved before, the item's doubt. */
    readonly settled?: readonly StrandId[];
    readonly doubt?: number;
  };
}

/** Something that was deleted, perhaps before it arrived: when it comes (again), it is not kept. */
export interface Forgotten {
  /** Source and external id. */
  readonly id: string;
  readonly version: number;
  readonly source: FeedbackItem['source'];
  readonly at: Instant;
}
