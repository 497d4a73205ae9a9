import type { ItemId, ThemeId } from '../ids.ts';
import type { Steps } from './steps.ts';
import type { PackedVector } from './vectors.ts';

/** What triage reads of a feedback item. */
export interface Said {
  readonly id: ItemId;
  readonly text: string;
  /** As {@link Engine.learn} returned it; an item is only forgotten without a trace where it is given. */
  readonly strand?: StrandId;
  /** Where it lies in the space of an embedding model; without it, words alone decide. */
  readonly vector?: PackedVector;
}

/**
 * A handful of items said in nearly the same way, named after the first of them. A theme is one strand or many: people
 * say one thing in different ways, and new items are recognised by the strand they are like. Strands are small and
 * pure, and stay; which strands make a theme is what consolidation and people change.
 */
export type StrandId = string;

export interface Candidate {
  readonly theme: ThemeId;
  /** Its strand that is most like the text. */
  readonly strand: StrandId;
  /** Higher is likelier; 0 is the point of doubt. */
  readonly score: number;
}

/** Where an item seems to belong. */
export interface Assessment {
  /** The likeliest themes, best first, {@link MOST_CANDIDATES} where there are as many; the biggest when in doubt. */
  readonly candidates: readonly Candidate[];
  /** How much it looks like something nobody said before: 0 to 1. */
  readonly newScore: number;
  /**
   * `sure`: put it into `candidates[0]`. `unsure`: put it there provisionally; {@link Engine.consolidate} may move it,
   * and people may be asked about it. `new`: it opens a theme.
   */
  readonly decision: 'sure' | 'unsure' | 'new';
  /** The chance that the decision is right, 0 to 1. */
  readonly confidence: number;
}

export const MOST_CANDIDATES = 10;

/** Whether so many items since the themes were last tidied, among all, are reason to tidy them: a fifth, at least 50. */
export function isUntidy(since: number, items: number): boolean {
  return since >= Math.max(50, items * 0.2);
}

/**
 * The index that triage thinks with: an in-memory read model of {@link Memory} pieces, mutable for speed, without
 * I/O, clock or chance. One per workspace and process. The store holds the truth: whoever triages
 *
 * 1. loads the pieces that others changed since last time,
 * 2. assesses, decides ids of new themes, and tells the engine with {@link Engine.learn} and its kin,
 * 3. saves {@link Engine.changed} in the same transaction as the items and themes themselves. When a piece turns out
 *    to have been changed meanwhile, the transaction fails as a whole: load the pieces again and repeat.
 *
 * The same calls in the same order give the same answers on every machine. Muting and renaming do not concern it: a
 * muted theme goes on absorbing its items. Whatever changes a theme but {@link Engine.load} and {@link Engine.learn}
 * throws an Error for one that is not known, and so do labels and quotes: the caller is behind the store.
 */
export interface Engine {
  assess(text: string, vector?: PackedVector): Assessment;

  /**
   * The item is in that theme, in the strand that is returned; a theme not known yet is opened. `byPerson`: the machine
   * never moves it again.
   */
  learn(item: Said, theme: ThemeId, byPerson?: boolean): StrandId;
  /**
   * The vector of an item that was learnt without one, or with one of another space. Where it is does not change; what it
   * is like does, and so perhaps what {@link Engine.consolidate} proposes. Nothing happens when it is no sample any more.
   */
  place(item: Said): void;
  /** The item leaves the theme as if it never had been in it: no count, sample or label keeps a trace. */
  forget(item: Said, theme: ThemeId): void;
  /**
   * What it said is gone for good: no other sample keeps how much it was like it. An item that only goes elsewhere keeps
   * its bonds. Takes time in proportion to the samples.
   */
  unbind(item: ItemId): void;
  /** Everything in `from` is in `into` now. `byPerson`: the machine never takes the result apart. */
  merge(from: ThemeId, into: ThemeId, byPerson?: boolean): void;
  /**
   * These items leave `from` for `into`, which may be new; each keeps or changes its strand as returned. `byPerson`:
   * the machine never moves them again and never merges the two.
   */
  split(
    from: ThemeId,
    items: readonly Said[],
    into: ThemeId,
    byPerson?: boolean,
  ): ReadonlyMap<ItemId, StrandId>;
  /**
   * Whole strands leave `from` for `into`, which may be new, or the same: then they stay. `byPerson`: the machine never
   * moves the biggest of them again, which is the one people saw quoted; the others follow it as far as they are like it.
   */
  regroup(from: ThemeId, strands: readonly StrandId[], into: ThemeId, byPerson?: boolean): void;
  /** A person said the theme stays as it is: the machine takes no strand out of it. Those that it could have till now. */
  settle(theme: ThemeId): readonly StrandId[];
  /** Takes {@link settle} back for strands: the machine may move them again. Those that are gone are passed over. */
  release(strands: readonly StrandId[]): void;
  /** A person said these two differ: never merged by the machine. `undo` takes it back. */
  keepApart(a: ThemeId, b: ThemeId, undo?: boolean): void;

