import { InteractionResponseType, MessageFlags, RESTJSONErrorCodes } from 'discord.js';
import { z } from 'zod';
import { isRefusal } from './errors.ts';
import type { modalOf } from './modal.ts';
import { type Interaction, type Message, message as messageSchema } from './payloads.ts';
import type { Rendered } from './render.ts';
import { patiently, type Request, type Route } from './rest.ts';

/** It is too late for this answer: Discord waited three seconds, or the quarter of an hour is over. */
export class TooLateError extends Error {
  override readonly name = 'TooLateError';
}

/** The one answer to an interaction, which has to begin within three seconds. */
export interface Answer {
  /**
   * Says that an answer is coming, to the person alone, unless it has begun by then; 0 says so now. From then on no form
   * can be opened.
   */
  deferIn(ms: number): void;
  /** Opens a form, unless the answer was put off already: then false. @throws TooLateError */
  openModal(modal: ReturnType<typeof modalOf>): Promise<boolean>;
  /** @returns the message as Discord has it, where everybody sees it. @throws TooLateError */
  say(rendered: Rendered, isPrivate: boolean): Promise<Message | undefined>;
}

const LATE = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
];

const response = z.object({ resource: z.object({ message: messageSchema.optional() }).optional() });

/** https://discord.com/developers/docs/interactions/receiving-and-responding */
export function openAnswer(
  request: Request,
  { id, token, application_id }: Pick<Interaction, 'id' | 'token' | 'application_id'>,
): Answer {
  const webhook: Route = `/webhooks/${application_id}/${token}`;
  const original: Route = `${webhook}/messages/@original`;
  let deferred: Promise<unknown> | undefined;
  let isBegun = false;
  let timer: NodeJS.Timeout | undefined;

  /** Of two that say the same, because the answer to the first was lost or the click came twice, one counts. */
  const begin = async (body: object, files: Rendered['files'] = []): Promise<Message | undefined> => {
    isBegun = true;
    clearTimeout(timer);
    try {
      const url: Route = `/interactions/${id}/${token}/callback`;
      const answered = await patiently(() =>
        request('POST', url, { body, files, query: { with_response: 'true' } }),
      );
      return response.parse(answered ?? {}).resource?.message;
    } catch (error) {
      if (!isRefusal(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)) throw late(error);
      return undefined;
    }
  };

  const first = async ({ body, files }: Rendered, isPrivate: boolean): Promise<Message | undefined> => {
    const data = { ...body, ...(isPrivate && { flags: MessageFlags.Ephemeral }) };
    const message = await begin({ type: InteractionResponseType.ChannelMessageWithSource, data }, files);
    return isPrivate ? undefined : (message ?? messageSchema.parse(await request('GET', original)));
  };

  const afterDeferral = async (
    { body, files }: Rendered,
    isPrivate: boolean,
  ): Promise<Message | undefined> => {
    const edit = (what: object, more: Rendered['files'] = []) =>
      patiently(() => request('PATCH', original, { body: what, files: more }));
    if (isPrivate) {
      await edit(body, files);
      return undefined;
    }
    // While the deferral stands, a message to everybody would become it, and stay private.
    await edit({ content: 'Answered below.', allowed_mentions: { parse: [] } });
    const said = await request('POST', webhook, { body, files, query: { wait: 'true' } });
    await request('DELETE', original).catch(() => {});
    return messageSchema.parse(said);
  };

  const defer = (): void => {
    if (isBegun) return;
    deferred = begin({
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: MessageFlags.Ephemeral },
    });
    // Whoever answers learns of it.
    deferred.catch(() => {});
  };

  return {
    deferIn: (ms) => {
      clearTimeout(timer);
      if (ms === 0) defer();
      else timer = setTimeout(defer, ms);
    },
    openModal: async (modal) => {
      if (isBegun) return false;
      await begin({ type: InteractionResponseType.Modal, data: modal });
      return true;
    },
    say: async (rendered, isPrivate) => {
      if (!isBegun) return first(rendered, isPrivate);
      try {
        await deferred;
        return await afterDeferral(rendered, isPrivate);
      } catch (error) {
        throw late(error);
      }
    },
  };
}

function late(error: unknown): unknown {
  return LATE.some((code) => isRefusal(error, code)) ? new TooLateError('too late', { cause: error }) : error;
}
