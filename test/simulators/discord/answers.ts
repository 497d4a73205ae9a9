import { type Answered, type Asked, contentOf, refuse } from './request.ts';
import { type Json, SELF, type SimInteraction, type SimMessage, type World } from './world.ts';

const EPHEMERAL = 64;

/** What Discord does with the answers to interactions. */
export function answerInteraction(
  world: World,
  asked: Asked,
  [first = '', token = '']: readonly string[],
): Answered {
  const isCallback = asked.path.startsWith('/interactions/');
  const interaction = [...world.interactions.values()].find((each) => each.token === token);
  if (!interaction || (isCallback && interaction.id !== first))
    return refuse(404, isCallback ? 10_062 : 10_015);
  const answered = isCallback ? callback(world, interaction, asked) : later(world, interaction, asked);
  world.touch();
  return answered;
}

function callback(world: World, interaction: SimInteraction, { body, files }: Asked): Answered {
  if (interaction.isLate) return refuse(404, 10_062);
  if (interaction.callbacks.length > 0) return refuse(400, 40_060);
  const type = Number(body.type);
  const data = (body.data ?? {}) as Json;
  interaction.callbacks.push(type);
  interaction.isPrivate = (Number(data.flags ?? 0) & EPHEMERAL) !== 0;
  if (type === 8) interaction.choices = data.choices as readonly Json[];
  if (type === 9) interaction.modal = data;
  if (type === 5) interaction.deferred = true;
  if (type === 4) interaction.original = write(world, interaction, contentOf(world, data, files));
  const message = interaction.isPrivate ? undefined : interaction.original;
  return {
    status: 200,
    body: { interaction: { id: interaction.id, type: 2 }, resource: { type, ...(message && { message }) } },
  };
}

function later(world: World, interaction: SimInteraction, { method, path, body, files }: Asked): Answered {
  if (interaction.callbacks.length === 0) return refuse(404, 10_015);
  const { original } = interaction;
  if (path.endsWith('@original')) {
    if (method === 'GET') return original ? { status: 200, body: original } : refuse(404, 10_008);
    if (method === 'DELETE') {
      delete interaction.original;
      return { status: 204 };
    }
    const content = contentOf(world, body, files);
    if (original) Object.assign(original, content);
    else interaction.original = write(world, interaction, content);
    interaction.deferred = false;
    return { status: 200, body: interaction.original };
  }
  if (interaction.deferred) {
    // The first message after a deferral becomes it, and is as private as it was.
    interaction.deferred = false;
    interaction.original = write(world, interaction, contentOf(world, body, files));
    return { status: 200, body: interaction.original };
  }
  interaction.isPrivate = (Number(body.flags ?? 0) & EPHEMERAL) !== 0;
  const message = write(world, interaction, contentOf(world, body, files));
  interaction.followups.push(message);
  return { status: 200, body: message };
}

/** What only one person sees is in no channel. */
function write(world: World, { channel, guild, isPrivate }: SimInteraction, content: Json): SimMessage {
  const author = world.users.get(SELF) ?? { id: SELF, username: 'ante' };
  const where = guild === undefined ? content : { ...content, guild_id: guild };
  return world.addMessage(isPrivate ? '0' : channel, author, where);
}
