import { readMark } from '#adapters/discord/place.ts';
import type { FormValues } from '#core/chat/form.ts';
import { type Ante, openAnte } from '../adapters/discord/ante.ts';
import {
  inputsOf,
  interact,
  press,
  type SimTeam,
  slashCommand,
  submit,
  type Where,
} from '../simulators/discord/people.ts';
import { type Json, SELF, type SimInteraction, type SimMessage } from '../simulators/discord/world.ts';
import type { ChatDriver, Shown, Team } from './driver.ts';
import { readable } from './markdown.ts';

/** Discord, as its people use it: a simulator that tells what Discord tells, and discord.js that hears it. */
export async function openDiscordDriver(): Promise<ChatDriver> {
  const ante = await openAnte();
  await ante.start();
  return driverOf(ante);
}

/** The same with Ante and its Discord at hand, to do to them what no person can. */
export function driverOf(ante: Ante): ChatDriver {
  return {
    acme: teamOf(ante, ante.acme),
    rival: teamOf(ante, ante.rival),
    at: ante.at,
    sweep: ante.sweep,
    get defects() {
      return [...ante.errors, ...ante.world.wrong];
    },
    close: ante.close,
  };
}

/** What stands behind something that was shown: a message to press buttons of, or a form to fill in. */
interface Behind {
  readonly where: Where;
  /** The message; of a form, the one that it was opened from. */
  readonly message?: SimMessage | undefined;
  readonly modal?: Json;
}

const MESSAGE_CONTENT = 1 << 15;