  /** Two to five words out of the theme's own items (fewer when those have fewer), unlike those in `taken`. */
  label(theme: ThemeId, taken?: ReadonlySet<string>): string;
  /** What a part of a theme says that the rest of it does not, like a label; empty where none of the strands is in it. */
  labelPart(theme: ThemeId, strands: readonly StrandId[]): string;
  /** Up to `limit` items that stand for the theme, most typical first, unlike each other. */
  typical(theme: ThemeId, limit: number): readonly Said[];
  /** The themes most like it, best first; none when it is not known. */
  related(theme: ThemeId, limit: number): readonly Pick<Candidate, 'theme' | 'score'>[];

  /**
   * What the machine would tidy now, in the order in which to do it; nothing that a person decided is ever undone by
   * it. Proposals only: carry one out with {@link Engine.merge} or {@link Engine.regroup}. It takes time in proportion to
   * what is known, so it is worth asking for when {@link isUntidy} says so, and pauses: the engine may be changed
   * meanwhile, and what comes in after the beginning waits for the next time.
   * @param fineness above 1 for more and smaller themes than by default, below for fewer and bigger ones
   */
  consolidate(fineness?: number): Steps<readonly Proposal[]>;
  /**
   * What of a proposal still holds, undefined when nothing does: between its making and its carrying out people may
   * have decided otherwise, or something may have gone.
   */
  stillHolds(proposal: Proposal): Proposal | undefined;
  /** The questions to people whose answers help most, best first, at most five; none whose key is in `asked`. */
  questions(asked: ReadonlySet<string>): readonly Question[];

  /** The part that stands out most from a theme, which is what to split off it first; none where nothing does. */
  part(theme: ThemeId): readonly StrandId[];

  /** The themes known, in the order in which they were opened or loaded. */
  themes(): readonly ThemeId[];
  /** How many items it knows. */
  items(): number;
  /** The theme that a strand is in now; undefined when the strand is gone. */
  homeOf(strand: StrandId): ThemeId | undefined;
  /** Takes over a piece as the store has it, replacing what was known under its id. Pieces may come in any order. */
  load(memory: Memory): void;
  /** Drops the piece of that id, as when another process removed it. */
  drop(id: Memory['id']): void;
  /** The pieces changed since the last call, to be saved, and the ids of those that are gone, to be removed. */
  changed(): { readonly saved: readonly Memory[]; readonly removed: readonly Memory['id'][] };
}

/**
 * What the engine keeps, in pieces that stay small: one of each strand, and one of each theme that people decided
 * something about. Ids of strands and themes never coincide.
 */
export type Memory = StrandMemory | ThemeMemory;

export interface ThemeMemory {
  readonly kind: 'theme';
  readonly id: ThemeId;
  /** The themes that people said it is not. */
  readonly apart: readonly ThemeId[];
  /** How many themes people merged into it: the machine opens no new theme out of it. */
  readonly joined: number;
}

/**
 * Everything in it follows from the strand's items and from what people decided; counts are whole numbers, so that
 * forgetting an item undoes learning it exactly.
 */
export interface StrandMemory {
  readonly kind: 'strand';
  readonly id: StrandId;
  readonly theme: ThemeId;
  readonly size: number;
  /** Hashed features in ascending order, as packed 32-bit integers. */
  readonly features: string;
  /** In how many of the items each of them occurs, packed likewise; empty when in one each. */
  readonly counts: string;
  /** The latest of its items, at most {@link MOST_SAMPLES}: they are compared item by item. */
  readonly samples: readonly Sample[];
  /** People put its items there: it stays in its theme. */
  readonly placed: boolean;
}

export interface Sample {
  readonly id: ItemId;
  readonly text: string;
  /** The numbers of the items most like it that are not bound to it themselves, packed as 32-bit integers. */
  readonly near: string;
  /** How much each of them is, packed as 16-bit shares of 65,535. */
  readonly weights: string;
  readonly vector?: PackedVector;
}

export const MOST_SAMPLES = 32;

export type Proposal =
  | { readonly kind: 'merge'; readonly from: ThemeId; readonly into: ThemeId }
  /** These strands fit better elsewhere: in `into`, or in a theme of their own where that is absent. */
  | {
      readonly kind: 'regroup';
      readonly from: ThemeId;
      readonly strands: readonly StrandId[];
      readonly into?: ThemeId;
    };

/** Something only a person can tell. The same question always has the same key. */
export type Question = QuestionBody & {
  readonly key: string;
  /** How many item placements the answer is expected to put right. */
  readonly benefit: number;
};

export type QuestionBody =
  /** Are these two the same thing? Same: `merge(a, b)`. Different: `keepApart(a, b)`. */
  | {
      readonly kind: 'merge';
      readonly a: ThemeId;
      readonly b: ThemeId;
      readonly quotes: readonly [readonly Said[], readonly Said[]];
    }
  /**
   * Are these strands about something else than the rest of the theme? Yes: `regroup` them into a theme of their own or
   * one of `among`. No: `regroup` them into the theme itself, so that they stay. Either way `byPerson`.
   */
  | {
      readonly kind: 'split';
      readonly theme: ThemeId;
      readonly strands: readonly StrandId[];
      /** The other themes most like them, best first. */
      readonly among: readonly ThemeId[];
      readonly quotes: readonly [readonly Said[], readonly Said[]];
    };
