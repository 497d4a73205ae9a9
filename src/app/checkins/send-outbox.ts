import type { Reply } from '#core/chat/reply.ts';
import { member, t } from '#core/chat/text.ts';
import { RetryableError } from '#core/errors.ts';
import type { WorkspaceId } from '#core/ids.ts';
import { addMs, MINUTE_MS, SECOND_MS } from '#core/time/instant.ts';
import { type ChatPlatform, UndeliverableError } from '#ports/chat-platform.ts';
import { ConflictError, type Scope } from '#ports/store.ts';
import { outbox } from '../collections.ts';
import type { Deps } from '../context.ts';
import type { Outgoing } from '../documents.ts';
import { each } from '../load.ts';
import { inEachWorkspace } from './in-each-workspace.ts';

/** How long a worker may take over one message before another may try. */
const LEASE_MS = 30 * SECOND_MS;
/** The longest wait between two attempts. */
const MOST_WAIT_MS = 5 * MINUTE_MS;
/** A message that fails by a defect after so many attempts is given up: more of them would not help. */
const MOST_ATTEMPTS = 5;

type SendDeps = Pick<Deps, 'store' | 'clock' | 'logger'>;

/**
 * The sweep that sends what is queued, each workspace's in the order in which it was queued. A message is marked as
 * sent only after it was; one whose worker died in between is sent again under its key, which the platform shows once.
 * How many were sent.
 * @param platforms by name; they may come and go while it runs
 */
export function makeSendOutbox(deps: SendDeps, platforms: ReadonlyMap<string, ChatPlatform>) {
  return (): Promise<number> =>
    inEachWorkspace(deps, 'outbox', async (scope) => {
      const platform = platforms.get(scope.workspace.slice(0, scope.workspace.indexOf(':')));
      return platform ? sendAll(deps, scope, platform) : 0;
    });
}

async function sendAll(deps: SendDeps, scope: Scope, platform: ChatPlatform): Promise<number> {
  let sent = 0;
  // Where one message has to wait, those behind it wait too: they would overtake it.
  const waiting = new Set<string>();
  for await (const queued of each(scope, outbox, { by: 'byState', equals: ['queued'] }, 100)) {
    const place = placeOf(queued.send);
    if (waiting.has(place)) continue;
    const outcome = await sendOne(deps, scope, platform, queued);
    if (outcome === 'sent') sent += 1;
    if (outcome === 'waits') waiting.add(place);
  }
  return sent;
}

type Outcome = 'sent' | 'failed' | 'waits';

async function sendOne(
  { clock, logger }: SendDeps,
  scope: Scope,
  platform: ChatPlatform,
  queued: Outgoing,
): Promise<Outcome> {
  const now = clock.now();
  if (queued.notBefore !== undefined && queued.notBefore > now) return 'waits';
  const claimed = await scope.claim(outbox, queued.id, now, addMs(now, LEASE_MS));
  if (claimed?.state !== 'queued') return 'waits';
  const { claimedUntil: _, notBefore: __, ...message } = claimed;
  const about = { workspace: scope.workspace, message: message.id };
  const next = await attempt(platform, scope.workspace, message).then(
    (): Outgoing => ({ ...message, state: 'sent', attempts: message.attempts + 1 }),
    (error: unknown) =>
      afterFailure(error, message, clock.now(), (level, text) =>
        logger[level]({ ...about, err: error }, text),
      ),
  );
  try {
    await scope.replace(outbox, next);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    logger.warn(about, 'another worker took the message over');
    return 'waits';
  }
  return next.state === 'queued' ? 'waits' : next.state;
}

async function attempt(
  platform: ChatPlatform,
  workspace: WorkspaceId,
  { id, send, reply }: Outgoing,
): Promise<void> {
  if (send.kind === 'update') await platform.update(workspace, send.ref, reply);
  else await platform.send(workspace, send.to, reply, id);
}

/** What becomes of a message that could not be sent now. */
function afterFailure(
  error: unknown,
  message: Outgoing,
  now: string,
  log: (level: 'error' | 'warn', text: string) => void,
): Outgoing {
  const attempts = message.attempts + 1;
  const backOffMs = Math.min(MOST_WAIT_MS, SECOND_MS * 2 ** message.attempts);
  if (error instanceof RetryableError) {
    const waitMs = Math.max(error.retryAfterMs, backOffMs);
    return { ...message, attempts, notBefore: addMs(now, waitMs) };
  }
  if (error instanceof UndeliverableError) {
    const { send } = message;
    if (send.kind === 'post' && send.fallback) {
      return { ...message, attempts, send: { kind: 'post', to: send.fallback }, reply: addressed(message) };
    }
    log('warn', 'undeliverable');
    return { ...message, attempts, state: 'failed', reason: error.message };
  }
  log('error', 'sending failed');
  if (attempts >= MOST_ATTEMPTS)
    return { ...message, attempts, state: 'failed', reason: 'a defect on our side' };
  return { ...message, attempts, notBefore: addMs(now, backOffMs) };
}

/** In a thread it has to say whom it is for. */
function addressed({ send, reply }: Outgoing): Reply {
  if (send.kind !== 'post' || send.to.kind !== 'dm') return reply;
  const lead = t`${member(send.to.member)}, this could not be sent to you directly:`;
  return { ...reply, blocks: [{ kind: 'text', text: lead }, ...reply.blocks] };
}

/** Messages to one place keep their order. */
function placeOf(send: Outgoing['send']): string {
  return JSON.stringify(send.kind === 'update' ? [send.ref.channel, send.ref.message] : send.to);
}
