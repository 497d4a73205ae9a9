import type { Bet } from '../bet/bet.ts';
import type { Checkpoint } from '../checkin/checkpoint.ts';
import type { Overlap } from '../judgement/contamination.ts';
import type { Exposure } from '../judgement/exposure.ts';
import type { Reading } from '../metric/metric.ts';
import type { LocalDate } from '../time/instant.ts';
import type { EvidencePack } from './evidence-pack.ts';

/** All that an owner is shown of one bet when a check-in comes. */
export interface CheckinView {
  readonly bet: Bet;
  readonly checkpoint: Checkpoint;
  readonly pack: EvidencePack;
  /** Of its metric, in its window, oldest first. */
  readonly readings: readonly Reading[];
  /** What was read is not shown: its owner wants to guess it first, and has not yet. */
  readonly isBlind: boolean;
  readonly overlaps: readonly Overlap[];
  /** What stands on it. */
  readonly exposure: Exposure;
  /** The day it is for the owner. */
  readonly today: LocalDate;
}
