import type { ItemId, MemberId, ThemeId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import type { Place } from './points.ts';

/** One piece of what a user said, verbatim. */
export interface FeedbackItem {
  readonly id: ItemId;
  readonly version: number;
  readonly text: string;
  /** How it came in. */
  readonly source: 'heard' | 'channel' | 'shortcut' | 'mention' | 'import' | 'webhook';
  /** The source's own id of it, for deduplication: a message id, a row's id, a hash where there is none. */
  readonly externalId: string;
  /** Who said it, as the source names them; absent when unknown. Distinct people are counted by this. */
  readonly author?: string;
  readonly saidAt: Instant;
  readonly receivedAt: Instant;
  readonly receivedBy: MemberId;
  readonly permalink?: string;
  /** Absent until it was triaged. */
  readonly theme?: ThemeId;
  /** The earlier item whose words these are, exactly or nearly. Counted, but never a new voice of the same author. */
  readonly duplicateOf?: ItemId;
  /** Set while the machine was not sure when it put it where it is: the chance that it belongs elsewhere, 0 to 1. */
  readonly doubt?: number;
  /** Set when a person put it where it is: the machine never moves it again. */
  readonly placedBy?: MemberId;
  /** Where it makes several points: the first, which is what put it where it is. The others are items of their own. */
  readonly point?: Place;
  /** The item that it is one of the further points of, in its very words. */
  readonly partOf?: ItemId;
  /** Set when a person said that it makes one point: the machine never takes it apart again. */
  readonly joinedBy?: MemberId;
}

/** What it is in its theme for: all of its words, or the first point of several. */
export function saidIn({ text, point }: Pick<FeedbackItem, 'text' | 'point'>): string {
  return point ? text.slice(point.start, point.end) : text;
}

/** A cluster of feedback items. Emerging while fewer than two distinct people are in it. */
export interface Theme {
  readonly id: ThemeId;
  readonly version: number;
  readonly label: string;
  /** Set when a person named it: the machine never renames it again. */
  readonly namedBy?: MemberId;
  readonly items: number;
  /** Distinct authors. */
  readonly people: number;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  readonly mutedBy?: MemberId;
  /** Where its items went when a person merged it away. */
  readonly mergedInto?: ThemeId;
}

/**
 * From this doubt on people are told that a guess put it there, and asked: of labelled items the most doubtful sixth. Two in
 * five of those are right when they come, and seven in ten of the surer ones among those that are not sure.
 */
export const GUESS_FROM = 0.4;

/** A theme is a pattern once two different people said it. */
export const EMERGING_BELOW_PEOPLE = 2;
