import { isAddressed } from '#core/chat/addressed.ts';
import type { Inbound } from '#core/chat/inbound.ts';
import { type Reply, say } from '#core/chat/reply.ts';
import { bold, t } from '#core/chat/text.ts';
import { isRepeatable, mayChange } from '#core/delivery/may-change.ts';
import { RetryableError } from '#core/errors.ts';
import { inbox } from '../collections.ts';
import type { Context } from '../context.ts';
import { once, RepeatedError } from './once.ts';
import type { Watched } from './steps.ts';

/**
 * Lets an event have its effect once. What was stored of it is marked in the commit of its effect, and removed where it
 * had none, so that it may come again. What is done in many steps is marked after the last. @throws whatever `work` throws, unless the event is kept and will be heard again
 */
export async function takeIn(
  context: Context,
  inbound: Inbound,
  work: (context: Context) => Promise<Reply | undefined>,
  { reached }: Watched,
): Promise<Reply | undefined> {
  const { scope, settings, now } = context;
  if (!mayChange(inbound, settings)) return work(context);
  const kept = await scope.get(inbox, inbound.eventId);
  if (kept && kept.state !== 'kept') return repeated(inbound);
  const writing = once(scope, inbound, kept, now);
  try {
    const isInSteps = isRepeatable(inbound);
    const reply = await work({ ...context, scope: isInSteps ? scope : writing.scope });
    if (isInSteps) await writing.end();
    if (writing.isDone()) await reached?.('event-done');
    else if (kept) await scope.remove(inbox, kept.id);
    return reply;
  } catch (error) {
    if (error instanceof RepeatedError) return repeated(inbound);
    if (!kept || writing.isDone()) throw error;
    if (error instanceof RetryableError) return isAddressed(inbound) ? KEPT : undefined;
    await scope.remove(inbox, kept.id);
    throw error;
  }
}

const KEPT: Reply = {
  ...say(
    t`${bold('Not yet.')} The store is busy. What you sent is kept and will be done in a minute or two: no need to send it again.`,
    'you',
  ),
  failed: true,
};

/** The answer to what was done before. */
function repeated(inbound: Inbound): Reply | undefined {
  if (!isAddressed(inbound)) return undefined;
  return say(t`That came in before, and was done then. Nothing was done twice.`, 'you');
}
