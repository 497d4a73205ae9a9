import type { InboundBody, PassedOnAs } from '#core/chat/inbound.ts';
import type { Instant } from '#core/time/instant.ts';
import { readForm, valuesIn } from './form.ts';
import {
  type Answer,
  type Heard,
  momentOf,
  type Origin,
  permalinkOf,
  type Self,
  workspaceOf,
} from './heard.ts';
import type { Interaction } from './wire.ts';
import { readWords } from './words-in.ts';

/** The message shortcuts of the manifest, by their callback ids. */
export const SHORTCUTS: Readonly<Record<string, PassedOnAs>> = {
  create_bet: 'bet',
  save_feedback: 'feedback',
};

type Pressed = Extract<Interaction, { type: 'block_actions' }>;
type Shortcut = Extract<Interaction, { type: 'message_action' }>;

/** What a click, a shortcut or a form comes to; undefined when nothing is to be done. */
export function listenToInteraction(interaction: Interaction, self: Self, now: Instant): Heard | undefined {
  const workspace = workspaceOf(interaction.team.id);
  const member = interaction.user.id;
  if (interaction.type === 'view_closed')
    return { kind: 'closed', workspace, member, view: interaction.view };
  const translated = translate(interaction, self);
  if (!translated) return undefined;
  const { body, answer, origin } = translated;
  const { channel, thread } = origin;
  const frame = {
    workspace,
    member,
    channel,
    // A trigger is made for one interaction, and every delivery of that carries it.
    eventId: interaction.trigger_id,
    at: now,
    ...(thread !== undefined && { thread }),
  };
  return { kind: 'asked', asked: [{ inbound: { ...frame, ...body }, answer }] };
}

interface Translated {
  readonly body: InboundBody;
  readonly answer: Answer;
  readonly origin: Origin;
}

function translate(
  interaction: Exclude<Interaction, { type: 'view_closed' }>,
  self: Self,
): Translated | undefined {
  switch (interaction.type) {
    case 'block_actions':
      return pressed(interaction);
    case 'message_action':
      return shortcut(interaction, self);
    case 'view_submission': {
      const form = readForm(interaction.view);
      if (!form) return undefined;
      const { command, origin } = form;
      const body = { kind: 'submit', command, values: valuesIn(interaction.view) } as const;
      return { body, origin, answer: { kind: 'submission', origin, view: interaction.view } };
    }
  }
}

function pressed(interaction: Pressed): Translated | undefined {
  const { actions, channel, message, container, view, trigger_id: trigger, response_url, user } = interaction;
  const [action] = actions;
  const command = action?.selected_option?.value ?? action?.value;
  if (!command) return undefined;
  const body = { kind: 'command', text: command } as const;
  if (view?.type === 'home') return { body, origin: { channel: user.id }, answer: { kind: 'home', trigger } };
  if (view) {
    const origin = readForm(view)?.origin ?? { channel: user.id };
    return { body, origin, answer: { kind: 'modal', view: view.id, trigger } };
  }
  if (!channel) return undefined;
  const thread = container?.is_ephemeral ? undefined : threadUnder(channel.id, message);
  const origin = {
    channel: channel.id,
    ...(thread !== undefined && { thread }),
    ...(message?.thread_ts !== undefined && { within: message.thread_ts }),
    ...(response_url !== undefined && { respond: response_url }),
  };
  return { body, origin, answer: { kind: 'chat', origin, trigger } };
}

/** The answer to what was pressed goes under it; in a DM, where nobody else talks, below it. */
function threadUnder(channel: string, message: Pressed['message']): string | undefined {
  return channel.startsWith('D') ? message?.thread_ts : (message?.thread_ts ?? message?.ts);
}

function shortcut(interaction: Shortcut, self: Self): Translated | undefined {
  const { callback_id, channel, message, trigger_id: trigger, response_url } = interaction;
  const as = Object.hasOwn(SHORTCUTS, callback_id) ? SHORTCUTS[callback_id] : undefined;
  if (!as) return undefined;
  const { ts, text, user, bot_id, thread_ts } = message;
  const said = {
    message: ts,
    text: readWords(text),
    saidAt: momentOf(ts),
    permalink: permalinkOf(self, channel.id, ts, thread_ts),
    ...(user !== undefined && !bot_id && { author: user }),
  };
  const origin = {
    channel: channel.id,
    thread: thread_ts ?? ts,
    respond: response_url,
    ...(thread_ts !== undefined && { within: thread_ts }),
  };
  return { body: { kind: 'passed-on', as, said }, origin, answer: { kind: 'chat', origin, trigger } };
}
