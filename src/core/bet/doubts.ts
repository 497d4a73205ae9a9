import type { Assumption } from '../assumption/assumption.ts';
import type { AssumptionId, BetId } from '../ids.ts';
import { formatQuantity } from '../metric/quantity.ts';
import { formatDay } from '../time/format.ts';
import type { Bet } from './bet.ts';

/** A question that could prove a bet wrong, and whom to put it to. */
export interface Doubt {
  readonly of: BetId | AssumptionId;
  readonly ask: 'users' | 'yourselves';
  readonly question: string;
}

/**
 * The questions to ask for a bet, the one that is worth most first: about what users did, as what they would do is only a
 * guess (Fitzpatrick, The Mom Test), and about what else would explain the number. Made from its own fields.
 */
export function doubtsOf(bet: Bet, claims: readonly Assumption[]): readonly Doubt[] {
  const untested = claims.filter(({ status }) => status === 'untested');
  return [
    ...untested.map(({ id, text }) => ({
      of: id,
      ask: 'users' as const,
      question: `“${text}”: when did it last come up, what did you do, and when was it otherwise?`,
    })),
    ...(claims.length === 0
      ? [
          {
            of: bet.id,
            ask: 'users' as const,
            question: `What do you do today, without ${thing(bet)}, and what does it cost you?`,
          },
        ]
      : []),
    ...ownDoubts(bet),
  ];
}

function ownDoubts({ id, terms, window }: Bet): readonly Doubt[] {
  const { metric, from, to, by } = terms;
  if (metric === undefined) return [];
  const closes = window?.closes ?? by;
  const day = closes === undefined ? 'then' : formatDay(closes);
  const still = from === undefined ? 'has not moved' : `is still at ${formatQuantity(from)}`;
  const half =
    from === undefined || to === undefined
      ? `moves, but not that far`
      : `stops between ${formatQuantity(from)} and ${formatQuantity(to)}`;
  return [
    `If “${metric}” ${still} on ${day}, which reason is wrong, and could it be known sooner?`,
    `What else could move “${metric}” by ${day}, so that it would prove nothing?`,
    `If “${metric}” ${half}, is that a yes or a no?`,
  ].map((question) => ({ of: id, ask: 'yourselves', question }));
}

function thing({ terms }: Bet): string {
  return terms.change === undefined ? 'it' : `“${terms.change}”`;
}
