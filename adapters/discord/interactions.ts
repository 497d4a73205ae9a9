import { RESTJSONErrorCodes } from 'discord.js';
import { clip } from '#core/chat/clip.ts';
import type { InboundBody, InboundFrame } from '#core/chat/inbound.ts';
import { type Reply, say } from '#core/chat/reply.ts';
import { bold, t } from '#core/chat/text.ts';
import { RetryableError } from '#core/errors.ts';
import { SECOND_MS } from '#core/time/instant.ts';
import { UnansweredError } from '#ports/chat-platform.ts';
import { type Answer, openAnswer, TooLateError } from './answer.ts';
import type { Intake } from './deps.ts';
import { isRefusal } from './errors.ts';
import { halfway, invitation, valuesOf } from './forms.ts';
import { askForHome, homeChosen } from './homes.ts';
import { type Act, actOf, halfTyped } from './listen.ts';
import { fitsOne, modalOf, partsOf } from './modal.ts';
import type { CommandInteraction, Interaction } from './payloads.ts';
import { instantOf, markOf, type Place, placeOf, readMark, workspaceOf } from './place.ts';
import { render } from './render.ts';
import { refOf, renderWith } from './send.ts';
import { answerInMessages, answerKey, handOver, remember } from './take-in.ts';

/** Discord waits for three seconds; an answer that takes longer than one is put off. */
const PATIENCE_MS = SECOND_MS;
/** These may have much to read or to sort: they are put off at once. */
const SLOW = /^\/(?:heard (?:new|import|review|merge|split|move|find)|bet (?:report|export|evidence)) ./;

/** Takes in what somebody did with a command, a button, a select or a form. */
export async function interact(intake: Intake, interaction: Interaction): Promise<void> {
  const place = placeIn(interaction);
  if (interaction.type === 4) return complete(intake, interaction);
  const answer = openAnswer(intake.rest.answer, interaction);
  const act = actOf(interaction, place);
  // In DMs Discord may have to be asked first whose bets are meant.
  if (interaction.guild_id === undefined) answer.deferIn(PATIENCE_MS);
  try {
    await respond(intake, interaction, place, answer, act);
  } catch (error) {
    const about = { event: interaction.id, err: error };
    if (error instanceof RetryableError) intake.logger.warn(about, 'not now');
    else intake.logger.error(about, 'an interaction could not be answered');
    const rendered = render(error instanceof RetryableError ? BUSY : BROKEN);
    await answer.say(rendered, true).catch(() => {});
  }
  if (interaction.guild_id !== undefined) await intake.homes.sawIn(interaction.by.id, interaction.guild_id);
}

const BUSY: Reply = {
  ...say(t`${bold('Not now.')} Nothing was changed; send it again in a moment.`, 'you'),
  failed: true,
};
const BROKEN: Reply = {
  ...say(t`${bold('Something went wrong on our side.')} The details are in the log.`, 'you'),
  failed: true,
};

async function respond(
  intake: Intake,
  interaction: Interaction,
  place: Place,
  answer: Answer,
  act: Act,
): Promise<void> {
  const guild = act.kind === 'home' ? act.guild : await guildOf(intake, interaction);
  const frame = frameOf(interaction, place, guild ?? '');
  if (act.kind === 'home') await chooseHome(intake, frame, answer, act.guild);
  else if (guild === undefined) await tell(intake, frame, answer, await ask(intake, interaction, act));
  else await carryOut(intake, interaction, frame, answer, act);
}

function isSlow(body: InboundBody): boolean {
  if (body.kind === 'command') return SLOW.test(body.text);
  return body.kind === 'file' || (body.kind === 'passed-on' && body.as === 'feedback');
}

function placeIn({ channel_id, channel }: Interaction): Place {
  const { type = 0, parent_id } = channel ?? {};
  return placeOf({ id: channel_id, isThread: type >= 10 && type <= 12, parent_id });
}

function frameOf({ id, by }: Interaction, { channel, thread }: Place, guild: string): InboundFrame {
  return {
    workspace: workspaceOf(guild),
    member: by.id,
    channel,
    ...(thread !== undefined && { thread }),
    eventId: id,
    at: instantOf(id),
  };
}

/** In DMs, what is clicked belongs to the server that the message is about; what is typed, to the member's own. */
async function guildOf({ homes }: Intake, interaction: Interaction): Promise<string | undefined> {
  if (interaction.guild_id !== undefined) return interaction.guild_id;
  const about = 'message' in interaction ? readMark(interaction.message?.embeds[0]?.url)?.guild : undefined;
  if (about !== undefined && (await homes.isMember(about, interaction.by.id))) return about;
  return homes.homeOf(interaction.by.id);
}

async function ask({ homes }: Intake, { by }: Interaction, act: Act): Promise<Reply> {
  const typed = act.kind === 'inbound' && act.body.kind === 'command' ? act.body.text : '';
  return askForHome(await homes.sharedWith(by.id), typed);
}

async function chooseHome(intake: Intake, frame: InboundFrame, answer: Answer, guild: string): Promise<void> {
  const { homes } = intake;
  const isChosen = await homes.choose(frame.member, guild);
  const name = (await homes.sharedWith(frame.member)).find(({ id }) => id === guild)?.name ?? guild;
  const reply = isChosen ? homeChosen(name) : say(t`You are not in that server any more.`, 'you');
  await tell(intake, frame, answer, reply);
}

