import type { Memory, StrandId } from '#core/feedback/engine.ts';
import type { FeedbackItem, Theme } from '#core/feedback/feedback.ts';
import type { PackedVector } from '#core/feedback/vectors.ts';
import type { ItemId, MemberId, ThemeId } from '#core/ids.ts';
import type { Instant, LocalDate } from '#core/time/instant.ts';

/** A feedback item with the keys under which it is found. Those are made when it is triaged. */
export interface KeptItem extends FeedbackItem {
  /** Its place among the items that wait for triage; absent once it has a theme. */
  readonly waiting?: number;
  readonly strand?: StrandId;
  /** It praises and says nothing else: all that does is one to the engine. */
  readonly praise?: true;
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
  /** The steps by which people's merges and splits make themes finer; below 0 coarser. Absent while they are none. */
  readonly finer?: number;
  /** The steps, with what is set by hand, at which they were last tidied. */
  readonly tidiedAt?: number;
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
  /** The step that it made themes finer by; undoing it takes that back. */
  readonly finer?: number;
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
