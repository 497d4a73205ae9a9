import type { FormValues } from '#core/chat/form.ts';
import type { InboundBody, Said } from '#core/chat/inbound.ts';
import type { MessageRef, Reply } from '#core/chat/reply.ts';
import { openChat, words } from '../app/chat.ts';
import type { ChatDriver, Shown, Team } from './driver.ts';

/** The application alone, without a platform's protocol: what every other driver is measured by. */
export async function openConsole(): Promise<ChatDriver> {
  let now = '2026-11-20T14:00:00.000Z';
  const chat = await openChat({ now });
  return {
    acme: teamOf(chat, 'console:local', () => now),
    rival: teamOf(chat, 'console:rival', () => now),
    at: (instant) => {
      now = instant;
      chat.at(instant);
    },
    sweep: chat.sweep,
    // The harness throws at the first.
    defects: [],
    close: () => chat.store.close(),
  };
}

type Chat = Awaited<ReturnType<typeof openChat>>;

function teamOf(chat: Chat, workspace: string, now: () => string): Team {
  const replies = new Map<Shown, Reply>();
  const cards = new Map<string, { readonly ref: MessageRef; readonly reply: Reply }>();
  let messages = 0;

  const show = (reply: Reply): Shown => {
    const shown = shownOf(reply);
    replies.set(shown, reply);
    return shown;
  };
  const hear = async (who: string, body: InboundBody, thread?: string): Promise<Shown | undefined> => {
    const reply = await chat.hear(who, body, workspace, thread);
    const { cardOf } = reply ?? {};
    if (reply && cardOf?.startsWith('BET-') && reply.audience === 'everyone' && !cards.has(cardOf)) {
      const ref = { channel: 'general', message: `card-${cardOf}` };
      cards.set(cardOf, { ref, reply });
      await chat.hear(who, { kind: 'posted', cardOf, ref }, workspace);
    }
    return reply && show(reply);
  };
  const answered = async (...asked: Parameters<typeof hear>): Promise<Shown> => {
    const shown = await hear(...asked);
    if (!shown) throw new Error('no answer');
    return shown;
  };
  const replyOf = (shown: Shown): Reply => {
    const reply = replies.get(shown);
    if (!reply) throw new Error('not of this team');
    return reply;
  };
  const said = (message: string): Said => {
    const found = chat.messages.get(`general:${message}`);
    if (!found) throw new Error(`no message ${message}`);
    return found;
  };
  const threadOf = (thread: string) => chat.threads.get(`general:${thread}`) ?? [said(thread)];
  const sent = (isFor: (to: Chat['sent'][number]['to']) => boolean) =>
    chat.sent
      .filter((each) => each.workspace === workspace && isFor(each.to))
      .map(({ reply }) => show(reply));

  return {
    types: (who, line) => answered(who, { kind: 'command', text: line }),
    presses: (who, on, label) => answered(who, { kind: 'command', text: commandOf(replyOf(on), label) }),
    fills: (who, form, values) => {
      const opened = replyOf(form).form;
      if (!opened) throw new Error('no form was opened');
      const filled: FormValues = { ...valuesOf(opened), ...values };
      return answered(who, { kind: 'submit', command: opened.command, values: filled });
    },
    mentions: async (who, text, thread) => {
      messages += 1;
      const message = `${workspace}-m${messages}`;
      const tell = (...more: readonly Said[]) =>
        thread !== undefined && chat.threads.set(`general:${thread}`, [...threadOf(thread), ...more]);
      tell({ message, text, author: who, saidAt: now() });
      const shown = await answered(who, { kind: 'mention', text, message }, thread);
      if (!shown.isPrivate) tell({ message: `answer to ${message}`, text: shown.text, saidAt: now() });
      return shown;
    },
    says: async (who, text, thread) => {
      messages += 1;
      const message = `${workspace}-m${messages}`;
      chat.messages.set(`general:${message}`, { message, text, author: who, saidAt: now() });
      if (thread !== undefined) chat.threads.set(`general:${thread}`, [...threadOf(thread), said(message)]);
      await hear(who, { kind: 'message', text, message }, thread);
      return message;
    },
    edits: async (message, text) => {
      chat.messages.set(`general:${message}`, { ...said(message), text });
      await hear(said(message).author ?? '', { kind: 'edited', text, message });
    },
    deletes: async (message) => {
      const { author = '' } = said(message);
      chat.messages.delete(`general:${message}`);
      await hear(author, { kind: 'deleted', message });
    },
    passesOn: (who, message, as, thread) =>
      answered(who, { kind: 'passed-on', as, said: said(message) }, thread),
    reacts: (who, message, as, isOn) => hear(who, { kind: 'reaction', as, message, isOn }),
    handsOver: (who, name, content) => {
      chat.files.set(name, content);
      return answered(who, { kind: 'file', name, file: name });
    },
    inbox: (who) => sent((to) => to.kind === 'dm' && to.member === who),
    posts: () => sent((to) => to.kind !== 'dm'),
    card: (bet) => {
      const card = cards.get(bet);
      if (!card) throw new Error(`no card of ${bet}`);
      const latest = chat.updated.findLast(
        (each) => each.workspace === workspace && each.ref.message === card.ref.message,
      );
      return show(latest?.reply ?? card.reply);
    },
  };
}

const choicesOf = ({ blocks }: Reply) =>
  blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));

function commandOf(reply: Reply, label: string): string {
  const button = choicesOf(reply).find((each) => each.label === label);
  if (!button) throw new Error(`no button ${label}`);
  return button.command;
}

const valuesOf = ({ fields }: NonNullable<Reply['form']>): FormValues =>
  Object.fromEntries(fields.map(({ name, value }) => [name, value ?? '']));

function shownOf(reply: Reply): Shown {
  const { form, ...rest } = reply;
  const blocks = reply.blocks.filter(({ kind }) => kind !== 'buttons' && kind !== 'select');
  return {
    text: [words({ ...rest, blocks }), ...(form?.fields.flatMap(({ error }) => error ?? []) ?? [])].join(
      '\n',
    ),
    buttons: choicesOf(reply).map(({ label }) => label),
    ...(form && { form: valuesOf(form) }),
    isPrivate: reply.audience === 'you',
  };
}
