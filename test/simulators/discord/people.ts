import { parseCommand } from '#core/chat/grammar.ts';
import type { Discord } from './index.ts';
import {
  APPLICATION,
  type Json,
  type SimGuild,
  type SimInteraction,
  type SimMessage,
  type SimUser,
} from './world.ts';

/** A server with one channel, and the people in it by their first names. */
export interface SimTeam {
  readonly guild: SimGuild;
  readonly general: string;
  user(name: string): SimUser;
}

export function addTeam({ world }: Discord, id: string, name: string): SimTeam {
  const members = new Map<string, SimUser>();
  const guild = { id, name, members, permissions: String(2n ** 50n - 1n) };
  world.guilds.set(id, guild);
  const general = `${id.slice(0, -2)}77`;
  world.addChannel({ id: general, type: 0, name: 'general', guild_id: id });
  return {
    guild,
    general,
    user: (called) => {
      const known = [...members.values()].find(({ username }) => username === called);
      if (known) return known;
      const digits = [...called].map((letter) => letter.charCodeAt(0)).join('');
      const user = { id: `1${digits}`.padEnd(18, '0').slice(0, 18), username: called, global_name: called };
      members.set(user.id, user);
      world.users.set(user.id, user);
      return user;
    },
  };
}

/** Where somebody does something: in a channel of a server, or in their DMs. */
export interface Where {
  readonly guild?: SimGuild;
  readonly channel: string;
}

/** Somebody does something that Discord tells Ante of; what is answered is kept with it. */
export function interact({ world, gateway }: Discord, by: SimUser, where: Where, what: Json): SimInteraction {
  const id = world.id();
  const channel = world.channel(where.channel);
  const interaction: SimInteraction = {
    id,
    token: `t${id}`,
    channel: where.channel,
    guild: where.guild?.id,
    isLate: false,
    callbacks: [],
    deferred: false,
    isPrivate: false,
    followups: [],
  };
  world.interactions.set(id, interaction);
  const payload = interactionPayload(interaction, by, what);
  const { messages: _, ...told } = channel ?? { messages: [] };
  gateway.dispatch('INTERACTION_CREATE', { ...payload, channel: told }, where.guild?.id);
  return interaction;
}

export function interactionPayload(
  { id, token, channel, guild }: SimInteraction,
  by: SimUser,
  what: Json,
): Json {
  const user = { discriminator: '0', avatar: null, ...by };
  const who =
    guild === undefined
      ? { user }
      : { guild_id: guild, member: { user, roles: [], permissions: '0', joined_at: '2026-01-01T00:00:00Z' } };
  return {
    id,
    application_id: APPLICATION,
    token,
    version: 1,
    channel_id: channel,
    ...who,
    locale: 'en-GB',
    guild_locale: 'en-GB',
    app_permissions: '0',
    entitlements: [],
    authorizing_integration_owners: {},
    context: guild === undefined ? 1 : 0,
    attachment_size_limit: 10_485_760,
    ...what,
  };
}

interface Registered {
  readonly name: string;
  readonly type: number;
  readonly options?: readonly Registered[];
}

/** A typed line as Discord sends the command for it: with the options that were registered, and nothing else. */
export function slashCommand({ world }: Discord, line: string): Json {
  const { name, args } = parseCommand(line);
  const [root = '', command = ''] = name.split(' ');
  const registered = (world.commands as unknown as readonly Registered[]).find((each) => each.name === root);
  if (!registered) throw new Error(`${root} is not registered`);
  const group = registered.options?.find(
    (each) => each.type === 2 && each.options?.some((sub) => sub.name === command),
  );
  const sub = (group ?? registered).options?.find((each) => each.type === 1 && each.name === command);
  if (!sub) throw new Error(`${name} is not registered`);
  const options = Object.entries(args).map(([arg, value]) => {
    const option = sub.options?.find((each) => each.name === arg);
    if (!option) throw new Error(`${name} has no ${arg}`);
    return { name: arg, type: option.type, value: option.type === 4 ? Number(value) : value };
  });
  const chosen = { name: command, type: 1, options };
  return {
    type: 2,
    data: {
      id: '1',
      name: root,
      type: 1,
      options: group ? [{ name: group.name, type: 2, options: [chosen] }] : [chosen],
    },
  };
}

export function press(message: SimMessage, label: string): Json {
  const rows = (message.components ?? []) as readonly { readonly components: readonly Json[] }[];
  const button = rows.flatMap(({ components }) => components).find((each) => each.label === label);
  if (!button) throw new Error(`no button ${label}`);
  return { type: 3, message, data: { custom_id: button.custom_id, component_type: 2 } };
}

interface Label {
  readonly component: {
    readonly custom_id: string;
    readonly type: number;
    readonly value?: string;
    readonly options?: readonly { value: string; default?: boolean }[];
  };
}

/** The inputs of a modal, with what is in them. */
export function inputsOf(modal: Json): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (modal.components as readonly Label[]).map(({ component }) => [
      component.custom_id,
      component.value ?? component.options?.find((option) => option.default)?.value ?? '',
    ]),
  );
}

/** A modal that is sent, with these values in place of what was in it; `from` the message that it was opened from. */
export function submit(modal: Json, values: Readonly<Record<string, string>>, from?: SimMessage): Json {
  const filled = { ...inputsOf(modal), ...values };
  const components = (modal.components as readonly Label[]).map(({ component: { custom_id, type } }) => ({
    type: 18,
    id: 1,
    component:
      type === 4
        ? { type, id: 2, custom_id, value: filled[custom_id] }
        : { type, id: 2, custom_id, values: filled[custom_id] === '' ? [] : [filled[custom_id]] },
  }));
  return { type: 5, data: { custom_id: modal.custom_id, components }, ...(from && { message: from }) };
}
