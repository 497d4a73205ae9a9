import type { Bet } from '#core/bet/bet.ts';
import { decide } from '#core/bet/decide.ts';
import type { BetCommand, BetEvent } from '#core/bet/events.ts';
import { evolve } from '#core/bet/evolve.ts';
import type { MemberId } from '#core/ids.ts';
import { changed } from '#core/log/entry.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Collection, Document, Operations } from '#ports/store.ts';
import { bets, log } from './collections.ts';

/** Who did it and when, for the log. */
export interface Stamp {
  readonly by: MemberId | 'ante';
  readonly at: Instant;
}

/** Appends one line to the decision log. */
export async function note(
  tx: Operations,
  stamp: Stamp,
  subject: string,
  type: string,
  before: object | undefined,
  after: object | undefined,
): Promise<void> {
  const sequence = await tx.increment('log');
  await tx.insert(log, {
    id: String(sequence).padStart(12, '0'),
    version: 0,
    ...stamp,
    subject,
    type,
    ...changed(before, after),
  });
}

/** Stores a document's next state and the log line that says what changed. `before` absent means it is new. */
export async function record<D extends Document>(
  tx: Operations,
  into: Collection<D>,
  stamp: Stamp,
  type: string,
  before: D | undefined,
  after: D,
): Promise<D> {
  await note(tx, stamp, after.id, type, before, after);
  if (before) return tx.replace(into, after);
  const [stored] = await tx.insert(into, after);
  return stored ?? after;
}

/** Decides a command on a bet, stores what came of it, one log line an event. The bet as it is afterwards. */
export async function recordBet(
  tx: Operations,
  stamp: Stamp & { readonly today: string },
  command: BetCommand,
  before: Bet | undefined,
): Promise<Bet> {
  const events = decide(command, before, { now: stamp.at, today: stamp.today });
  return recordEvents(tx, stamp, before, events);
}

async function recordEvents(
  tx: Operations,
  { by, at }: Stamp,
  before: Bet | undefined,
  events: readonly BetEvent[],
): Promise<Bet> {
  let bet = before;
  for (const event of events) {
    const next = evolve(bet, event);
    await note(tx, { by, at }, next.id, event.type, bet, next);
    bet = next;
  }
  if (!bet) throw new Error('a command on nothing came to nothing');
  if (events.length === 0) return bet;
  if (before) return tx.replace(bets, bet);
  const [stored] = await tx.insert(bets, bet);
  return stored ?? bet;
}
