import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bets } from '#app/collections.ts';
import { all } from '#app/load.ts';
import { driverOf } from '../../conversations/discord.ts';
import { readable } from '../../conversations/markdown.ts';
import { interact, interactionPayload, slashCommand } from '../../simulators/discord/people.ts';
import { type Json, SELF, type SimInteraction, type SimMessage } from '../../simulators/discord/world.ts';
import { type Ante, openAnte } from './ante.ts';

let ante: Ante;
beforeEach(async () => {
  ante = await openAnte();
  await ante.start();
});
afterEach(() => ante.close());

const here = () => ({ guild: ante.acme.guild, channel: ante.acme.general });
const types = (line: string, who = 'ana'): SimInteraction =>
  interact(ante.discord, ante.acme.user(who), here(), slashCommand(ante.discord, line));
/** The answer that stays. */
const answered = (interaction: SimInteraction) =>
  ante.world.until(() => {
    const { followups, original } = interaction;
    const last = followups.at(-1) ?? original;
    return last?.content === 'Answered below.' ? undefined : last;
  });
const read = (message: SimMessage) => readable(message, (id) => id, ante.acme.general);
const kept = () => all(ante.store.in(`discord:${ante.acme.guild.id}`), bets, { by: 'id' });
const fromAnte = (channel: string) =>
  (ante.world.channel(channel)?.messages ?? []).filter(({ author }) => author.id === SELF);

describe('an answer', () => {
  it('comes after the wait that Discord asks for', async () => {
    let refused = 0;
    ante.world.fault = (request) => {
      if (!request.endsWith('/callback') || refused === 2) return undefined;
      refused += 1;
      return { kind: '429', retryAfterS: 0.01, isGlobal: refused === 1 };
    };
    expect(read(await answered(types('/bet dark mode')))).toContain('BET-1');
    expect(refused).toBe(2);
  });

  it('that is too late is a message instead: to all, or to the one it is for', async () => {
    const { world } = ante;
    const late = (line: string) => {
      const id = types(line);
      id.isLate = true;
      return id;
    };
    late('/bet dark mode');
    const message = await world.until(() => fromAnte(ante.acme.general)[0]);
    expect(read(message)).toContain('BET-1 · dark mode');
    late('/bet place BET-7');
    const dm = world.dm(ante.acme.user('ana').id);
    expect(read(await world.until(() => fromAnte(dm.id)[0]))).toContain('BET-7');
  });

  it('is one, and has one effect, where Discord tells twice', async () => {
    const { world, gateway, acme } = ante;
    const interaction = types('/bet dark mode');
    const again = interactionPayload(
      interaction,
      acme.user('ana'),
      slashCommand(ante.discord, '/bet dark mode'),
    );
    const { messages: _, ...channel } = world.channel(acme.general) ?? { messages: [] };
    gateway.dispatch('INTERACTION_CREATE', { ...again, channel }, acme.guild.id);
    await answered(interaction);
    await answered(types('/bet list'));
    expect(await kept()).toHaveLength(1);
    expect(interaction.callbacks).toHaveLength(1);
  });

  it('and its effect are there once each when one in ten requests is lost on the way or on the way back', async () => {
    let requests = 0;
    ante.world.fault = () => {
      requests += 1;
      if (requests % 10 === 3) return { kind: 'cut-after' };
      return requests % 10 === 8 ? { kind: 'cut-before' } : undefined;
    };
    const interactions: SimInteraction[] = [];
    for (let n = 0; n < 40; n += 1) {
      const interaction = types(`/bet idea number ${n}`);
      interactions.push(interaction);
      await answered(interaction);
      await ante.taken(`${interaction.id}:posted`);
    }
    expect(await kept()).toHaveLength(40);
    expect(interactions.map(({ callbacks }) => callbacks.length)).toEqual(Array(40).fill(1));
    expect(fromAnte(ante.acme.general)).toHaveLength(40);
    expect(ante.errors).toEqual([]);
  });

  it('comes to each of many that come at once, once', async () => {
    const interactions = Array.from({ length: 60 }, (_, n) => types(`/bet idea number ${n}`));
    for (const interaction of interactions) await answered(interaction);
    expect(await kept()).toHaveLength(60);
    expect(interactions.map(({ callbacks }) => callbacks.length)).toEqual(Array(60).fill(1));
    expect(fromAnte(ante.acme.general)).toHaveLength(60);
  });

  it('to all that nobody knows of is looked for before it is given again', async () => {
    let isLost = false;
    ante.world.fault = (request) => {
      if (isLost || !/^POST \/webhooks\/\d+\/[^/]+$/.test(request)) return undefined;
      isLost = true;
      return { kind: 'cut-after' };
    };
    const { id } = types('/heard new the export times out');
    await ante.world.until(() => ante.logged.find((line) => line === 'an answer was late or lost'));
    await ante.stop();
    expect(ante.handled.filter(({ inbound }) => inbound.eventId === id)).toHaveLength(1);
    expect(fromAnte(ante.acme.general)).toHaveLength(1);
  });

  it('that may take long is put off at once, and then is where it belongs', async () => {
    const interaction = types('/heard new the export times out');
    const message = await answered(interaction);
    expect(interaction.callbacks).toEqual([5]);
    expect(read(message)).toContain('Kept as ITM-1');
    expect(message.channel_id).toBe(ante.acme.general);
  });
});

