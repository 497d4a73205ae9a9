import type { MessageRef, Reply } from '#core/chat/reply.ts';
import { member, t } from '#core/chat/text.ts';
import type { Outcome } from '#core/delivery/sending.ts';
import { RetryableError } from '#core/errors.ts';
import type { WorkspaceId } from '#core/ids.ts';
import { SECOND_MS } from '#core/time/instant.ts';
import { type ChatPlatform, UnansweredError, UndeliverableError } from '#ports/chat-platform.ts';
import type { Outgoing } from '../documents.ts';
import type { Watched } from './steps.ts';

/** How long one request may take. */
export const REQUEST_MS = 10 * SECOND_MS;

/** What became of a message, and where it is if it arrived. */
export interface Attempt {
  readonly outcome: Outcome;
  readonly ref?: MessageRef;
  /** What went wrong, for the log. */
  readonly error?: unknown;
}

export interface Attempting extends Watched {
  /** Whether a DM may be tried: where the last one failed for good, it goes elsewhere at once. */
  readonly isReachable: boolean;
  /** Whether it has been overtaken by the time: then it is not sent any more. */
  readonly isOutdated: () => boolean;
  /** Whether there is time left for one request before another worker may look after the message. */
  readonly isInTime: () => boolean;
  /** Whether another worker may look after the message by now. */
  readonly isOver: () => boolean;
}

/**
 * Tries to send it; if an earlier attempt may have arrived, only after it was looked up and found absent. Undefined
 * where there was no time left to send it: a process may stand still for long between any two steps.
 */
export async function attempt(
  platform: ChatPlatform,
  workspace: WorkspaceId,
  message: Outgoing,
  { isReachable, isOutdated, isInTime, isOver, reached }: Attempting,
): Promise<Attempt | undefined> {
  const { send: what } = message;
  const inTime: Limit = (request) => limited(request, isOver);
  if (what.kind === 'post' && message.inDoubt) {
    const found = await lookUp(platform, workspace, what.to, message.id, inTime);
    await reached?.('looked-up');
    if (found) return found;
  }
  if (isOutdated()) return { outcome: { kind: 'outdated' } };
  if (!isReachable && what.kind === 'post' && what.fallback)
    return { outcome: { kind: 'undeliverable', reason: 'not reachable before', elsewhere: true } };
  if (!isInTime()) return undefined;
  const sent = await send(platform, workspace, message, inTime);
  await reached?.('accepted');
  return sent;
}

/** Undefined when it certainly did not arrive. */
async function lookUp(
  platform: ChatPlatform,
  workspace: WorkspaceId,
  to: Parameters<ChatPlatform['find']>[1],
  key: string,
  inTime: Limit,
): Promise<Attempt | undefined> {
  try {
    const found = await inTime((signal) => platform.find(workspace, to, key, signal));
    if (found === 'absent') return undefined;
    if (found === 'unprovable') return { outcome: { kind: 'unprovable' } };
    return { outcome: { kind: 'sent' }, ref: found };
  } catch (error) {
    // A place that is gone has no messages, and sending will say so.
    if (error instanceof UndeliverableError) return undefined;
    const retryAfterMs = error instanceof RetryableError ? error.retryAfterMs : 0;
    return { outcome: { kind: 'not-looked-up', retryAfterMs }, error };
  }
}

async function send(
  platform: ChatPlatform,
  workspace: WorkspaceId,
  message: Outgoing,
  inTime: Limit,
): Promise<Attempt> {
  const { id, send: what, reply } = message;
  try {
    if (what.kind === 'post') {
      const ref = await inTime((signal) => platform.send(workspace, what.to, reply, id, signal));
      return { outcome: { kind: 'sent' }, ref };
    }
    await inTime((signal) => platform.update(workspace, what.ref, reply, signal));
    return { outcome: { kind: 'sent' } };
  } catch (error) {
    return { outcome: outcomeOf(error, what), error };
  }
}

function outcomeOf(error: unknown, what: Outgoing['send']): Outcome {
  if (error instanceof RetryableError) return { kind: 'refused', retryAfterMs: error.retryAfterMs };
  if (error instanceof UndeliverableError) {
    const elsewhere = what.kind === 'post' && what.fallback !== undefined;
    return { kind: 'undeliverable', reason: error.message, elsewhere };
  }
  if (error instanceof UnansweredError)
    return what.kind === 'post' ? { kind: 'unknown' } : { kind: 'refused', retryAfterMs: 0 };
  return { kind: 'defect', mayHaveArrived: what.kind === 'post' };
}

/** Makes a request within its time. */
type Limit = <T>(request: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/**
 * Gives up after {@link REQUEST_MS}, whether or not the platform's adapter listens. In a process that stood still the
 * timer is late by just that: whoever looks at the signal before they write is told by the clock as well.
 */
async function limited<T>(request: (signal: AbortSignal) => Promise<T>, isOver: () => boolean): Promise<T> {
  const timer = AbortSignal.timeout(REQUEST_MS);
  const signal = AbortSignal.any([timer]);
  Object.defineProperty(signal, 'aborted', { get: () => timer.aborted || isOver() });
  const tooLate = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new UnansweredError('no answer in time')), { once: true });
  });
  return Promise.race([request(signal), tooLate]);
}

/** The message for the place it falls back to: there it has to say whom it is for. */
export function elsewhere(message: Outgoing): Pick<Outgoing, 'send' | 'reply'> {
  const { send: what, reply } = message;
  if (what.kind !== 'post' || !what.fallback) throw new Error(`${message.id} has nowhere else to go`);
  const send = { kind: 'post', to: what.fallback } as const;
  return { send, reply: what.to.kind === 'dm' ? addressed(what.to.member, reply) : reply };
}

function addressed(id: string, reply: Reply): Reply {
  const lead = t`${member(id)}, this could not be sent to you directly:`;
  return { ...reply, blocks: [{ kind: 'text', text: lead }, ...reply.blocks] };
}
