import type { Destination, MessageRef, Reply } from '#core/chat/reply.ts';
import type { StrandId, ThemeMemory } from '#core/feedback/engine.ts';
import type { FeedbackItem, Theme } from '#core/feedback/feedback.ts';
import type { ItemId, MemberId, ThemeId } from '#core/ids.ts';
import type { Instant, LocalDate } from '#core/time/instant.ts';

/** A draft that was shown and not saved: a mention drafts, it never saves silently. */
export interface Capture {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly by: MemberId;
  readonly at: Instant;
  readonly permalink?: string;
}

/** A message on its way out. Written with the change that causes it, sent afterwards. */
export interface Outgoing {
  /** The key it is sent under: twice under one key is seen once. */
  readonly id: string;
  readonly version: number;
  readonly state: 'queued' | 'sent' | 'failed';
  readonly queuedAt: Instant;
  readonly claimedUntil?: Instant;
  readonly attempts: number;
  readonly notBefore?: Instant;
  readonly send:
    | { readonly kind: 'post'; readonly to: Destination; readonly fallback?: Destination }
    | { readonly kind: 'update'; readonly ref: MessageRef };
  readonly reply: Reply;
  /** Why it failed for good. */
  readonly reason?: string;
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
}

export interface KeptTheme extends Theme {
  readonly standing: 'open' | 'muted' | 'merged';
  /** Items by the Monday of their week, the latest weeks only. */
  readonly weeks: Readonly<Record<LocalDate, number>>;
  /** How many items it had when it was last given a label. */
  readonly labelledAt: number;
}

/** How often one author is in one theme, so that deleting an item takes back exactly what it added. */
export interface ThemeAuthor {
  readonly id: string;
  readonly version: number;
  readonly theme: ThemeId;
  readonly count: number;
}

/** What the engine keeps of one theme. `memory` is absent when the theme is gone, so that other processes drop it. */
export interface ThemePiece {
  readonly id: ThemeId;
  readonly version: number;
  /** Which change of the workspace's themes wrote it. */
  readonly revision: number;
  readonly memory?: ThemeMemory;
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

/** Something that was deleted, perhaps before it arrived: when it comes (again), it is not kept. */
export interface Forgotten {
  /** Source and external id. */
  readonly id: string;
  readonly version: number;
  readonly source: FeedbackItem['source'];
  readonly at: Instant;
}
