import type { BetId, MemberId } from '#core/ids.ts';
import type { LogEntry } from '#core/log/entry.ts';
import type { Instant } from '#core/time/instant.ts';
import { ConflictError, DuplicateError, type Scope } from '#ports/store.ts';
import { bets, checkinState, log, members } from '../collections.ts';
import { all, each } from '../load.ts';
import { lookAt } from './look-at.ts';

const TOGETHER = 500;

/**
 * Sees to it that every owner is looked at whose check-ins may have changed: whose bets, settings or metrics the
 * decision log names since the last time. Where it was never followed, everybody is looked at once.
 */
export async function followLog(scope: Scope, now: Instant): Promise<void> {
  const state = await scope.get(checkinState, 'checkins');
  const [last] = (await scope.find(log, { by: 'id', order: 'descending', limit: 1 })).docs;
  const seen = last?.id ?? '';
  if (state?.seen === seen) return;
  const touched = state ? await ownersSince(scope, state.seen) : await everybody(scope);
  try {
    for (let at = 0; at < touched.length; at += TOGETHER) {
      await scope.transaction(async (tx) => {
        for (const owner of touched.slice(at, at + TOGETHER)) await lookAt(tx, owner, now);
      });
    }
    if (state) await scope.replace(checkinState, { ...state, seen });
    else await scope.insert(checkinState, { id: 'checkins', version: 0, seen });
  } catch (error) {
    // Another worker follows it too. What it has not seen yet, the next sweep sees.
    if (!(error instanceof ConflictError || error instanceof DuplicateError)) throw error;
  }
}

async function ownersSince(scope: Scope, seen: string): Promise<readonly MemberId[]> {
  const owners = new Set<MemberId>();
  for await (const entry of each(scope, log, { by: 'id', from: seen })) {
    if (entry.id !== seen) for (const owner of await ownersOf(scope, entry)) owners.add(owner);
  }
  return [...owners];
}

async function ownersOf(
  scope: Scope,
  { subject, type, before, after }: LogEntry,
): Promise<readonly MemberId[]> {
  if (type === 'member-set') return [subject];
  if (type.startsWith('metric'))
    return (await all(scope, bets, { by: 'byMetric', equals: [subject, 'live'] })).map(({ owner }) => owner);
  if (!subject.startsWith('BET-')) return [];
  const bet = await scope.get(bets, subject as BetId);
  // Of a bet that was handed over, both.
  return [bet?.owner, before.owner, after.owner].filter((owner) => typeof owner === 'string');
}

/** All who are known, and all who own a bet before they were ever heard of. */
async function everybody(scope: Scope): Promise<readonly MemberId[]> {
  const known = new Set<MemberId>();
  for await (const { id } of each(scope, members, { by: 'id' })) known.add(id);
  for await (const { owner } of each(scope, bets, { by: 'byStage', equals: ['live'] })) known.add(owner);
  return [...known];
}