function teamOf(ante: Ante, { guild, general, user }: SimTeam): Team {
  const { discord, world, gateway, handled, taken } = ante;
  const behind = new WeakMap<Shown, Behind>();
  const here: Where = { guild, channel: general };
  const behindOf = (shown: Shown): Behind => {
    const found = behind.get(shown);
    if (!found) throw new Error('not of this team');
    return found;
  };
  const words = (message: SimMessage) => readable(message, (id) => nameOf(world.users.get(id)), general);
  const show = (message: SimMessage, where: Where, isPrivate = false, form?: FormValues): Shown => {
    const shown = { text: words(message), buttons: labelsOf(message), isPrivate, ...(form && { form }) };
    behind.set(shown, { where, message });
    return shown;
  };

  /** What was answered, once all of it was. */
  const answerTo = async (interaction: SimInteraction, where: Where, from?: SimMessage): Promise<Shown> => {
    const answer = await world.until(() => answerOf(interaction));
    const done = handled.find(({ inbound }) => inbound.eventId === interaction.id);
    const reply = done?.reply;
    if (reply?.cardOf && reply.audience === 'everyone') await taken(`${interaction.id}:posted`);
    const form =
      reply?.form && Object.fromEntries(reply.form.fields.map(({ name, value }) => [name, value ?? '']));
    if ('message' in answer) return show(answer.message, where, answer.isPrivate, form);
    const shown = { text: '', buttons: [], isPrivate: true, form: { ...form, ...inputsOf(answer.modal) } };
    behind.set(shown, { where, modal: answer.modal, message: from });
    return shown;
  };
  const does = (who: string, what: Json, where: Where, from?: SimMessage): Promise<Shown> =>
    answerTo(interact(discord, user(who), where, what), where, from);
  const pressesOn = (who: string, { message, where }: Behind, label: string): Promise<Shown> => {
    if (!message) throw new Error('there is nothing to press');
    return does(who, press(message, label), where, message);
  };
  const fills = async (who: string, form: Shown, values: FormValues): Promise<Shown> => {
    const { modal, where, message } = behindOf(form);
    const opener = ['Correct it', 'Fill it in', 'More'].find((label) => form.buttons.includes(label));
    if (!modal) return fills(who, await pressesOn(who, behindOf(form), opener ?? ''), values);
    const inputs = Object.keys(inputsOf(modal));
    const own = Object.fromEntries(Object.entries(values).filter(([name]) => inputs.includes(name)));
    const others = Object.fromEntries(Object.entries(values).filter(([name]) => !inputs.includes(name)));
    const after = await does(who, submit(modal, own, message), where);
    if (!after.buttons.includes('More')) return after;
    if (Object.keys(others).length > 0) return fills(who, after, others);
    return pressesOn(who, behindOf(after), after.buttons[0] ?? '');
  };

  const fromAnte = (channel: string) =>
    (world.channel(channel)?.messages ?? []).filter(({ author }) => author.id === SELF);
  const byItself = (channel: string) => fromAnte(channel).filter((each) => isByItself(each));
  const answeredIn = async (channel: string, after: number, event: string): Promise<Shown> => {
    const message = await world.until(() => fromAnte(channel)[after]);
    const { reply } = await taken(event);
    if (reply?.cardOf && reply.audience === 'everyone') await taken(`${event}:posted`);
    const where = world.channel(channel)?.guild_id === undefined ? { channel } : { guild, channel };
    return show(message, where);
  };
  const said = (message: string, place = general): SimMessage => {
    const found = world.find(place, message);
    if (!found) throw new Error(`no message ${message}`);
    return found;
  };
  const isHeard = () => ((gateway.identified.at(-1)?.intents ?? 0) & MESSAGE_CONTENT) !== 0;
  const say = (who: string, channel: string, body: Json): SimMessage => {
    const id = world.channel(channel)?.guild_id;
    const message = world.addMessage(channel, user(who), { ...body, ...(id && { guild_id: id }) });
    gateway.dispatch('MESSAGE_CREATE', message, id);
    return message;
  };
  /** The channel, or the thread under one of its messages, begun where there is none yet. */
  const placeOf = (thread: string | undefined): string => {
    if (thread === undefined) return general;
    const begun = { id: thread, type: 11, name: 'thread', parent_id: general, guild_id: guild.id };
    if (!world.channel(thread)) gateway.dispatch('THREAD_CREATE', world.addChannel(begun), guild.id);
    return thread;
  };

  return {
    types: (who, line) => {
      return does(who, slashCommand(discord, line.replaceAll('#general', `#${general}`)), here);
    },
    presses: (who, on, label) => pressesOn(who, behindOf(on), label),
    fills,
    mentions: async (who, text, thread) => {
      const place = placeOf(thread);
      const { id } = say(who, place, {
        content: `<@${SELF}> ${text}`,
        mentions: [{ id: SELF, username: 'ante' }],
      });
      return thread === undefined ? answeredIn(id, 0, id) : answeredIn(place, fromAnte(place).length, id);
    },
    says: async (who, text, thread) => {
      const { id } = say(who, placeOf(thread), { content: text });
      if (isHeard()) await taken(id);
      return id;
    },
    edits: async (message, text) => {
      const edited = said(message);
      const at = new Date(Date.parse(world.timestamp()) + world.requests.length).toISOString();
      Object.assign(edited, { content: text, edited_timestamp: at });
      gateway.dispatch('MESSAGE_UPDATE', edited, guild.id);
      if (isHeard()) await taken(`${message}:${at}`);
    },
    deletes: async (message) => {
      const messages = world.channel(general)?.messages ?? [];
      messages.splice(messages.indexOf(said(message)), 1);
      const gone = { id: message, channel_id: general, guild_id: guild.id };
      gateway.dispatch('MESSAGE_DELETE', gone, guild.id);
      await taken(`deleted:${message}`);
    },
    passesOn: (who, message, as, thread) => {
      const name = as === 'bet' ? 'Create bet' : 'Save as feedback';
      const place = placeOf(thread);
      const { guild_id: _, ...target } = said(message, place);
      const data = {
        id: '1',
        name,
        type: 3,
        target_id: message,
        resolved: { messages: { [message]: target } },
      };
      return does(who, { type: 2, data }, { guild, channel: place });
    },
    reacts: async (who, message, as, isOn) => {
      const reactions = () => handled.filter(({ inbound }) => inbound.kind === 'reaction');
      const [before, answers] = [reactions().length, fromAnte(message).length];
      const emoji = { id: null, name: as === 'bet' ? '💡' : '👂' };
      const about = { user_id: user(who).id, message_id: message, channel_id: general, guild_id: guild.id };
      const event = isOn ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE';
      gateway.dispatch(event, { ...about, emoji, type: 0, burst: false }, guild.id);
      const { inbound, reply } = await world.until(() => reactions()[before]);
      return reply && answeredIn(message, answers, inbound.eventId);
    },
    handsOver: async (who, name, content) => {
      const { id: channel } = world.dm(user(who).id);
      world.files.set(name, content);
      const answers = fromAnte(channel).length;
      const file = {
        id: world.id(),
        filename: name,
        size: content.length,
        url: `${world.url}/files/${name}`,
      };
      const { id } = say(who, channel, { attachments: [{ ...file, proxy_url: file.url }] });
      return answeredIn(channel, answers, id);
    },
    inbox: (who) => {
      const channel = world.dm(user(who).id).id;
      return byItself(channel).map((message) => show(message, { channel }));
    },
    posts: () =>
      [...world.channels.values()]
        .filter(({ guild_id }) => guild_id === guild.id)
        .flatMap(({ id }) => byItself(id).map((message) => show(message, { guild, channel: id }))),
    card: (bet) => {
      const card = fromAnte(general).findLast((message) => words(message).includes(`${bet} · `));
      if (!card) throw new Error(`no card of ${bet}`);
      return show(card, here);
    },
  };
}

const nameOf = (user: { readonly username: string } | undefined) => user?.username ?? 'nobody';

/** What is no answer to anything. */
function isByItself({ embeds }: SimMessage): boolean {
  const [embed] = embeds as readonly { readonly url?: string }[];
  const key = readMark(embed?.url)?.key;
  return key !== undefined && !key.startsWith('answer:');
}

function labelsOf({ components }: SimMessage): readonly string[] {
  const rows = (components ?? []) as readonly { readonly components: readonly Json[] }[];
  return rows.flatMap((row) =>
    row.components.flatMap(({ type, label }) => (type === 2 ? [String(label)] : [])),
  );
}

type Answer = { readonly modal: Json } | { readonly message: SimMessage; readonly isPrivate: boolean };

/** The answer that stays: a form, a message, or the one after a deferral. */
function answerOf({ modal, callbacks, original, followups, isPrivate }: SimInteraction): Answer | undefined {
  if (modal) return { modal };
  const last = followups.at(-1);
  if (last) return { message: last, isPrivate: false };
  const isWaiting = callbacks[0] === 5 && original?.content === 'Answered below.';
  return original && !isWaiting ? { message: original, isPrivate } : undefined;
}
