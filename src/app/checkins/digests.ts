import type { BetCounts } from '#core/report/bets-chart.ts';
import type { Instant, LocalDate } from '#core/time/instant.ts';
import { collection } from '#ports/store.ts';

/** That a week's digest was seen to, whether or not there was anything to say and anybody to say it to. */
export interface DigestRecord {
  /** The Monday it belongs to: of two workers that make it, the store lets one. */
  readonly id: LocalDate;
  readonly version: number;
  readonly at: Instant;
  /** How many bets there were then, for the chart of the weeks to come. */
  readonly bets?: Omit<BetCounts, 'monday'>;
}

export const digests = collection<DigestRecord>('digests');
