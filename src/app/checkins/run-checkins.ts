import type { Bet } from '#core/bet/bet.ts';
import type { Reply } from '#core/chat/reply.ts';
import { dueNudges } from '#core/checkin/due-nudges.ts';
import { type Nudge, nudgeEnds, nudgeKey, recordsOf } from '#core/checkin/nudge.ts';
import { addMs, HOUR_MS, type Instant, MINUTE_MS } from '#core/time/instant.ts';
import { ConflictError, DuplicateError, type Operations, type Scope } from '#ports/store.ts';
import { bets, checkinPlans, members, nudges } from '../collections.ts';
import type { Deps } from '../context.ts';
import type { Watched } from '../delivery/steps.ts';
import type { CheckinPlan } from '../documents.ts';
import { getAll } from '../load.ts';
import { post, toOwner } from '../outbox.ts';
import { checkinMessage } from './checkin-message.ts';
import { followLog } from './follow-log.ts';
import { withHeldNote } from './held-note.ts';
import { inEachWorkspace } from './in-each-workspace.ts';
import { loadOwner, nextLook, type Owner } from './load-owner.ts';

/** How many owners are looked at, and written down, together. */
const OWNERS_TOGETHER = 50;
/** After a failure the owner is looked at again so much later; somebody never heard of a good deal later. */
const AFTER_FAILURE_MS = MINUTE_MS;
const UNTIL_HEARD_OF_MS = HOUR_MS;

type RunDeps = Pick<Deps, 'store' | 'clock' | 'logger'> & Watched;

/** What a look at an owner came to: a message to queue, perhaps, and when to look again. */
interface Look {
  readonly plan: CheckinPlan;
  readonly next: Instant | undefined;
  readonly message?: {
    readonly nudge: Nudge;
    readonly asked: readonly Bet[];
    readonly owner: Owner['member'];
    readonly reply: Reply;
  };
}

/**
 * The sweep that asks owners about their bets. An index holds when each owner has to be looked at, so that a sweep
 * costs what is due; what is sent is then computed from the bets and from what is on record, so that running it
 * twice, late or in two workers at once sends nothing twice. How many messages it put on their way.
 */
export function makeRunCheckins(deps: RunDeps) {
  return (): Promise<number> => inEachWorkspace(deps, 'check-ins', (scope) => sweep(deps, scope));
}

async function sweep(deps: RunDeps, scope: Scope): Promise<number> {
  const now = deps.clock.now();
  await followLog(scope, now);
  let queued = 0;
  for (;;) {
    const due = { by: 'byAt', below: addMs(now, 1), limit: OWNERS_TOGETHER };
    const { docs } = await scope.find(checkinPlans, due);
    if (docs.length === 0) return queued;
    const looks: Look[] = [];
    for (const plan of docs) looks.push(await lookAt(deps, scope, plan, now));
    await deps.reached?.('checkin-composed');
    queued += await write(scope, looks, now);
    await deps.reached?.('checkin-queued');
  }
}

/** One owner's trouble must not keep all others from their check-ins. */
async function lookAt({ logger }: RunDeps, scope: Scope, plan: CheckinPlan, now: Instant): Promise<Look> {
  try {
    const owner = await loadOwner(scope, plan.id, now);
    if (!owner) return { plan, next: addMs(now, UNTIL_HEARD_OF_MS) };
    const [nudge] = dueNudges({ ...owner, members: [owner.member] });
    if (!nudge) return { plan, next: later(nextLook(owner), now) };
    const asked = await getAll(
      scope,
      bets,
      nudge.bets.map(({ bet }) => bet),
    );
    const reply = await withHeldNote(scope, plan.id, await checkinMessage(scope, nudge, owner.member, asked));
    const next = nextLook({ ...owner, sent: [...owner.sent, ...recordsOf(nudge, now)] });
    return { plan, next: later(next, now), message: { nudge, asked, owner: owner.member, reply } };
  } catch (error) {
    logger.error({ workspace: scope.workspace, member: plan.id, err: error }, 'check-in failed');
    return { plan, next: addMs(now, AFTER_FAILURE_MS) };
  }
}

/** A look that came to nothing though one was due is no reason to look again at once. */
function later(next: Instant | undefined, now: Instant): Instant | undefined {
  return next !== undefined && next <= now ? addMs(now, AFTER_FAILURE_MS) : next;
}

/** Everything in one commit, or where another worker was faster with one of them, each by itself. */
async function write(scope: Scope, looks: readonly Look[], now: Instant): Promise<number> {
  try {
    return await scope.transaction(async (tx) => {
      let queued = 0;
      for (const look of looks) if (await writeOne(tx, look, now)) queued += 1;
      return queued;
    });
  } catch (error) {
    if (!(error instanceof ConflictError || error instanceof DuplicateError)) throw error;
    if (looks.length === 1) return 0;
    let queued = 0;
    for (const look of looks) queued += await write(scope, [look], now);
    return queued;
  }
}

/** False when there was nothing to send, or when what it asks about has changed and has to be looked at again. */
async function writeOne(tx: Operations, { plan, next, message }: Look, now: Instant): Promise<boolean> {
  if (message && !(await unchanged(tx, message))) return false;
  if (next === undefined) {
    await tx.replace(checkinPlans, plan);
    await tx.remove(checkinPlans, plan.id);
  } else {
    await tx.replace(checkinPlans, { ...plan, at: next });
  }
  if (!message) return false;
  const { nudge, asked, owner, reply } = message;
  await tx.insert(nudges, ...recordsOf(nudge, now));
  const send = toOwner(nudge.member, asked);
  await post(tx, nudgeKey(nudge), now, send, reply, { until: nudgeEnds(nudge, owner.zone, now) });
  return true;
}

async function unchanged(
  tx: Operations,
  { asked, owner }: Pick<NonNullable<Look['message']>, 'asked' | 'owner'>,
): Promise<boolean> {
  if ((await tx.get(members, owner.id))?.version !== owner.version) return false;
  for (const { id, version } of asked) if ((await tx.get(bets, id))?.version !== version) return false;
  return true;
}
