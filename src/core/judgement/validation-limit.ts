import type { Bet } from '../bet/bet.ts';
import { type BetId, type MemberId, numberOf } from '../ids.ts';

/** How many shipped bets wait for one person's call, against how many they may have waiting. */
export interface ValidationLoad {
  /** Live and due ones, oldest first. */
  readonly live: readonly BetId[];
  readonly limit: number;
  /** One more would be too many. */
  readonly reached: boolean;
}

export function validationLoad(owner: MemberId, bets: readonly Bet[], limit: number): ValidationLoad {
  const live = bets
    .filter((bet) => bet.owner === owner && bet.stage === 'live')
    .map(({ id }) => id)
    .sort((a, b) => numberOf(a) - numberOf(b));
  return { live, limit, reached: live.length >= limit };
}
