import type { Inbound, InboundFrame } from '#core/chat/inbound.ts';
import type { Destination, MessageRef, Reply } from '#core/chat/reply.ts';
import { RetryableError } from '#core/errors.ts';
import { UndeliverableError } from '#ports/chat-platform.ts';
import type { Intake } from './deps.ts';
import { invitation } from './forms.ts';
import { patiently } from './rest.ts';

/**
 * Hands an event over once it is kept, in its turn, and gives what is answered to `answer`; nothing of it where it came
 * before. Where it could not be kept it is handed over all the same: Discord does not send it again, and what comes of
 * it then is said.
 * @param onKept called in between: from then on it may be acknowledged
 */
export async function handOver(
  { ways, logger, slots }: Pick<Intake, 'ways' | 'logger' | 'slots'>,
  inbound: Inbound,
  answer: (reply: Reply | undefined) => Promise<void>,
  onKept: () => void = () => {},
): Promise<void> {
  try {
    if (!(await ways.keep(inbound))) return;
  } catch (error) {
    if (!(error instanceof RetryableError)) throw error;
    logger.warn(
      { workspace: inbound.workspace, event: inbound.eventId, err: error },
      'an event could not be kept',
    );
  }
  onKept();
  await slots.run(async () => answer(await ways.handle(inbound)));
}

/** Answers something that was said, with a message; where that cannot be, in a DM. */
export async function answerInMessages(
  intake: Intake,
  frame: InboundFrame,
  to: Destination,
  reply: Reply,
): Promise<void> {
  const { forms, send, logger } = intake;
  const { workspace, eventId, member } = frame;
  const { form, ...rest } = reply;
  if (form) await forms.keep(frame, eventId, form);
  const message = form ? invitation(rest, form, eventId) : reply;
  const say = (where: Destination) => patiently(() => send(workspace, where, message, answerKey(frame)));
  try {
    const ref = await say(to).catch((error: unknown) => {
      if (error instanceof UndeliverableError && to.kind !== 'dm') return say({ kind: 'dm', member });
      throw error;
    });
    await remember(intake, frame, reply, ref);
  } catch (error) {
    logger.warn({ workspace, event: eventId, err: error }, 'an answer could not be given');
  }
}

/** The key that an answer goes out under, whichever way it takes. */
export function answerKey({ eventId }: Pick<InboundFrame, 'eventId'>): string {
  return `answer:${eventId}`;
}

/** Tells where a card was posted. */
export async function remember(
  { ways }: Pick<Intake, 'ways'>,
  frame: InboundFrame,
  { cardOf, audience }: Reply,
  ref: MessageRef,
): Promise<void> {
  if (cardOf === undefined || audience !== 'everyone') return;
  await ways.handle({ ...frame, eventId: `${frame.eventId}:posted`, kind: 'posted', cardOf, ref });
}
