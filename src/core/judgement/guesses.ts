import type { Bet, Guess } from '../bet/bet.ts';
import type { Quantity } from '../metric/metric.ts';
import { formatQuantity } from '../metric/quantity.ts';
import { progress } from '../metric/target.ts';

/** `guessed 34 %, read 32 %: too high`; undefined where nothing was guessed. */
export function showGuess({ guessed, read }: Guess): string | undefined {
  if (!guessed) return undefined;
  if (!read) return `guessed ${formatQuantity(guessed)}, before anything was read`;
  const off = guessed.value - read.value;
  const side = off === 0 ? 'exactly' : off > 0 ? 'too high' : 'too low';
  return `guessed ${formatQuantity(guessed)}, read ${formatQuantity(read)}: ${side}`;
}

/** What a guess looks like, in the bet's unit; near no target, so that it leads nobody. */
export function guessExample({ terms }: Pick<Bet, 'terms'>): string {
  const unit = terms.to?.unit ?? terms.from?.unit;
  return formatQuantity({ value: 12, ...(unit !== undefined && { unit }) });
}

/** How good somebody's guesses were. */
export interface GuessRecord {
  readonly n: number;
  /** Half of them were off by this much of the way from baseline to target at most. */
  readonly medianMiss: number;
  /** How many were on the side of the target that the reading was on. */
  readonly sameSide: number;
}

/** Of bets that were guessed and have a baseline and a target; undefined where there is none. */
export function guessRecord(bets: readonly Pick<Bet, 'guess' | 'terms'>[]): GuessRecord | undefined {
  const compared = bets.flatMap(({ guess: made, terms: { from, to } }) => {
    if (!made?.guessed || !made.read || !from || !to) return [];
    const guessed = wayOf(made.guessed, from, to);
    const read = wayOf(made.read, from, to);
    return guessed === undefined || read === undefined ? [] : [{ guessed, read }];
  });
  const misses = compared.map(({ guessed, read }) => Math.abs(guessed - read)).toSorted((a, b) => a - b);
  const median = misses[Math.ceil(misses.length / 2) - 1];
  if (median === undefined) return undefined;
  const sameSide = compared.filter(({ guessed, read }) => guessed >= 1 === read >= 1).length;
  return { n: compared.length, medianMiss: median, sameSide };
}

function wayOf({ value }: Quantity, from: Quantity, to: Quantity): number | undefined {
  return progress(from.value, to.value, value);
}
