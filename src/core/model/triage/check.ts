import type { Stance } from '../../assumption/assumption.ts';
import { MOST_POINTS, type Place } from '../../feedback/points.ts';
import type { AssumptionId, BetId, ThemeId } from '../../ids.ts';
import { findVerbatim } from '../verbatim.ts';
import type { TriageAnswer } from './answer.ts';

export interface SuggestedStance extends Place {
  readonly about: BetId | AssumptionId;
  readonly stance: Stance;
}

/** What a model says about an item, as far as it was asked and the item bears it out: places in its words, as they were sanitised. */
export interface ItemReading {
  readonly isFeedback: boolean;
  readonly theme?: ThemeId | 'new';
  /** False where it says that the item is not the same as the one it was taken to repeat. */
  readonly isRepeat?: boolean;
  /** The separate points in it, in their order; none or at least two. */
  readonly points: readonly Place[];
  readonly stances: readonly SuggestedStance[];
}

/** What it was asked about: whatever else it names does not exist. */
export interface Supplied {
  readonly themes: readonly ThemeId[];
  readonly subjects: readonly (BetId | AssumptionId)[];
}

const MOST_STANCES = 5;

/** Keeps of a model's answer the ids that were supplied and the words that stand in the text. */
export function checkTriage(text: string, answer: TriageAnswer, { themes, subjects }: Supplied): ItemReading {
  const theme = answer.theme === 'new' ? 'new' : themes.find((id) => id === answer.theme);
  const stances = answer.stances.flatMap(({ about, stance, words }): SuggestedStance[] => {
    const subject = subjects.find((id) => id === about);
    const place = findVerbatim(text, words);
    return subject && place ? [{ about: subject, stance, ...place }] : [];
  });
  return {
    isFeedback: answer.isFeedback,
    ...(theme !== undefined && { theme }),
    ...(answer.isRepeat !== null && { isRepeat: answer.isRepeat }),
    points: pointsIn(text, answer.points),
    stances: [...new Map(stances.map((each) => [each.about, each])).values()].slice(0, MOST_STANCES),
  };
}

/** Points that overlap are not separate. */
function pointsIn(text: string, points: readonly string[]): readonly Place[] {
  const found = points
    .flatMap((words) => findVerbatim(text, words) ?? [])
    .toSorted((a, b) => a.start - b.start);
  const areSeparate = found.every(({ start }, i) => start >= (found[i - 1]?.end ?? 0));
  return areSeparate && found.length >= 2 && found.length <= MOST_POINTS ? found : [];
}
