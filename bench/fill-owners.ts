import { bets, members } from '#app/collections.ts';
import type { Bet } from '#core/bet/bet.ts';
import { decide } from '#core/bet/decide.ts';
import type { BetCommand } from '#core/bet/events.ts';
import { evolve } from '#core/bet/evolve.ts';
import { newMember } from '#core/member/member.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { Scope } from '#ports/store.ts';

export const WORKSPACE = 'console:local';
export const SHIPPED_AT = '2026-11-02T08:00:00.000Z';
const TOGETHER = 100;

/** So many owners in UTC, each with some live bets that close on the owner's day. */
export async function fillOwners(
  scope: Scope,
  owners: number,
  closesOf: (owner: number) => LocalDate,
  betsEach = 1,
): Promise<void> {
  for (let from = 0; from < owners; from += TOGETHER) {
    const some = [...Array(Math.min(TOGETHER, owners - from)).keys()].map((i) => from + i);
    await scope.transaction(async (tx) => {
      await tx.insert(members, ...some.map((owner) => newMember(`m${owner}`, `m${owner}`, 'UTC')));
      const made = some.flatMap((owner) =>
        [...Array(betsEach).keys()].map((i) =>
          liveBet(owner * betsEach + i + 1, `m${owner}`, closesOf(owner)),
        ),
      );
      await tx.insert(bets, ...made);
    });
  }
}

/** A bet that was shipped at {@link SHIPPED_AT}. */
export function liveBet(number: number, owner: string, closes: LocalDate): Bet {
  const terms = {
    change: `add feature ${number}`,
    metric: `metric ${number}`,
    from: { value: 10, unit: '%' },
    to: { value: 12, unit: '%' },
    by: closes,
    confidence: 60,
  };
  const draft = {
    type: 'draft',
    id: `BET-${number}`,
    by: owner,
    owner,
    terms,
    assumptions: [],
    dependsOn: [],
  } as const;
  const statement = `If we add feature ${number}, we expect metric ${number} to go up.`;
  const commands: readonly BetCommand[] = [
    draft,
    { type: 'place', by: owner, statement },
    { type: 'ship', by: owner },
  ];
  const made = commands.reduce<Bet | undefined>(
    (bet, command) =>
      decide(command, bet, { now: SHIPPED_AT, today: SHIPPED_AT.slice(0, 10) }).reduce<Bet | undefined>(
        evolve,
        bet,
      ),
    undefined,
  );
  if (!made) throw new Error('no bet was made');
  return made;
}