async function carryOut(
  intake: Intake,
  interaction: Interaction,
  frame: InboundFrame,
  answer: Answer,
  act: Exclude<Act, { kind: 'home' }>,
): Promise<void> {
  const body = act.kind === 'inbound' ? act.body : await continueForm(intake, frame, answer, act);
  if (!body) return;
  const isPutOff = isSlow(body) || intake.slots.isFull();
  await handOver(
    intake,
    { ...frame, ...body },
    async (reply = say(t`Done.`, 'you')) => {
      if (reply.form) await openForm(intake, interaction, frame, answer, { ...reply, form: reply.form });
      else await tell(intake, frame, answer, reply);
    },
    () => answer.deferIn(isPutOff ? 0 : PATIENCE_MS),
  );
}

/** What a part of a kept form comes to: undefined while there is more of it to come. */
async function continueForm(
  intake: Intake,
  frame: InboundFrame,
  answer: Answer,
  { id, values }: Extract<Act, { kind: 'form' }>,
): Promise<InboundBody | undefined> {
  const { event, part } = id;
  const { forms } = intake;
  const form = values ? await forms.fill(frame, event, values) : await forms.find(frame, event);
  if (!form) {
    const gone = t`That form is not kept any more, or it is somebody else's. Type the command again.`;
    await tell(intake, frame, answer, { ...say(gone, 'you'), failed: true });
    return undefined;
  }
  if (part === 'send' || (values && part + 1 >= partsOf(form).length))
    return { kind: 'submit', command: form.command, values: valuesOf(form) };
  if (values) await tell(intake, frame, answer, halfway(form, event, part + 1));
  else if (!(await answer.openModal(modalOf(form, { event, part }))))
    await tell(intake, frame, answer, invitation(say([], 'you'), form, event));
  return undefined;
}

/** Opens the form at once where that is possible, else a button for it. */
async function openForm(
  intake: Intake,
  { type, id: event }: Interaction,
  frame: InboundFrame,
  answer: Answer,
  { form, ...reply }: Reply & Required<Pick<Reply, 'form'>>,
): Promise<void> {
  const isWhole = fitsOne(form);
  // Discord opens no form after a form.
  const canOpen = type !== 5 && partsOf(form).length > 0;
  if (canOpen && isWhole && (await answer.openModal(modalOf(form)))) return;
  await intake.forms.keep(frame, event, form);
  if (canOpen && !isWhole && (await answer.openModal(modalOf(form, { event, part: 0 })))) return;
  await tell(intake, frame, answer, invitation(reply, form, event));
}

/** Gives the answer; where it is too late for that, or nobody knows whether it came, as a message. */
async function tell(intake: Intake, frame: InboundFrame, answer: Answer, reply: Reply): Promise<void> {
  const { workspace, channel, thread, eventId, member } = frame;
  const isPrivate = reply.audience === 'you';
  const guild = workspace.slice(workspace.indexOf(':') + 1);
  const rendered = await renderWith(
    intake,
    reply,
    guild === '' ? {} : { mark: markOf(guild, answerKey(frame)) },
  );
  try {
    const message = await answer.say(rendered, isPrivate);
    if (message) await remember(intake, frame, reply, refOf(message, { channel, ...(thread && { thread }) }));
  } catch (error) {
    const isLost = error instanceof UnansweredError;
    if (guild === '' || !(isLost || error instanceof TooLateError)) throw error;
    const here = thread
      ? ({ kind: 'thread', channel, thread } as const)
      : ({ kind: 'channel', channel } as const);
    const found = isLost ? await intake.find(workspace, here, answerKey(frame)) : 'absent';
    intake.logger.info({ workspace, event: eventId, err: error }, 'an answer was late or lost');
    if (typeof found === 'object') return remember(intake, frame, reply, found);
    // Said twice would be worse: what was done is done, and can be looked at.
    if (found === 'unprovable') return;
    await answerInMessages(intake, frame, isPrivate ? { kind: 'dm', member } : here, reply);
  }
}

const CHOICES = 25;
const CHOICE_MAX = 100;

async function complete(intake: Intake, interaction: CommandInteraction): Promise<void> {
  const { ways, rest } = intake;
  const guild = await guildOf(intake, interaction);
  const { before, typed } = halfTyped(interaction);
  const found =
    guild === undefined
      ? []
      : await ways.complete({
          workspace: workspaceOf(guild),
          member: interaction.by.id,
          text: before + typed,
        });
  const choices = found.flatMap(({ text, label }) => {
    const value = text.startsWith(before) ? text.slice(before.length).trim() : '';
    return value === '' || value.length > CHOICE_MAX
      ? []
      : [{ name: clip(label, CHOICE_MAX) || value, value }];
  });
  const body = { type: 8, data: { choices: choices.slice(0, CHOICES) } };
  try {
    await rest.answer('POST', `/interactions/${interaction.id}/${interaction.token}/callback`, { body });
  } catch (error) {
    // Whoever types fast does not wait for what was offered for the letters before.
    if (!isRefusal(error, RESTJSONErrorCodes.UnknownInteraction)) throw error;
  }
}
