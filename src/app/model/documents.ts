import type { ItemId, MemberId, ThemeId } from '#core/ids.ts';
import type { SummarySentence } from '#core/model/labels/check.ts';
import type { ModelTask } from '#core/model/prompt.ts';
import type { ItemReading } from '#core/model/triage/check.ts';
import type { Instant } from '#core/time/instant.ts';

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

/** What a language model says about a theme, out of its items' own words. Gone as soon as one of them is. */
export interface ThemeSummary {
  readonly id: ThemeId;
  readonly version: number;
  readonly at: Instant;
  /** The model's name, for people. */
  readonly by: string;
  readonly sentences: readonly SummarySentence[];
}
