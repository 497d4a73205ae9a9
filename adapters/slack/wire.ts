import { z } from 'zod';

/** What Slack sends, as far as it is used (docs.slack.dev, reference/events and reference/interaction-payloads). */

const id = z.string().min(1).max(100);
const text = z.string().max(100_000);

/** Somebody's message, alone or inside of an event. */
export const messageSchema = z.object({
  ts: id,
  text: text.default(''),
  user: id.optional(),
  bot_id: id.nullish(),
  subtype: z.string().optional(),
  thread_ts: id.optional(),
});
export type Message = z.infer<typeof messageSchema>;

const file = z.object({ id, name: z.string().nullish() });

export const eventSchema = z.object({
  type: z.string(),
  subtype: z.string().optional(),
  channel: z.union([id, z.object({ id }).transform((channel) => channel.id)]).optional(),
  channel_type: z.string().optional(),
  user: id.optional(),
  bot_id: id.nullish(),
  text: text.optional(),
  ts: id.optional(),
  thread_ts: id.optional(),
  files: z.array(file).optional(),
  message: messageSchema.optional(),
  previous_message: messageSchema.optional(),
  deleted_ts: id.optional(),
  reaction: z.string().optional(),
  item: z.object({ type: z.string(), channel: id.optional(), ts: id.optional() }).optional(),
  tab: z.string().optional(),
  tokens: z.object({ bot: z.array(z.string()).optional() }).optional(),
});
export type SlackEvent = z.infer<typeof eventSchema>;

export const envelopeSchema = z.object({
  type: z.literal('event_callback'),
  event_id: id,
  /** Seconds since 1970. */
  event_time: z.number().min(0).max(1e11),
  team_id: id.nullish(),
  authorizations: z
    .array(z.object({ team_id: id.nullish(), user_id: id.nullish(), is_bot: z.boolean().optional() }))
    .nullish(),
  event: eventSchema,
});
export type Envelope = z.infer<typeof envelopeSchema>;

export const commandSchema = z.object({
  command: z.string().regex(/^\/\w+$/),
  text: text.default(''),
  team_id: id,
  user_id: id,
  channel_id: id,
  trigger_id: id,
  response_url: z.string(),
});

const person = z.object({ id });
const team = z.object({ id });

/** A view as it comes back: what it shows, and what was typed into it. */
export const viewSchema = z.object({
  id,
  type: z.enum(['modal', 'home']),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  title: z.object({ text: z.string() }).nullish(),
  submit: z.object({ text: z.string() }).nullish(),
  blocks: z.array(z.looseObject({ type: z.string() })).default([]),
  state: z
    .object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.object({
            value: text.nullish(),
            selected_option: z.object({ value: z.string() }).nullish(),
          }),
        ),
      ),
    })
    .default({ values: {} }),
});
export type View = z.infer<typeof viewSchema>;

export const interactionSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('block_actions'),
    team,
    user: person,
    trigger_id: id,
    response_url: z.string().optional(),
    channel: z.object({ id }).optional(),
    container: z.object({ is_ephemeral: z.boolean().optional() }).optional(),
    message: z.object({ ts: id, thread_ts: id.optional() }).optional(),
    view: viewSchema.optional(),
    actions: z
      .array(
        z.object({
          action_id: z.string(),
          value: z.string().optional(),
          selected_option: z.object({ value: z.string() }).nullish(),
        }),
      )
      .min(1),
  }),
  z.object({
    type: z.literal('message_action'),
    team,
    user: person,
    trigger_id: id,
    response_url: z.string(),
    callback_id: z.string(),
    channel: z.object({ id }),
    message: messageSchema,
  }),
  z.object({
    type: z.literal('view_submission'),
    team,
    user: person,
    trigger_id: id,
    view: viewSchema,
  }),
  z.object({ type: z.literal('view_closed'), team, user: person, view: viewSchema }),
]);
export type Interaction = z.infer<typeof interactionSchema>;
