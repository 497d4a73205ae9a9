import type { Reply } from '#core/chat/reply.ts';
import { RetryableError } from '#core/errors.ts';
import { UnansweredError, UndeliverableError, type WaysIn } from '#ports/chat-platform.ts';
import type { Logger } from '#ports/logger.ts';
import type { Answers } from './answer.ts';
import type { Asked } from './heard.ts';
import { patiently } from './patience.ts';

/** What Slack may do; anything else is a defect. */
const EXPECTED = [RetryableError, UnansweredError, UndeliverableError];

export interface GiveDeps {
  readonly waysIn: WaysIn;
  readonly answers: Answers;
  readonly logger: Logger;
}

/** Gives an answer by `work`. One that Slack does not take goes out later, as a message: the effect was had. */
export async function orLater(
  { waysIn, logger }: GiveDeps,
  { inbound, answer }: Asked,
  reply: Reply,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await patiently(work);
  } catch (error) {
    // What the App Home shows is shown when it is opened again.
    if (answer.kind === 'home' && isHome(inbound)) throw error;
    const { workspace, eventId: event } = inbound;
    const isExpected = EXPECTED.some((kind) => error instanceof kind);
    logger[isExpected ? 'warn' : 'error']({ workspace, event, err: error }, 'an answer goes out later');
    // Seen in a modal, it was for one person.
    const seen: Reply =
      answer.kind === 'chat' || answer.kind === 'submission' ? reply : { ...reply, audience: 'you' };
    await waysIn.answerLater(inbound, seen, error);
  }
}

function isHome(inbound: Asked['inbound']): boolean {
  return inbound.kind === 'command' && /^\/bet home\b/.test(inbound.text);
}

/** Shows an answer where it belongs. */
export async function show(
  { answers, waysIn }: GiveDeps,
  { inbound, answer }: Asked,
  reply: Reply,
): Promise<void> {
  switch (answer.kind) {
    case 'none':
      return;
    case 'modal':
      return answers.inModal(inbound, answer.view, { channel: inbound.channel }, reply);
    case 'home': {
      const isItself = isHome(inbound) && !reply.failed;
      return isItself ? answers.asHome(inbound, reply) : answers.overHome(inbound, answer.trigger, reply);
    }
    case 'chat':
    case 'submission': {
      const trigger = answer.kind === 'chat' ? answer.trigger : undefined;
      const ref = await answers.inChat(inbound, answer.origin, trigger, reply);
      if (!ref || !reply.cardOf) return;
      const { workspace, member, channel, at } = inbound;
      const eventId = `${inbound.eventId}.posted`;
      await waysIn.handle({
        workspace,
        member,
        channel,
        at,
        eventId,
        kind: 'posted',
        cardOf: reply.cardOf,
        ref,
      });
    }
  }
}
