import type { Inbound } from '#core/chat/inbound.ts';
import type { Reply } from '#core/chat/reply.ts';
import { code, type Text, t } from '#core/chat/text.ts';
import type { Send } from '#core/delivery/lanes.ts';
import { SETTLE_MS } from '#core/delivery/sending.ts';
import { RetryableError } from '#core/errors.ts';
import { addMs, type Instant } from '#core/time/instant.ts';
import { type AnswerLater, UnansweredError } from '#ports/chat-platform.ts';
import type { Scope } from '#ports/store.ts';
import type { Deps } from '../context.ts';
import type { Outgoing } from '../documents.ts';
import { post } from '../outbox.ts';
import { typedIn } from '../typed-in.ts';

/** What was done is answered, also where the platform did not take the answer when it was given. */
export function makeAnswerLater({ store, clock }: Pick<Deps, 'store' | 'clock'>): AnswerLater {
  return (inbound, reply, why) => {
    const now = clock.now();
    const given = late(reply, inbound, t`Late: this could not be said when you asked.`);
    return answerLater(store.in(inbound.workspace), inbound, now, given, waitFor(why, now));
  };
}

type Waiting = Pick<Outgoing, 'notBefore' | 'inDoubt'>;

function waitFor(why: unknown, now: Instant): Waiting {
  if (why instanceof RetryableError) return { notBefore: addMs(now, why.retryAfterMs) };
  return why instanceof UnansweredError ? { inDoubt: true, notBefore: addMs(now, SETTLE_MS) } : {};
}

/** Puts the answer to an event into the outbox, once for each event. */
export function answerLater(
  scope: Scope,
  inbound: Inbound,
  now: Instant,
  reply: Reply,
  waiting: Waiting = {},
): Promise<void> {
  return scope.transaction((tx) =>
    post(tx, `answer:${inbound.eventId}`, now, answerTo(inbound, reply), reply, waiting),
  );
}

/** Where it was asked; what only one person may see, and what cannot be said there, goes to their DM. */
function answerTo({ member, channel, thread }: Inbound, { audience }: Reply): Send {
  const fallback = { kind: 'dm', member } as const;
  if (audience === 'you') return { kind: 'post', to: fallback };
  const to =
    thread === undefined
      ? ({ kind: 'channel', channel } as const)
      : ({ kind: 'thread', channel, thread } as const);
  return { kind: 'post', to, fallback };
}

/** The answer with why it comes late. A form cannot be opened any more: the line is given back instead. */
export function late({ form, ...reply }: Reply, inbound: Inbound, why: Text): Reply {
  const again = form ? t` It needs more to be filled in. Send it again: ${code(typedIn(inbound))}` : [];
  return { ...reply, blocks: [...reply.blocks, { kind: 'note', text: t`${why}${again}` }] };
}
