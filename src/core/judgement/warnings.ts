import type { Assumption } from '../assumption/assumption.ts';
import type { Bet } from '../bet/bet.ts';
import { clip } from '../chat/clip.ts';
import { day, join, type Text, t } from '../chat/text.ts';
import type { BetId } from '../ids.ts';
import type { LocalDate } from '../time/instant.ts';
import { forecastsOf } from './calibration.ts';
import { type Overlap, overlapsWith } from './contamination.ts';
import { footingOf } from './exposure.ts';
import { graphOf } from './graph.ts';
import { hitRateAt, showHitRate } from './hit-rate.ts';
import { showJoint } from './joint.ts';
import { validationLoad } from './validation-limit.ts';

/** What a bet that is about to be placed is seen against. */
export interface Surroundings {
  /** Every bet of the workspace; the one to be placed may be among them. */
  readonly bets: readonly Bet[];
  /** At least those that the bet rests on. */
  readonly assumptions: readonly Assumption[];
  /** How many live bets an owner may have. */
  readonly validationLimit: number;
  readonly today: LocalDate;
}

/** Ids that a sentence names before it says "and 4 more". */
const NAMED = 3;
const QUOTED_CHARACTERS = 80;

/**
 * What the owner should know before committing, a sentence each, gravest first. They warn and never block; empty when
 * there is nothing to say.
 */
export function placingWarnings(bet: Bet, around: Surroundings): readonly Text[] {
  const others = around.bets.filter(({ id }) => id !== bet.id);
  return [
    ...footingWarnings(bet, others),
    ...refutedWarnings(bet, around.assumptions),
    ...overlapWarnings(bet, overlapsWith(bet, others, around.today)),
    ...loadWarnings(bet, others, around.validationLimit),
    ...calibrationWarnings(bet, others),
  ];
}

function footingWarnings(bet: Bet, others: readonly Bet[]): readonly Text[] {
  const { depth, uncalled, joint } = footingOf(bet, graphOf(others));
  const dropped = new Set(others.filter(({ stage }) => stage === 'dropped').map(({ id }) => id));
  const gone = joint.gone.map(
    (id) => t`Stands on ${id}, ${dropped.has(id) ? 'dropped' : 'called invalidated'}.`,
  );
  if (uncalled.length === 0) return gone;
  const unknown = joint.unknown.length === 0 ? '' : ` (no confidence stated: ${named(joint.unknown)})`;
  return [
    ...gone,
    t`Stands on ${named(uncalled)}, not called yet: depth ${depth}, joint confidence ${showJoint(joint)}${unknown}.`,
  ];
}

function refutedWarnings(bet: Bet, assumptions: readonly Assumption[]): readonly Text[] {
  return assumptions
    .filter(({ id, status }) => status === 'refuted' && bet.assumptions.includes(id))
    .map(
      ({ id, text }) =>
        t`Rests on ${id}, refuted: “${clip(text.replace(/\s+/g, ' ').trim(), QUOTED_CHARACTERS)}”.`,
    );
}

function overlapWarnings(bet: Bet, overlaps: readonly Overlap[]): readonly Text[] {
  const sentences = overlaps.slice(0, NAMED).map(({ bets, from, to, days }) => {
    const other = bets[0] === bet.id ? bets[1] : bets[0];
    const length = days === 1 ? '1 day' : `${days} days`;
    const span = days === 1 ? [day(from)] : join([day(from), day(to)], ' to ');
    return t`Shares its metric with ${other} for ${length} (${span}): a change cannot be put down to either.`;
  });
  const left = overlaps.length - sentences.length;
  return left === 0 ? sentences : [...sentences, t`Shares its metric and days with ${left} more open bets.`];
}

function loadWarnings(bet: Bet, others: readonly Bet[], limit: number): readonly Text[] {
  const load = validationLoad(bet.owner, others, limit);
  if (!load.reached || load.live.length === 0) return [];
  const waiting = load.live.length === 1 ? '1 live bet waits' : `${load.live.length} live bets wait`;
  return [t`${waiting} for your call (${named(load.live)}); the limit is ${limit}.`];
}

function calibrationWarnings(bet: Bet, others: readonly Bet[]): readonly Text[] {
  const { confidence } = bet.terms;
  if (confidence === undefined) return [];
  const rate = hitRateAt(confidence, forecastsOf(others.filter(({ owner }) => owner === bet.owner)));
  return rate ? [showHitRate(rate)] : [];
}

function named(ids: readonly BetId[]): string {
  const more = ids.length - NAMED;
  if (more > 0) return `${ids.slice(0, NAMED).join(', ')} and ${more} more`;
  return ids.length < 2 ? ids.join() : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`;
}
