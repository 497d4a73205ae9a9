import { type Block, COMMAND_MAX, type MessageRef, type Reply } from '#core/chat/reply.ts';
import { t } from '#core/chat/text.ts';
import { RetryableError } from '#core/errors.ts';
import type { WorkspaceId } from '#core/ids.ts';
import { UndeliverableError } from '#ports/chat-platform.ts';
import type { Logger } from '#ports/logger.ts';
import { refusalIn } from './errors.ts';
import { answerView, fitsModal, formView } from './form.ts';
import type { Origin } from './heard.ts';
import { type Rendered, render, renderInView } from './render.ts';
import type { Respond } from './respond.ts';
import { type Accompany, type Places, postTo, under } from './send.ts';
import { anything, type Web } from './web.ts';

/** Whom an answer is for. */
export interface Asker {
  readonly workspace: WorkspaceId;
  readonly member: string;
  /** The event that is answered. */
  readonly eventId: string;
}

export interface AnswerDeps {
  readonly web: Web;
  readonly places: Places;
  readonly accompany: Accompany;
  /** Whether there is anything to draw charts with. */
  readonly draws: boolean;
  readonly respond: Respond;
  readonly logger: Logger;
}

/** Shows the direct answers to what was asked. */
export type Answers = ReturnType<typeof makeAnswers>;

export function makeAnswers({ web, places, accompany, draws, respond, logger }: AnswerDeps) {
  /** A message with the key by which it is found, should Slack not say what became of it. */
  const post = ({ workspace, eventId }: Asker, to: Pick<Origin, 'channel' | 'thread'>, rendered: Rendered) =>
    postTo(web, workspace, to, rendered, `answer:${eventId}`);

  /** In the channel or thread, for all to see; where Ante may not speak, by the way that Slack gave, or in the DM. */
  const say = async (asker: Asker, origin: Origin, reply: Reply): Promise<MessageRef | undefined> => {
    const { workspace, member } = asker;
    const rendered = render(reply);
    const ref = await post(asker, origin, rendered).catch(async (error: unknown) => {
      if (!(error instanceof UndeliverableError)) throw error;
      if (await respond(origin, rendered, 'in_channel')) return undefined;
      return post(asker, { channel: await places.dm(workspace, member) }, rendered);
    });
    await (ref ? accompany(workspace, under(ref), reply, rendered) : handOver(asker, reply, rendered));
    return ref;
  };

  /** For one person's eyes only. Such messages hold no charts and no files: those go to the DM. */
  const whisper = async (asker: Asker, origin: Origin, reply: Reply): Promise<void> => {
    const rendered = render(hasDrawing(reply) ? { ...reply, blocks: [...reply.blocks, IN_DM] } : reply);
    if (!(await respond(origin, rendered, 'ephemeral'))) await whisperByCall(asker, origin, rendered);
    await handOver(asker, reply, rendered);
  };

  const whisperByCall = async (asker: Asker, origin: Origin, rendered: Rendered): Promise<void> => {
    const { workspace, member } = asker;
    const { channel, thread, within } = origin;
    const { text, blocks } = rendered;
    const inDm = channel.startsWith('D') || channel === member;
    if (!inDm) {
      const where = { channel, user: member, ...(within !== undefined && { thread_ts: within }) };
      const body = { ...where, text, blocks, link_names: false };
      try {
        await web.call(workspace, 'chat.postEphemeral', body, anything);
        return;
      } catch (error) {
        if (!(error instanceof UndeliverableError)) throw error;
      }
    }
    // In a DM there is nobody else to see it, and what is posted stays.
    const dm = await places.dm(workspace, member);
    await post(asker, { channel: dm, ...(inDm && thread !== undefined && { thread }) }, rendered);
  };

  const hasDrawing = ({ blocks }: Reply) => draws && blocks.some(({ kind }) => kind === 'chart');

  const handOver = async ({ workspace, member }: Asker, reply: Reply, rendered: Rendered): Promise<void> => {
    if (rendered.files.length === 0 && !hasDrawing(reply)) return;
    await accompany(workspace, { channel: await places.dm(workspace, member) }, reply, rendered);
  };

  /** Opens a modal. False where the moment for it has passed. */
  const open = async ({ workspace }: Asker, trigger: string | undefined, view: unknown): Promise<boolean> => {
    if (trigger === undefined) return false;
    try {
      await web.call(workspace, 'views.open', { trigger_id: trigger, view }, anything);
      return true;
    } catch (error) {
      if (error instanceof RetryableError) throw error;
      // Slack takes a trigger once, for three seconds. Whatever it was, the person gets their form otherwise.
      if (!refusalIn(error)?.includes('trigger'))
        logger.error({ workspace, err: error }, 'a form could not be opened');
      return false;
    }
  };

  const replaceModal = async ({ workspace }: Asker, id: string, view: unknown): Promise<void> => {
    await web.call(workspace, 'views.update', { view_id: id, view }, anything);
  };

  return {
    /** In the chat where it was asked. Where it was posted, if all can see it. */
    inChat: async (
      asker: Asker,
      origin: Origin,
      trigger: string | undefined,
      reply: Reply,
    ): Promise<MessageRef | undefined> => {
      const { form } = reply;
      if (form) {
        if (fitsModal(form) && (await open(asker, trigger, formView(form, origin, reply.blocks))))
          return undefined;
        await whisper(asker, origin, formLater(reply));
        return undefined;
      }
      if (reply.blocks.length === 0) return undefined;
      if (reply.audience === 'everyone') return say(asker, origin, reply);
      await whisper(asker, origin, reply);
      return undefined;
    },
    /** In the place of the modal in which it was asked. */
    inModal: (asker: Asker, view: string, origin: Origin, { form, blocks }: Reply): Promise<void> =>
      replaceModal(asker, view, form ? formView(form, origin, blocks) : answerView('Ante', blocks)),
    replaceModal,
    /** As a modal over the App Home; in the DM where that is not possible any more. */
    overHome: async (asker: Asker, trigger: string | undefined, reply: Reply): Promise<void> => {
      const origin = { channel: asker.member };
      const { form, blocks } = reply;
      const fits = form ? fitsModal(form) : !blocks.some(({ kind }) => kind === 'file');
      const view = form ? formView(form, origin, blocks) : answerView('Ante', blocks);
      if (fits && (await open(asker, trigger, view))) return;
      await whisper(asker, origin, form ? formLater(reply) : reply);
    },
    /** As the App Home itself. */
    asHome: async ({ workspace, member }: Asker, { blocks }: Reply): Promise<void> => {
      const view = { type: 'home', blocks: renderInView(blocks) };
      await web.call(workspace, 'views.publish', { user_id: member, view }, anything);
    },
    whisper,
  };
}

const IN_DM: Block = { kind: 'note', text: t`The chart is in your DM with Ante.` };

/** A form that cannot be opened now: the way to open it, and what was typed already. */
function formLater({ form, ...reply }: Reply): Reply {
  if (!form) return reply;
  const typed = form.fields.flatMap(({ label, value, suggested }): Block[] =>
    value && !suggested ? [{ kind: 'quote', text: value, source: t`${label}` }] : [],
  );
  const isShort = form.command.length <= COMMAND_MAX;
  return {
    ...reply,
    audience: 'you',
    blocks: [
      ...reply.blocks,
      { kind: 'text', text: t`The form "${form.title}" could not be opened in time.` },
      ...typed,
      ...(isShort
        ? [{ kind: 'buttons', buttons: [{ label: 'Open the form', command: form.command }] } as const]
        : []),
    ],
  };
}
