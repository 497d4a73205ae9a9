import { z } from 'zod';

/** What Ante reads of what Discord sends, by Discord's own names; everything else is left out. */

const id = z.string().regex(/^\d{1,20}$/);
const user = z.object({
  id,
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().optional(),
});

export const attachment = z.object({ id, filename: z.string(), size: z.number(), url: z.string() });

export const message = z.object({
  id,
  channel_id: id,
  guild_id: id.optional(),
  type: z.number(),
  content: z.string(),
  timestamp: z.string(),
  edited_timestamp: z.string().nullish(),
  author: user,
  webhook_id: id.optional(),
  mentions: z.array(user).default([]),
  attachments: z.array(attachment).default([]),
  embeds: z.array(z.object({ url: z.string().optional(), description: z.string().optional() })).default([]),
});
export type Message = z.infer<typeof message>;

export const deletedMessage = z.object({ id, channel_id: id, guild_id: id.optional() });
export const deletedMessages = z.object({ ids: z.array(id), channel_id: id, guild_id: id.optional() });

export const reaction = z.object({
  user_id: id,
  channel_id: id,
  message_id: id,
  guild_id: id.optional(),
  emoji: z.object({ name: z.string().nullable() }),
  member: z.object({ user }).optional(),
});
export type Reaction = z.infer<typeof reaction>;

export const guild = z.object({ id, unavailable: z.boolean().optional(), name: z.string().optional() });
/** Which of how many connections a session is of. */
const shard = z.tuple([z.number(), z.number()]).default([0, 1]);
export const ready = z.object({ session_id: z.string(), guilds: z.array(guild), shard });
/** Channels are read one by one, where they are learnt. */
export const guildChannels = z.object({
  channels: z.array(z.unknown()).default([]),
  threads: z.array(z.unknown()).default([]),
});

/** https://discord.com/developers/docs/resources/channel#channel-object-channel-types */
const THREADS: readonly number[] = [10, 11, 12];
const FORUMS: readonly number[] = [15, 16];

export const channel = z
  .object({
    id,
    type: z.number(),
    guild_id: id.optional(),
    parent_id: id.nullish(),
    name: z.string().nullish(),
  })
  .transform((read) => ({
    ...read,
    isThread: THREADS.includes(read.type),
    isForum: FORUMS.includes(read.type),
  }));
export type Channel = z.infer<typeof channel>;

export interface Option {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean | undefined;
  readonly focused?: boolean | undefined;
  readonly options?: readonly Option[] | undefined;
}

const option: z.ZodType<Option> = z.lazy(() =>
  z.object({
    name: z.string(),
    type: z.number(),
    value: z.union([z.string(), z.number(), z.boolean()]).optional(),
    focused: z.boolean().optional(),
    options: z.array(option).optional(),
  }),
);

const place = {
  id,
  application_id: id,
  token: z.string(),
  guild_id: id.optional(),
  channel_id: id,
  channel: z.object({ type: z.number(), parent_id: id.nullish() }).optional(),
  member: z.object({ user }).optional(),
  user: user.optional(),
};

const command = z.object({
  type: z.union([z.literal(2), z.literal(4)]),
  ...place,
  data: z.object({
    name: z.string(),
    type: z.number(),
    options: z.array(option).default([]),
    target_id: id.optional(),
    resolved: z
      .object({
        messages: z.record(z.string(), message).optional(),
        attachments: z.record(z.string(), attachment).optional(),
      })
      .default({}),
  }),
});

const component = z.object({
  type: z.literal(3),
  ...place,
  message,
  data: z.object({ custom_id: z.string(), values: z.array(z.string()).default([]) }),
});

const input = z.object({
  custom_id: z.string(),
  value: z.string().optional(),
  values: z.array(z.string()).optional(),
});

const modal = z.object({
  type: z.literal(5),
  ...place,
  message: message.optional(),
  data: z.object({
    custom_id: z.string(),
    components: z.array(z.object({ component: input })),
  }),
});

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object */
export const interaction = z
  .discriminatedUnion('type', [command, component, modal])
  .transform((read, context) => {
    const by = read.member?.user ?? read.user;
    if (by) return { ...read, by };
    context.addIssue('nobody did it');
    return z.NEVER;
  });
export type Interaction = z.infer<typeof interaction>;
export type CommandInteraction = Extract<Interaction, { type: 2 | 4 }>;
