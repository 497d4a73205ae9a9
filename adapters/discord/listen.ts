import type { ArgSpec, Root } from '#core/chat/command-spec.ts';
import { COMMANDS, findCommand } from '#core/chat/commands.ts';
import type { FormValues } from '#core/chat/form.ts';
import type { InboundBody, Said } from '#core/chat/inbound.ts';
import { slug } from '#core/ids.ts';
import { MESSAGE_COMMANDS } from './commands.ts';
import { type FormId, readFormId } from './form-id.ts';
import type { CommandInteraction, Interaction, Message, Option, Reaction } from './payloads.ts';
import { instantOf, messageKey, type Place, permalink } from './place.ts';

/** What somebody did with a command, a button or a form. */
export type Act =
  | { readonly kind: 'inbound'; readonly body: InboundBody }
  /** A form that is kept is opened, sent, or a part of it was filled in. */
  | { readonly kind: 'form'; readonly id: FormId; readonly values?: FormValues }
  /** In DMs, whose bets are meant. */
  | { readonly kind: 'home'; readonly guild: string };

export function actOf(interaction: Interaction, place: Place): Act {
  switch (interaction.type) {
    case 2:
    case 4:
      return { kind: 'inbound', body: commandOf(interaction, place) };
    case 3: {
      const { custom_id, values } = interaction.data;
      return pressed(values[0] ?? custom_id);
    }
    case 5: {
      const { custom_id, components } = interaction.data;
      const values = Object.fromEntries(
        components.map(({ component }) => [
          component.custom_id,
          component.value ?? component.values?.[0] ?? '',
        ]),
      );
      const id = readFormId(custom_id);
      return id
        ? { kind: 'form', id, values }
        : { kind: 'inbound', body: { kind: 'submit', command: custom_id, values } };
    }
  }
}

function pressed(id: string): Act {
  const form = readFormId(id);
  if (form) return { kind: 'form', id: form };
  const [, guild] = /^home:(\d+)$/.exec(id) ?? [];
  return guild === undefined
    ? { kind: 'inbound', body: { kind: 'command', text: id } }
    : { kind: 'home', guild };
}

function commandOf(interaction: CommandInteraction, place: Place): InboundBody {
  const { name, type, target_id = '', resolved } = interaction.data;
  if (type === 3) {
    const target = resolved.messages?.[target_id];
    const as = MESSAGE_COMMANDS[name as keyof typeof MESSAGE_COMMANDS];
    if (!target || !as) throw new Error(`no message command: ${name}`);
    return { kind: 'passed-on', as, said: saidIn({ ...target, guild_id: interaction.guild_id }, place) };
  }
  const { root, command, options } = chosen(interaction);
  const file = options.find(({ type }) => type === 11);
  const attached = resolved.attachments?.[String(file?.value)];
  if (attached) return { kind: 'file', name: attached.filename, file: attached.url };
  return { kind: 'command', text: lineOf(root, command, options) };
}

/** The half-typed line that is to be completed, and which part of it is being typed. */
export function halfTyped(interaction: CommandInteraction): {
  readonly before: string;
  readonly typed: string;
} {
  const { root, command, options } = chosen(interaction);
  const focused = options.find((option) => option.focused);
  const spec = findCommand(root, command);
  const until = spec?.args.findIndex(({ name }) => name === focused?.name) ?? 0;
  const earlier = (spec?.args ?? []).slice(0, until).map(({ name }) => name);
  const before = lineOf(
    root,
    command,
    options.filter(({ name }) => earlier.includes(name)),
  );
  return { before: `${before} `, typed: String(focused?.value ?? '') };
}

/** The command that was chosen; groups are Discord's alone. */
function chosen({ data }: CommandInteraction) {
  let [option] = data.options;
  if (option?.type === 2) [option] = option.options ?? [];
  return { root: data.name as Root, command: option?.name ?? '', options: option?.options ?? [] };
}

/** The line that somebody would have typed. */
function lineOf(root: Root, command: string, options: readonly Option[]): string {
  const values = (findCommand(root, command)?.args ?? []).map((arg) => {
    const value = options.find(({ name }) => name === arg.name)?.value;
    return value === undefined ? '' : typedAs(arg, String(value).trim());
  });
  return [`/${root}`, command, ...values].filter((word) => word !== '').join(' ');
}

