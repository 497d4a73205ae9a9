import type { z } from 'zod';
import type { InboundBody, InboundFrame } from '#core/chat/inbound.ts';
import type { Destination, Reply } from '#core/chat/reply.ts';
import type { HeardChannels } from './catch-up.ts';
import type { Intake } from './deps.ts';
import { askForHome } from './homes.ts';
import { editOf, messageOf, reactionOf } from './listen.ts';
import type { deletedMessage, deletedMessages, Message, Reaction } from './payloads.ts';
import { instantOf, messageKey, type Place, placeOf, workspaceOf } from './place.ts';
import { answerInMessages, handOver } from './take-in.ts';

export interface MessageIntake extends Intake {
  readonly heard: HeardChannels;
}

/** Somebody said something: to Ante, in a DM or by its name, or in a channel that it may be listening in. */
export async function messageSaid(intake: MessageIntake, message: Message): Promise<void> {
  const { self, homes, heard } = intake;
  if (message.author.id === self) return;
  const place = await placeFor(intake, message.channel_id, message.guild_id);
  const body = messageOf(message, place, self);
  if (!body) return;
  const guild = message.guild_id ?? (await homes.homeOf(message.author.id));
  const frame = frameOf(guild ?? '', message.author.id, place, message.id);
  if (message.guild_id === undefined) {
    const asks = body.kind === 'mention' && /^server$/i.test(body.text);
    const to = { kind: 'dm', member: frame.member } as const;
    if (asks || guild === undefined) await askInDm(intake, frame, asks ? '' : message.content);
    else await answerLater(intake, frame, to, body);
    return;
  }
  if (body.kind === 'mention') {
    const thread = place.thread ?? message.id;
    const to = { kind: 'thread', channel: place.channel, thread } as const;
    return answerLater(intake, { ...frame, thread }, to, body);
  }
  await handOver(intake, { ...frame, ...body }, unanswered);
  heard.sawUpTo(frame.workspace, place.channel, message.id);
}

/** What is not said to Ante is not answered by it. */
const unanswered = async (): Promise<void> => {};

async function answerTo(
  intake: Intake,
  frame: InboundFrame,
  to: Destination,
  body: InboundBody,
  onKept?: () => void,
): Promise<void> {
  const answer = async (reply: Reply | undefined): Promise<void> => {
    if (reply) await answerInMessages(intake, frame, to, reply);
  };
  await handOver(intake, { ...frame, ...body }, answer, onKept);
}

/** The same, once it is kept: the answer may wait for a model, and what is said in the channel after it does not. */
async function answerLater(
  intake: Intake,
  frame: InboundFrame,
  to: Destination,
  body: InboundBody,
): Promise<void> {
  const kept = Promise.withResolvers<void>();
  let isKept = false;
  const keep = (): void => {
    isKept = true;
    kept.resolve();
  };
  intake.begin(async () => {
    try {
      await answerTo(intake, frame, to, body, keep);
      keep();
    } catch (error) {
      if (isKept) throw error;
      kept.reject(error);
    }
  });
  await kept.promise;
}

async function askInDm(intake: Intake, frame: InboundFrame, typed: string): Promise<void> {
  const shared = await intake.homes.sharedWith(frame.member);
  // It is about no server yet, so it goes out under the name of any that both are in.
  const [any] = shared;
  const workspace = workspaceOf(any?.id ?? '');
  await answerInMessages(
    intake,
    { ...frame, workspace },
    { kind: 'dm', member: frame.member },
    askForHome(shared, typed),
  );
}

export async function messageEdited(intake: MessageIntake, message: Message): Promise<void> {
  if (message.guild_id === undefined || message.author.id === intake.self) return;
  const place = await placeFor(intake, message.channel_id, message.guild_id);
  const body = editOf(message, place);
  if (!body) return;
  const event = `${message.id}:${message.edited_timestamp}`;
  await handOver(
    intake,
    {
      ...frameOf(message.guild_id, message.author.id, place, message.id),
      eventId: event,
      ...body,
    },
    unanswered,
  );
}

export async function messagesDeleted(
  intake: MessageIntake,
  deleted: z.infer<typeof deletedMessage> | z.infer<typeof deletedMessages>,
): Promise<void> {
  const { guild_id, channel_id } = deleted;
  if (guild_id === undefined) return;
  const place = await placeFor(intake, channel_id, guild_id);
  for (const id of 'ids' in deleted ? deleted.ids : [deleted.id]) {
    // Discord does not say who did it.
    const frame = { ...frameOf(guild_id, intake.self, place, id), eventId: `deleted:${id}` };
    await handOver(intake, { ...frame, kind: 'deleted', message: messageKey(id, place) }, unanswered);
  }
}

/** @param event what tells this one from another of the same person on the same message */
export async function messageReacted(
  intake: MessageIntake,
  reaction: Reaction,
  isOn: boolean,
  event: string,
): Promise<void> {
  const { guild_id, user_id, message_id, member } = reaction;
  if (guild_id === undefined || user_id === intake.self || member?.user.bot) return;
  const place = await placeFor(intake, reaction.channel_id, guild_id);
  const body = reactionOf(reaction, place, isOn);
  if (!body) return;
  const thread = place.thread ?? message_id;
  const frame = { ...frameOf(guild_id, user_id, place, message_id), eventId: event, at: intake.clock.now() };
  const to = { kind: 'thread', channel: place.channel, thread } as const;
  await answerTo(intake, { ...frame, thread }, to, body);
}

async function placeFor({ channels }: Intake, id: string, guild: string | undefined): Promise<Place> {
  return guild === undefined ? { channel: id } : placeOf(await channels.findIn(guild, id));
}

function frameOf(guild: string, member: string, place: Place, event: string): InboundFrame {
  return { workspace: workspaceOf(guild), member, ...place, eventId: event, at: instantOf(event) };
}