describe('completion', () => {
  const completes = async (option: Json, ...before: readonly Json[]): Promise<readonly Json[]> => {
    const options = [...before, { ...option, focused: true }];
    const data = { id: '1', name: 'bet', type: 1, options: [{ name: 'link', type: 1, options }] };
    const interaction = interact(ante.discord, ante.acme.user('ana'), here(), { type: 4, data });
    return ante.world.until(() => interaction.choices);
  };

  it('offers what the workspace has, best first', async () => {
    await answered(types('/bet saved searches'));
    await answered(types('/bet dark mode'));
    expect(await completes({ name: 'bet', type: 3, value: 'dark' })).toEqual([
      { name: 'BET-2 · dark mode', value: 'BET-2' },
    ]);
    const bet = { name: 'bet', type: 3, value: 'BET-2' };
    expect(await completes({ name: 'to', type: 3, value: 'saved' }, bet)).toEqual([
      { name: 'BET-1 · saved searches', value: 'BET-1' },
    ]);
  });

  it('offers time zones by their cities', async () => {
    const options = [
      { name: 'setting', type: 3, value: 'zone' },
      { name: 'value', type: 3, value: 'berl', focused: true },
    ];
    const data = { id: '1', name: 'bet', type: 1, options: [{ name: 'settings', type: 1, options }] };
    const interaction = interact(ante.discord, ante.acme.user('ana'), here(), { type: 4, data });
    const [choice] = await ante.world.until(() => interaction.choices);
    expect(choice).toMatchObject({ value: 'Europe/Berlin' });
  });

  it('offers nothing of another server', async () => {
    await answered(types('/bet dark mode'));
    const data = {
      id: '1',
      name: 'bet',
      type: 1,
      options: [{ name: 'show', type: 1, options: [{ name: 'id', type: 3, value: '', focused: true }] }],
    };
    const { rival, discord, world } = ante;
    const interaction = interact(
      discord,
      rival.user('eve'),
      { guild: rival.guild, channel: rival.general },
      { type: 4, data },
    );
    expect(await world.until(() => interaction.choices)).toEqual([]);
  });
});

describe('in DMs', () => {
  const inDm = (line: string) => {
    const { id } = ante.world.dm(ante.acme.user('ana').id);
    return interact(ante.discord, ante.acme.user('ana'), { channel: id }, slashCommand(ante.discord, line));
  };
  const alsoInRival = () => {
    const ana = ante.acme.user('ana');
    ante.rival.guild.members.set(ana.id, ana);
  };

  it('it is about the one server that both are in', async () => {
    expect(read(await answered(inDm('/bet dark mode')))).toContain('BET-1 · dark mode');
    expect(await kept()).toHaveLength(1);
  });

  it('whoever is in several is asked which once, and gives nothing away before', async () => {
    alsoInRival();
    const asked = await answered(inDm('/bet dark mode'));
    expect(read(asked)).toMatch(/Which server is this about\?[\s\S]*\/bet new dark mode/);
    const { id } = ante.world.dm(ante.acme.user('ana').id);
    const data = { custom_id: 'select:0', component_type: 3, values: [`home:${ante.rival.guild.id}`] };
    const chosen = interact(
      ante.discord,
      ante.acme.user('ana'),
      { channel: id },
      { type: 3, message: asked, data },
    );
    expect(read(await answered(chosen))).toContain('it is about Rival');
    expect(read(await answered(inDm('/bet dark mode')))).toContain('BET-1 · dark mode');
    expect(await kept()).toEqual([]);
  });

  it('a click is about the server that the message is from, whichever was chosen', async () => {
    const chat = driverOf(ante);
    const sentence =
      'if we add tags we expect signups to go from 10 to 20 by Dec 15 because tags help, 60% sure';
    await chat.acme.types('ana', `/bet ${sentence}`);
    await chat.acme.types('ana', '/bet place BET-1');
    await chat.acme.types('ana', '/bet ship BET-1');
    alsoInRival();
    chat.at('2026-12-15T10:00:30.000Z');
    await chat.sweep();
    const [checkin] = chat.acme.inbox('ana');
    if (!checkin) throw new Error('no check-in');
    const form = await chat.acme.presses('ana', checkin, 'Validated');
    const called = await chat.acme.fills('ana', form, { why: 'it moved' });
    expect(called.text).toContain('BET-1 is validated');
  });

  it('strangers learn nothing, and are told what to do', async () => {
    const { world, discord } = ante;
    const stranger = { id: '155555555555555555', username: 'mallory' };
    world.users.set(stranger.id, stranger);
    const where = { channel: world.dm(stranger.id).id };
    const refused = interact(discord, stranger, where, slashCommand(discord, '/bet list'));
    expect(read(await answered(refused))).toContain('in no server together');
  });
});

describe('servers', () => {
  it('that take Ante out are paused, and go on when they take it in again', async () => {
    const { gateway, acme, world, logged } = ante;
    gateway.dispatch('GUILD_DELETE', { id: acme.guild.id }, acme.guild.id);
    await world.until(() => logged.find((line) => line === 'workspace paused'));
    gateway.dispatch('GUILD_CREATE', gateway.guild(acme.guild.id), acme.guild.id);
    await world.until(() => logged.find((line) => line === 'workspace is back'));
  });

  it('that are out of order are not', async () => {
    const { gateway, acme, logged } = ante;
    gateway.dispatch('GUILD_DELETE', { id: acme.guild.id, unavailable: true }, acme.guild.id);
    await answered(types('/bet list'));
    expect(logged).not.toContain('workspace paused');
  });

  it('that took it out while it was away are found out at the next start', async () => {
    await answered(types('/bet dark mode'));
    await ante.stop();
    ante.world.guilds.delete(ante.acme.guild.id);
    await ante.start();
    await ante.world.until(() => ante.logged.find((line) => line === 'workspace paused'));
  });
});
