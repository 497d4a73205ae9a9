import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
} from 'discord.js';
import type { ArgSpec, CommandSpec, Root } from '#core/chat/command-spec.ts';
import { COMMANDS } from '#core/chat/commands.ts';

/** https://discord.com/developers/docs/interactions/application-commands: what a root, and a group in it, may hold. */
const OPTIONS_MAX = 25;
const TEXT_MAX = 6000;

/** The message commands, and what a message is passed on as by each. */
export const MESSAGE_COMMANDS = { 'Create bet': 'bet', 'Save as feedback': 'feedback' } as const;

/** `/bet` has more commands than fit side by side: these are one level down. Typed lines have no groups. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  checkins: ['bet snooze', 'bet unsnooze', 'bet mute', 'bet unmute'],
  draft: ['bet save', 'bet discard'],
  grounds: ['bet link', 'bet unlink', 'bet evidence', 'bet doubt', 'bet assumption', 'bet metric'],
};
/** Where those go that there is no room for even so. */
const MORE = 'more';

const ABOUT: Readonly<Record<string, string>> = {
  bet: 'Product bets: capture, place, ship, call',
  heard: 'What users say, and its themes',
  checkins: 'When you are asked about a bet',
  draft: 'A draft that Ante showed',
  grounds: 'What a bet stands on, and what speaks for and against it',
  more: 'More commands',
};

/** Every command there is, as Discord is told of it. */
export function wantedCommands(table: readonly CommandSpec[] = COMMANDS) {
  const roots: readonly Root[] = ['bet', 'heard'];
  return [
    ...roots.map((root) => ({
      type: ApplicationCommandType.ChatInput,
      ...named(root),
      ...EVERYWHERE,
      options: optionsOf(table, root),
    })),
    ...Object.keys(MESSAGE_COMMANDS).map((name) => ({
      type: ApplicationCommandType.Message,
      name,
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    })),
  ];
}

const EVERYWHERE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

const named = (name: string) => ({ name, description: ABOUT[name] ?? name });

function optionsOf(table: readonly CommandSpec[], root: Root) {
  const specs = table.filter((spec) => spec.root === root);
  const groupOf = ({ name }: CommandSpec) =>
    Object.keys(GROUPS).find((group) => GROUPS[group]?.includes(`${root} ${name}`));
  const groups = [...Map.groupBy(specs, groupOf)].flatMap(([group, grouped]) =>
    group === undefined ? [] : [groupOfCommands(group, grouped)],
  );
  const direct = specs.filter((spec) => groupOf(spec) === undefined);
  if (direct.length + groups.length <= OPTIONS_MAX) return [...direct.map(subcommand), ...groups];
  const room = OPTIONS_MAX - groups.length - 1;
  return [...direct.slice(0, room).map(subcommand), ...groups, groupOfCommands(MORE, direct.slice(room))];
}

function groupOfCommands(group: string, specs: readonly CommandSpec[]) {
  return {
    type: ApplicationCommandOptionType.SubcommandGroup,
    ...named(group),
    options: specs.map(subcommand),
  };
}

function subcommand({ root, name, summary, args }: CommandSpec) {
  const options = args.map((arg) => argument(`${root} ${name}`, arg));
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description: summary,
    // Discord wants what is required first; the line is put together in the table's order all the same.
    options: [...options.filter(({ required }) => required), ...options.filter(({ required }) => !required)],
  };
}

/** Ids and names that the workspace knows are completed while they are typed; so are the values of settings. */
const COMPLETED: ReadonlySet<ArgSpec['kind']> = new Set([
  'bet',
  'theme',
  'assumption',
  'item',
  'thing',
  'metric',
]);

function argument(command: string, { name, kind, choices, optional }: ArgSpec) {
  const base = { name, description: DESCRIPTIONS[kind], required: !optional };
  if (command === 'heard import')
    return { ...base, description: 'A CSV or JSONL file', type: ApplicationCommandOptionType.Attachment };
  switch (kind) {
    case 'member':
      return { ...base, type: ApplicationCommandOptionType.User };
    case 'channel':
      return { ...base, type: ApplicationCommandOptionType.Channel, channel_types: CHANNELS };
    case 'page':
      return { ...base, type: ApplicationCommandOptionType.Integer, min_value: 1 };
    case 'choice':
      return {
        ...base,
        type: ApplicationCommandOptionType.String,
        choices: (choices ?? []).map((value) => ({ name: value, value })),
      };
    default:
      return {
        ...base,
        type: ApplicationCommandOptionType.String,
        max_length: TEXT_MAX,
        ...((COMPLETED.has(kind) || `${command} ${name}` === 'bet settings value') && { autocomplete: true }),
      };
  }
}

const CHANNELS = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum];

const DESCRIPTIONS: Readonly<Record<ArgSpec['kind'], string>> = {
  bet: 'A bet: BET-12',
  theme: 'A theme: THM-7',
  assumption: 'An assumption: ASM-4',
  item: 'An item: ITM-31',
  thing: 'BET-12, ASM-4, THM-7 or ITM-31',
  metric: 'A metric',
  member: 'Somebody',
  channel: 'A channel; this one if left out',
  choice: 'One of these',
  page: 'Which page',
  word: 'One word',
  words: 'In your own words',
};
