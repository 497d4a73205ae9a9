import { laneOf } from '#core/delivery/lanes.ts';
import { afterAttempt } from '#core/delivery/sending.ts';
import type { Instant } from '#core/time/instant.ts';
import { ConflictError, DuplicateError, type Operations, type Scope } from '#ports/store.ts';
import { withdraw } from '../checkins/withdraw.ts';
import { outbox, unreachable } from '../collections.ts';
import type { Outgoing } from '../documents.ts';
import { rememberCard } from '../remember-card.ts';
import { type Attempt, elsewhere } from './attempt.ts';
import { wordless } from './wordless.ts';

/** A message that was tried, and where it stands now. */
export interface Attempted extends Attempt {
  readonly message: Outgoing;
  readonly next: Outgoing;
}

/** Where a message stands after an attempt: free for anybody, and on its other way where it has one to go. */
export function nextOf(message: Outgoing, { outcome }: Attempt, now: Instant, chance: number): Outgoing {
  const { claimedUntil: _, notBefore: __, inDoubt: ___, reason: ____, ...rest } = message;
  const moved = outcome.kind === 'undeliverable' && outcome.elsewhere ? elsewhere(message) : {};
  const next = { ...rest, ...moved, ...afterAttempt(message, outcome, now, chance) };
  return wordless({ ...next, lane: laneOf(next.send) });
}

/**
 * Writes down what became of messages that were tried, all in one commit. What another worker took over meanwhile is
 * left to it. Those that were written.
 */
export async function mark(
  scope: Scope,
  attempted: readonly Attempted[],
  now: Instant,
): Promise<readonly Outgoing[]> {
  if (attempted.length === 0) return [];
  try {
    return await scope.transaction(async (tx) => {
      for (const each of attempted) await write(tx, each, now);
      return attempted.map(({ next }) => next);
    });
  } catch (error) {
    if (!(error instanceof ConflictError || error instanceof DuplicateError)) throw error;
    if (attempted.length === 1) return [];
    // Of all of them one was taken over: each by itself.
    const marked: Outgoing[] = [];
    for (const each of attempted) marked.push(...(await mark(scope, [each], now)));
    return marked;
  }
}

async function write(tx: Operations, { message, next, outcome, ref, error }: Attempted, now: Instant) {
  await tx.replace(outbox, next);
  if (next.state === 'withdrawn') return withdraw(tx, next, now);
  const { send, reply } = message;
  if (send.kind !== 'post') return;
  if (ref && reply.cardOf) await rememberCard(tx, reply.cardOf, ref, now, 'unless-known');
  if (outcome.kind === 'undeliverable' && send.to.kind === 'dm' && error !== undefined)
    await flag(tx, send.to.member, now, outcome.reason);
}

async function flag(tx: Operations, id: string, since: Instant, reason: string): Promise<void> {
  if (await tx.get(unreachable, id)) return;
  await tx.insert(unreachable, { id, version: 0, since, reason });
}

/** Updates that a newer one makes needless count as sent. */
export async function markOutdated(scope: Scope, outdated: readonly Outgoing[]): Promise<void> {
  if (outdated.length === 0) return;
  try {
    await scope.transaction(async (tx) => {
      for (const message of outdated)
        await tx.replace(
          outbox,
          wordless({ ...message, state: 'sent', reason: 'a newer one took its place' }),
        );
    });
  } catch (error) {
    // Another worker did so, or sends one of them.
    if (!(error instanceof ConflictError)) throw error;
  }
}
