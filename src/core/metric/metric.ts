import type { BetId, MemberId, MetricId } from '../ids.ts';
import type { Instant, LocalDate } from '../time/instant.ts';

export type Direction = 'up' | 'down';

/** A number as a person stated it: `31 %`, `$1,200`, `14.2`. */
export interface Quantity {
  readonly value: number;
  /** `%`, `$`, `ms`, `users` ...; absent for a bare number. */
  readonly unit?: string;
}

/** A target stated as a change: "up 20 %", "5 points lower". It needs a baseline before it can be judged. */
export interface RelativeTarget extends Quantity {
  readonly direction: Direction;
}

/** The measured thing. Shared between bets, so that two bets on one metric can be told apart or warned about. */
export interface Metric {
  readonly id: MetricId;
  readonly version: number;
  readonly name: string;
  readonly unit?: string;
  /** Which way is better. Learnt from the first bet that says so. */
  readonly direction?: Direction;
  readonly reader: Reader;
}

/** Where readings come from. `manual`: the owner is asked for them. */
export type Reader =
  | { readonly kind: 'manual' }
  | { readonly kind: 'http-json'; readonly url: string; readonly path: string };

/** One dated value of a metric. */
export interface Reading {
  readonly id: string;
  readonly version: number;
  readonly metric: MetricId;
  readonly value: number;
  /** The day it was true of. */
  readonly on: LocalDate;
  readonly recordedAt: Instant;
  readonly by: MemberId | 'reader';
  /** How many observations stand behind it, where known: below 30 it is called directional. */
  readonly sampleSize?: number;
  /** The bet it was recorded for, if for one. */
  readonly bet?: BetId;
  readonly note?: string;
}
