import { isClaimed } from '#core/delivery/claim.ts';
import { intoLanes } from '#core/delivery/lanes.ts';
import { addMs, type Instant } from '#core/time/instant.ts';
import type { ChatPlatform } from '#ports/chat-platform.ts';
import type { Page, Scope } from '#ports/store.ts';
import { inEachWorkspace } from '../checkins/in-each-workspace.ts';
import { outbox, unreachable } from '../collections.ts';
import type { Deps } from '../context.ts';
import type { Outgoing } from '../documents.ts';
import { platformOf } from '../platform-of.ts';
import { attempt, REQUEST_MS } from './attempt.ts';
import { type Attempted, mark, markOutdated, nextOf } from './mark.ts';
import type { Watched } from './steps.ts';
import { LEASE_MS, take } from './take.ts';

/** How many of the queue are looked at together. */
const PAGE = 200;
/** How many requests of one workspace are under way at once. */
const AT_ONCE = 50;

export interface SendDeps extends Pick<Deps, 'store' | 'clock' | 'logger'>, Watched {
  /** A number from [0, 1), for the backoff's jitter. */
  readonly chance: () => number;
}

/**
 * The sweep that sends what is queued, of each lane in the order in which it was queued. A message is claimed, sent and
 * marked; one whose worker died before it was marked is looked up before it is sent again. How many were sent.
 * @param platforms by name; they may come and go while it runs
 */
export function makeSendOutbox(deps: SendDeps, platforms: ReadonlyMap<string, ChatPlatform>) {
  return (): Promise<number> =>
    inEachWorkspace(deps, 'outbox', async (scope) => {
      const platform = platformOf(platforms, scope.workspace);
      return platform ? sendAll(deps, scope, platform) : 0;
    });
}

async function sendAll(deps: SendDeps, scope: Scope, platform: ChatPlatform): Promise<number> {
  let sent = 0;
  // Where one message has to wait, those behind it wait too: they would overtake it.
  const waiting = new Set<string>();
  let page: Page<Outgoing> = { docs: [] };
  do {
    const after = page.next === undefined ? {} : { after: page.next };
    page = await scope.find(outbox, { by: 'byState', equals: ['queued'], limit: PAGE, ...after });
    const now = deps.clock.now();
    // Another worker has it, and nothing may overtake it there either.
    for (const { lane, claimedUntil } of page.docs)
      if (isClaimed(claimedUntil, now, LEASE_MS)) waiting.add(lane);
    const { lanes, outdated } = intoLanes(page.docs.filter(({ lane }) => !waiting.has(lane)));
    await markOutdated(scope, outdated);
    sent += await sendLanes(deps, scope, platform, lanes, waiting);
  } while (page.next !== undefined);
  return sent;
}

/** Sends the heads of the lanes side by side, and of each lane one after the other for as long as they arrive. */
async function sendLanes(
  deps: SendDeps,
  scope: Scope,
  platform: ChatPlatform,
  lanes: ReadonlyMap<string, readonly Outgoing[]>,
  waiting: Set<string>,
): Promise<number> {
  let sent = 0;
  const left = new Map([...lanes].map(([lane, messages]) => [lane, [...messages]]));
  let heads = [...lanes.keys()];
  const underWay = new Set<Promise<void>>();
  const done: Attempted[] = [];

  const begin = async (): Promise<void> => {
    const now = deps.clock.now();
    const tried = heads.splice(0, AT_ONCE - underWay.size);
    const first = tried.flatMap((lane) => left.get(lane)?.[0] ?? []);
    const ripe = first.filter(({ notBefore }) => notBefore === undefined || notBefore <= now);
    const taken = ripe.length === 0 ? [] : await take(deps.store, scope, platform, ripe, now);
    for (const lane of tried) waiting.add(lane);
    for (const message of taken) {
      const request: Promise<void> = sendOne(deps, scope, platform, message, addMs(now, LEASE_MS))
        .then((attempted) => {
          if (attempted) done.push(attempted);
        })
        // It stays claimed, and is looked up when that is over.
        .catch((error: unknown) =>
          deps.logger.error({ message: message.id, err: error }, 'an attempt failed'),
        )
        .finally(() => underWay.delete(request));
      underWay.add(request);
    }
  };

  while (heads.length > 0 || underWay.size > 0 || done.length > 0) {
    if (heads.length > 0 && underWay.size < AT_ONCE / 2) await begin();
    if (done.length === 0 && underWay.size > 0) await Promise.race(underWay);
    for (const { lane, state } of await mark(scope, done.splice(0), deps.clock.now())) {
      await deps.reached?.('marked');
      if (state === 'queued') continue;
      if (state === 'sent') sent += 1;
      left.get(lane)?.shift();
      waiting.delete(lane);
      if (left.get(lane)?.length) heads = [...heads, lane];
    }
  }
  return sent;
}

/** Undefined where its time ran out before it was sent: another worker may have it now. */
async function sendOne(
  deps: SendDeps,
  scope: Scope,
  platform: ChatPlatform,
  message: Outgoing,
  until: Instant,
): Promise<Attempted | undefined> {
  await deps.reached?.('claimed');
  const tried = await attempt(platform, scope.workspace, message, {
    isReachable: !(await isFlagged(scope, message)),
    isOutdated: () => message.until !== undefined && message.until <= deps.clock.now(),
    isOver: () => until <= deps.clock.now(),
    isInTime: () => deps.clock.now() <= addMs(until, -REQUEST_MS),
    ...(deps.reached && { reached: deps.reached }),
  });
  if (!tried) return undefined;
  const next = nextOf(message, tried, deps.clock.now(), deps.chance());
  report(deps.logger, scope, { message, next, ...tried });
  return { message, next, ...tried };
}

async function isFlagged(scope: Scope, { send }: Outgoing): Promise<boolean> {
  if (send.kind === 'update' || send.to.kind !== 'dm') return false;
  return (await scope.get(unreachable, send.to.member)) !== undefined;
}

function report(
  logger: SendDeps['logger'],
  scope: Scope,
  { message, next, outcome, error }: Attempted,
): void {
  const about = { workspace: scope.workspace, message: message.id, err: error };
  if (outcome.kind === 'defect') logger.error(about, 'sending failed');
  else if (next.state === 'dead' || next.state === 'held') logger.warn(about, `message is ${next.state}`);
  else if (outcome.kind === 'unknown')
    logger.warn(about, 'no answer: it is looked up before it is sent again');
}
