import type { Bet } from '#core/bet/bet.ts';
import { dueNudges } from '#core/checkin/due-nudges.ts';
import { type Nudge, type NudgeRecord, nudgeKey, recordsOf } from '#core/checkin/nudge.ts';
import type { MemberId, MetricId } from '#core/ids.ts';
import { addDays } from '#core/time/date.ts';
import type { Instant, LocalDate } from '#core/time/instant.ts';
import { localDateOf } from '#core/time/zone.ts';
import { DuplicateError, type Operations, type Scope } from '#ports/store.ts';
import { bets, members, metrics, nudges } from '../collections.ts';
import type { Deps } from '../context.ts';
import type { Outgoing } from '../documents.ts';
import { all, each, getAll } from '../load.ts';
import { post, threadOf } from '../outbox.ts';
import { checkinMessage } from './checkin-message.ts';
import { inEachWorkspace } from './in-each-workspace.ts';

/**
 * How far ahead windows are looked at: the first check-in comes three days before the close, and somewhere it is a day
 * later already than in UTC.
 */
const DAYS_AHEAD = 5;
/** How far back what was sent to a member decides whether they had today's message: see {@link dueNudges}. */
const DAYS_BACK = 3;

/**
 * The sweep that asks owners about their bets. What is due is computed from the bets and from what is on record, so
 * that running it twice, late or in two workers at once sends nothing twice. How many messages it put on their way.
 */
export function makeRunCheckins(deps: Pick<Deps, 'store' | 'clock' | 'logger'>) {
  return (): Promise<number> => inEachWorkspace(deps, 'check-ins', (scope) => sweep(deps, scope));
}

async function sweep({ clock, logger }: Pick<Deps, 'clock' | 'logger'>, scope: Scope): Promise<number> {
  const now = clock.now();
  let sent = 0;
  for (const nudge of await nudgesOf(scope, now)) {
    try {
      if (await send(scope, nudge, now)) sent += 1;
    } catch (error) {
      // One member's check-in that cannot be made must not keep all others from theirs.
      const { member, localDate } = nudge;
      logger.error({ workspace: scope.workspace, member, localDate, err: error }, 'check-in failed');
    }
  }
  return sent;
}

async function nudgesOf(scope: Scope, now: Instant): Promise<readonly Nudge[]> {
  const today = localDateOf(now, 'UTC');
  const closing: Bet[] = [];
  const closingSoon = { by: 'byClosing', equals: ['live'], below: addDays(today, DAYS_AHEAD) };
  for await (const bet of each(scope, bets, closingSoon)) if (!bet.muted) closing.push(bet);
  const owners = [...new Set(closing.map(({ owner }) => owner))];
  return dueNudges({
    bets: closing,
    members: await getAll(scope, members, owners),
    sent: await sentTo(scope, closing, owners, addDays(today, -DAYS_BACK)),
    metricsWithReader: await metricsWithReader(scope, closing),
    now,
  });
}

async function sentTo(
  scope: Scope,
  closing: readonly Bet[],
  owners: readonly MemberId[],
  since: LocalDate,
): Promise<readonly NudgeRecord[]> {
  const sent = new Map<string, NudgeRecord>();
  const add = (records: readonly NudgeRecord[]) => {
    for (const record of records) sent.set(record.id, record);
  };
  for (const { id } of closing) add(await all(scope, nudges, { by: 'byBet', equals: [id] }));
  for (const owner of owners) add(await all(scope, nudges, { by: 'byMember', equals: [owner], from: since }));
  return [...sent.values()];
}

async function metricsWithReader(scope: Scope, closing: readonly Bet[]): Promise<ReadonlySet<MetricId>> {
  const ids = [...new Set(closing.flatMap(({ metricId }) => metricId ?? []))];
  const known = await getAll(scope, metrics, ids);
  return new Set(known.filter(({ reader }) => reader.kind !== 'manual').map(({ id }) => id));
}

/** False when it was sent meanwhile, or when what it asks about has changed and has to be looked at again. */
async function send(scope: Scope, nudge: Nudge, now: Instant): Promise<boolean> {
  const asked = await getAll(
    scope,
    bets,
    nudge.bets.map(({ bet }) => bet),
  );
  const reply = await checkinMessage(scope, nudge, asked);
  try {
    return await scope.transaction(async (tx) => {
      if (!(await unchanged(tx, asked))) return false;
      await tx.insert(nudges, ...recordsOf(nudge, now));
      await post(tx, nudgeKey(nudge), now, sendingOf(nudge.member, asked), reply);
      return true;
    });
  } catch (error) {
    // Another worker was faster: its records are there, and so is its message.
    if (error instanceof DuplicateError) return false;
    throw error;
  }
}

async function unchanged(tx: Operations, asked: readonly Bet[]): Promise<boolean> {
  for (const { id, version } of asked) if ((await tx.get(bets, id))?.version !== version) return false;
  return true;
}

/** A DM; where none can arrive, the thread of the first of the bets that has one. */
function sendingOf(member: MemberId, asked: readonly Bet[]): Outgoing['send'] {
  const card = asked.find((bet) => bet.card)?.card;
  const thread = card && threadOf(card);
  return {
    kind: 'post',
    to: { kind: 'dm', member },
    ...(thread?.kind === 'post' && { fallback: thread.to }),
  };
}
