import type { Form } from '#core/chat/form.ts';
import type { InboundBody } from '#core/chat/inbound.ts';
import type { Reply } from '#core/chat/reply.ts';
import type { WorkspaceId } from '#core/ids.ts';
import type { Handle } from '#ports/chat-platform.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import type { Scope } from '#ports/store.ts';
import type { ConsoleMessage } from './collections.ts';
import type { Display } from './display.ts';
import { replyTo } from './errors.ts';
import { post, refOf } from './messages.ts';
import { isDm, type Place, threadUnder } from './place.ts';
import { remember, type Seat } from './seat.ts';

export interface DispatchDeps {
  readonly workspace: WorkspaceId;
  readonly scope: Scope;
  readonly seat: Seat;
  readonly clock: Clock;
  readonly handle: Handle;
  /** A new id at each call, never one that was used before. */
  readonly newId: () => string;
  readonly logger: Logger;
}

/** A form, and where it was opened: it is sent from there. */
export interface OpenedForm {
  readonly form: Form;
  readonly place: Place;
}

/** What a typed line or a sent form came to. */
export interface Outcome {
  readonly failed: boolean;
  readonly quit?: true;
  /** To be filled in. */
  readonly opened?: OpenedForm;
}

/** Hands what was said or pressed in `place` to the core and shows its answer. */
export type Dispatch = (body: InboundBody, place: Place, eventId: string) => Promise<Outcome>;

export function makeDispatch(deps: DispatchDeps, display: Display): Dispatch {
  const { scope, seat, clock, newId } = deps;

  const send = async (body: InboundBody, place: Place, eventId: string): Promise<Reply | undefined> => {
    const { workspace, handle, logger } = deps;
    try {
      return await handle({ workspace, member: seat.member, ...place, eventId, at: clock.now(), ...body });
    } catch (error) {
      return replyTo(error, logger);
    }
  };

  /** Keeps a card that everybody sees, so that it can be updated, and tells the core where it is. */
  const keepCard = async (reply: Reply, place: Place): Promise<ConsoleMessage | undefined> => {
    if (!reply.cardOf || reply.audience !== 'everyone') return undefined;
    const { message } = await post(scope, place, reply, clock.now());
    seat.latest.set(message.channel, threadUnder(refOf(message)));
    return message;
  };

  const tellWhereItIs = async (card: ConsoleMessage, place: Place): Promise<void> => {
    const { cardOf } = card.reply;
    if (!cardOf) return;
    const reply = await send({ kind: 'posted', cardOf, ref: refOf(card) }, place, newId());
    if (reply) await display.answer(reply, place);
  };

  return async (body, place, eventId) => {
    const isSaid = body.kind === 'mention' || body.kind === 'message';
    const thread = isSaid && !isDm(place) ? threadUnder({ ...place, message: eventId }) : undefined;
    if (thread) seat.latest.set(place.channel, thread);
    if (isSaid)
      remember(seat, {
        ...place,
        message: eventId,
        text: body.text,
        author: seat.member,
        saidAt: clock.now(),
      });
    const reply = await send(body, place, eventId);
    if (!reply) return { failed: false };
    // A mention is answered in its thread, everything else where it was typed.
    const answeredIn = body.kind === 'mention' && thread ? thread : place;
    if (reply.audience === 'everyone')
      remember(seat, { ...answeredIn, message: `${eventId}.answer`, text: '', saidAt: clock.now() });
    const card = await keepCard(reply, answeredIn);
    const fine = await display.answer(reply, answeredIn, card ? threadUnder(refOf(card)) : thread);
    if (card) await tellWhereItIs(card, answeredIn);
    return { failed: !fine, ...(reply.form && { opened: { form: reply.form, place } }) };
  };
}
