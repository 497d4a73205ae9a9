import type { Assumption, Stance } from '../assumption/assumption.ts';
import type { Bet } from '../bet/bet.ts';
import type { Finding } from '../bet/lint.ts';
import type { Text } from '../chat/text.ts';
import type { Reading } from '../metric/metric.ts';
import type { Instant, LocalDate } from '../time/instant.ts';

/** All that a bet's card is made from, loaded at once by the app. */
export interface BetView {
  readonly bet: Bet;
  readonly assumptions: readonly Assumption[];
  /** Of its metric, oldest first, from the window's opening on. */
  readonly readings: readonly Reading[];
  /** What the linter says of a draft; empty from placing on. */
  readonly findings: readonly Finding[];
  /** How many pieces of evidence of each stance are linked to it. */
  readonly evidence: Readonly<Record<Stance, number>>;
  readonly nextCheckin?: Instant;
  /** What placing it would warn about; only for drafts. */
  readonly warnings: readonly Text[];
  readonly today: LocalDate;
}
