import type { Bet } from '../bet/bet.ts';
import type { BetId } from '../ids.ts';
import { HIDDEN_BELOW_CALLS } from './sample-size.ts';
import { type Interval, wilsonInterval } from './wilson.ts';

/** A confidence that was committed to, and what came of it. */
export interface Forecast {
  readonly bet: BetId;
  /** 0-100, as frozen when the bet was placed: a confidence that was amended later is hindsight. */
  readonly confidence: number;
  readonly hit: boolean;
}

/** How confidence and outcome agreed over a set of calls. */
export interface Calibration {
  readonly n: number;
  readonly brier: number;
  readonly bins: readonly ReliabilityBin[];
  /** Called inconclusive, and so in none of the figures: they say nothing about either outcome. */
  readonly inconclusive: number;
}

/** The calls whose confidence lay from `from` up to, but not with, `below` (the last bin holds 100 too). */
export interface ReliabilityBin {
  readonly from: number;
  readonly below: number;
  readonly n: number;
  /** 0-1: the mean confidence stated. */
  readonly predicted: number;
  /** 0-1: how many of them were validated. */
  readonly observed: number;
  readonly interval: Interval;
}

/** In points of confidence. Ten points a bin would leave most with a call or two for years. */
const BIN_WIDTH = 20;

/** The validated and invalidated among the bets. Uncalled and inconclusive ones are left out. */
export function forecastsOf(bets: readonly Bet[]): readonly Forecast[] {
  return bets.flatMap(({ id, stage, call, preCommitment }) => {
    if (stage !== 'called' || !call || !preCommitment || call.verdict === 'inconclusive') return [];
    return [{ bet: id, confidence: preCommitment.confidence, hit: call.verdict === 'validated' }];
  });
}

/** Undefined below {@link HIDDEN_BELOW_CALLS} calls. */
export function calibrationOf(bets: readonly Bet[]): Calibration | undefined {
  const forecasts = forecastsOf(bets);
  if (forecasts.length < HIDDEN_BELOW_CALLS) return undefined;
  const inconclusive = bets.filter(
    ({ stage, call }) => stage === 'called' && call?.verdict === 'inconclusive',
  );
  return {
    n: forecasts.length,
    brier: brierScore(forecasts),
    bins: reliability(forecasts),
    inconclusive: inconclusive.length,
  };
}

/**
 * The mean squared distance of confidence from outcome: 0 is perfect, 0.25 what always saying 50 % earns, 1 the worst.
 * The usual halved form of Brier, G. W. (1950), "Verification of forecasts expressed in terms of probability", Monthly
 * Weather Review 78 (1), 1-3, which sums over both outcomes. NaN of no forecasts.
 */
export function brierScore(forecasts: readonly Forecast[]): number {
  const sum = forecasts.reduce(
    (total, { confidence, hit }) => total + (confidence / 100 - (hit ? 1 : 0)) ** 2,
    0,
  );
  return sum / forecasts.length;
}

/** Stated confidence against what came of it, least confident first; empty bins are left out. */
export function reliability(forecasts: readonly Forecast[]): readonly ReliabilityBin[] {
  const last = 100 - BIN_WIDTH;
  const bins = Map.groupBy(forecasts, ({ confidence }) =>
    Math.min(last, Math.floor(confidence / BIN_WIDTH) * BIN_WIDTH),
  );
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([from, within]) => {
      const hits = within.filter(({ hit }) => hit).length;
      return {
        from,
        below: from + BIN_WIDTH,
        n: within.length,
        predicted: within.reduce((sum, { confidence }) => sum + confidence, 0) / within.length / 100,
        observed: hits / within.length,
        interval: wilsonInterval(hits, within.length),
      };
    });
}