function typedAs({ kind }: ArgSpec, value: string): string {
  if (kind === 'member') return `@${value}`;
  if (kind === 'channel') return `#${value}`;
  return kind === 'metric' ? slug(value) || value : value;
}

/** https://discord.com/developers/docs/resources/message#message-object-message-types */
const SAID: readonly number[] = [0, 19];
const IMPORTED = /\.(csv|tsv|jsonl|ndjson)$/i;

/** What was said; undefined where it was no person, or nothing of theirs. */
export function messageOf(message: Message, place: Place, self: string): InboundBody | undefined {
  const { author, webhook_id, type, content, attachments } = message;
  if (author.bot || webhook_id !== undefined || !SAID.includes(type)) return undefined;
  const isDm = message.guild_id === undefined;
  if (isDm) {
    const file = attachments.find(({ filename }) => IMPORTED.test(filename));
    if (file) return { kind: 'file', name: file.filename, file: file.url };
  }
  const link = isDm ? {} : { permalink: permalink(message.guild_id, message.channel_id, message.id) };
  if (isDm || isMentioned(content, self))
    return { kind: 'mention', text: toldIn(message, self), message: messageKey(message.id, place), ...link };
  const text = wordsIn(message);
  return text === '' ? undefined : { kind: 'message', text, message: messageKey(message.id, place), ...link };
}

/** A person changed their words; undefined where only Discord did, by showing what a link leads to. */
export function editOf(message: Message, place: Place): InboundBody | undefined {
  if (message.author.bot || message.webhook_id !== undefined || !message.edited_timestamp) return undefined;
  const text = wordsIn(message);
  if (text === '') return undefined;
  const link = permalink(message.guild_id, message.channel_id, message.id);
  return { kind: 'edited', text, message: messageKey(message.id, place), permalink: link };
}

const EMOJI: Readonly<Record<string, 'bet' | 'feedback'>> = { '💡': 'bet', '👂': 'feedback' };

export function reactionOf(reaction: Reaction, place: Place, isOn: boolean): InboundBody | undefined {
  const [plain = ''] = /^\p{Extended_Pictographic}/u.exec(reaction.emoji.name ?? '') ?? [];
  const as = EMOJI[plain];
  return as && { kind: 'reaction', as, message: messageKey(reaction.message_id, place), isOn };
}

/** A message as somebody passes it on. */
export function saidIn(message: Message, place: Place): Said {
  const { author, webhook_id } = message;
  const isPerson = !author.bot && webhook_id === undefined;
  return {
    message: messageKey(message.id, place),
    text: wordsIn(message),
    saidAt: instantOf(message.id),
    ...(isPerson && { author: author.id }),
    permalink: permalink(message.guild_id, message.channel_id, message.id),
  };
}

function isMentioned(content: string, self: string): boolean {
  return new RegExp(`<@!?${self}>`).test(content);
}

/** Commands that take a person or a channel take them by Discord's id. */
const TAKE_IDS = new Set([
  'settings',
  ...COMMANDS.filter(({ args }) => args.some(({ kind }) => kind === 'member' || kind === 'channel')).map(
    ({ name }) => name,
  ),
]);

/** What was said to Ante, without its name. */
function toldIn(message: Message, self: string): string {
  const content = message.content.replace(new RegExp(`<@!?${self}>`, 'g'), ' ').trim();
  const [first = '', second = ''] = content.replace(/^\//, '').toLowerCase().split(/\s+/, 2);
  const takesIds = TAKE_IDS.has(first) || (/^(?:bet|heard)$/.test(first) && TAKE_IDS.has(second));
  return takesIds
    ? content.replace(/<@!?(\d+)>/g, '@$1').replace(/<#(\d+)>/g, '#$1')
    : wordsIn({ ...message, content });
}

/** The words of a message as people read them: names for mentions, a name for an emoji of the server's own. */
function wordsIn({ content, mentions }: Pick<Message, 'content' | 'mentions'>): string {
  const nameOf = (id: string) => {
    const user = mentions.find((each) => each.id === id);
    return user?.global_name ?? user?.username ?? id;
  };
  return content
    .replace(/<@!?(\d+)>/g, (_all, id: string) => `@${nameOf(id)}`)
    .replace(/<#(\d+)>/g, '#$1')
    .replace(/<a?(:\w+:)\d+>/g, '$1')
    .trim();
}
