import { type Text, t } from '../chat/text.ts';
import type { Forecast } from './calibration.ts';
import { HIDDEN_BELOW_CALLS, showSampleSize } from './sample-size.ts';
import { type Interval, wilsonInterval } from './wilson.ts';

/** What a person's bets at about one confidence came to. */
export interface HitRate {
  /** 0-100, both ends included: which confidences count as "at this confidence". */
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly hits: number;
  /** 0-1. */
  readonly rate: number;
  readonly interval: Interval;
}

/**
 * How far a confidence may lie from the asked one, in points, and still count as the same: people state theirs in
 * tens, so 5 is what they would have rounded to it. Where that gives too few, 10 takes in the next ten either way;
 * further off it would be another claim.
 */
const REACHES = [5, 10] as const;

/** What came of the bets at this confidence (0-100); undefined while fewer than {@link HIDDEN_BELOW_CALLS} were called. */
export function hitRateAt(confidence: number, forecasts: readonly Forecast[]): HitRate | undefined {
  for (const reach of REACHES) {
    const near = forecasts.filter((forecast) => Math.abs(forecast.confidence - confidence) <= reach);
    if (near.length < HIDDEN_BELOW_CALLS) continue;
    const hits = near.filter(({ hit }) => hit).length;
    const stated = near.map((forecast) => forecast.confidence);
    return {
      from: Math.min(...stated),
      to: Math.max(...stated),
      n: near.length,
      hits,
      rate: hits / near.length,
      interval: wilsonInterval(hits, near.length),
    };
  }
  return undefined;
}

/** `Your 80 % bets land 50 %, n=8, directional (95 % interval 22-78 %).` */
export function showHitRate(rate: HitRate): Text {
  const band = rate.from === rate.to ? `${rate.from} %` : `${rate.from}-${rate.to} %`;
  const interval = `${percent(rate.interval.low)}-${percent(rate.interval.high)} %`;
  return t`Your ${band} bets land ${percent(rate.rate)} %, ${showSampleSize(rate.n)} (95 % interval ${interval}).`;
}

function percent(share: number): number {
  return Math.round(share * 100);
}
