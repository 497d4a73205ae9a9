import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { items } from '#app/collections.ts';
import { all } from '#app/load.ts';
import { driverOf } from '../../conversations/discord.ts';
import type { Discord } from '../../simulators/discord/index.ts';
import type { SimMessage } from '../../simulators/discord/world.ts';
import { type Ante, openAnte } from './ante.ts';

let ante: Ante;
const open = async (prepare?: (discord: Discord) => void) => {
  ante = await openAnte(prepare && { prepare });
};
beforeEach(() => open());
afterEach(() => ante.close());

const texts = async () =>
  (await all(ante.store.in(`discord:${ante.acme.guild.id}`), items, { by: 'id' })).map(({ text }) => text);

/** Somebody says something, whether or not Ante hears it. */
function say(text: string, channel = ante.acme.general): SimMessage {
  const { world, gateway, acme } = ante;
  const message = world.addMessage(channel, acme.user('dana'), { content: text, guild_id: acme.guild.id });
  gateway.dispatch('MESSAGE_CREATE', message, acme.guild.id);
  return message;
}

async function watching() {
  await ante.start();
  const chat = driverOf(ante);
  await chat.acme.types('ana', '/heard watch #general');
  return chat;
}

const isAway = () => (ante.gateway.connections === 0 ? true : undefined);
const resumedTimes = (times: number) => () => ante.gateway.resumed.length >= times || undefined;

describe('a connection that breaks', () => {
  it.each([
    ['hello', 10],
    ['identify', 2],
    ['the first thing told', 0],
  ])('at %s is made again, and everything works', async (_what, op) => {
    ante.gateway.cutAt = op;
    await ante.start();
    const chat = driverOf(ante);
    expect((await chat.acme.types('ana', '/bet dark mode')).text).toContain('BET-1');
    expect(chat.defects).toEqual([]);
  });

  it.each([
    ['a heartbeat', 1],
    ['the answer to one', 11],
    ['a resume', 6],
    ['the wish to reconnect', 7],
  ])('at %s loses nothing', async (_what, op) => {
    const chat = await watching();
    ante.gateway.cutAt = op;
    if (op === 1 || op === 11) ante.gateway.send(1);
    else ante.gateway.send(7);
    await ante.world.until(() => (ante.gateway.cutAt === undefined ? true : undefined));
    const { id } = say('the export times out');
    await ante.taken(id);
    expect(await texts()).toEqual(['the export times out']);
    expect(chat.defects).toEqual([]);
  });

  it.each([1001, 1006, 4000, 4001, 4002, 4008, 4009])(
    'with %s hears afterwards what was said meanwhile, once',
    async (code) => {
      await watching();
      ante.gateway.drop(code);
      await ante.world.until(isAway);
      const said = [1, 2, 3].map((n) => say(`the export fails ${n}`));
      for (const { id } of said) await ante.taken(id);
      expect(await texts()).toEqual(['the export fails 1', 'the export fails 2', 'the export fails 3']);
    },
  );

  it('is resumed where Discord asks for another, and begun anew where the session is over', async () => {
    await watching();
    ante.gateway.send(7);
    await ante.world.until(resumedTimes(1));
    await ante.taken(say('the export is slow').id);
    const before = ante.gateway.identified.length;
    ante.gateway.send(9, false);
    await ante.world.until(() => ante.gateway.identified.length > before || undefined);
    const { id } = say('the export times out');
    await ante.taken(id);
    expect(await texts()).toEqual(['the export is slow', 'the export times out']);
  });

  it('that only seems to be there is given up and made again', async () => {
    ante.gateway.heartbeatMs = 40;
    await watching();
    ante.gateway.isZombie = true;
    await ante.world.until(isAway);
    ante.gateway.isZombie = false;
    const { id } = say('the export times out');
    await ante.taken(id);
    expect(await texts()).toEqual(['the export times out']);
  });
});

describe('what was missed', () => {
  /** The connection is gone, and Discord forgets the session: nothing is told again. */
  const forgotten = async () => {
    ante.gateway.drop(4000);
    await ante.world.until(isAway);
    ante.gateway.forget();
  };

  it('is read from the history of watched channels and their threads, more than a page of it', async () => {
    await watching();
    const first = say('the export is slow');
    await ante.taken(first.id);
    await forgotten();
    const { world, acme } = ante;
    const thread = world.addChannel({
      id: world.id(),
      type: 11,
      name: 'more',
      parent_id: acme.general,
      guild_id: acme.guild.id,
    });
    const missed = Array.from({ length: 120 }, (_, n) => say(`the export fails ${n}`));
    const inThread = say('and in here too', thread.id);
    for (const { id } of [...missed, inThread]) await ante.taken(id);
    expect((await texts()).length).toBe(122);
    expect(await texts()).toContain('and in here too');
  });

  it('includes what was changed of what was heard before', async () => {
    await watching();
    const first = say('the export is slow');
    await ante.taken(first.id);
    await forgotten();
    const at = '2026-11-20T14:30:00.000Z';
    Object.assign(first, { content: 'the export is fast now', edited_timestamp: at });
    await ante.taken(`${first.id}:${at}`);
    expect(await texts()).toEqual(['the export is fast now']);
  });

  it('is found after a restart as well, and nothing that was said before anybody listened', async () => {
    await ante.start();
    const chat = driverOf(ante);
    await chat.acme.says('dana', 'this was said in private, so to speak');
    await chat.acme.types('ana', '/heard watch #general');
    const heard = say('the export is slow');
    await ante.taken(heard.id);
    await ante.stop();
    const missed = say('the export fails');
    await ante.start();
    await ante.taken(missed.id);
    expect(await texts()).toEqual(['the export is slow', 'the export fails']);
  });
});

describe('what Discord does not allow', () => {
  it('is said at the start: a token that it refuses', async () => {
    ante.world.token = 'another';
    await expect(ante.start()).rejects.toThrow(/refuses the token.*DISCORD_TOKEN/);
  });

  it('ends it for good when it comes later, and says what to do', async () => {
    await ante.start();
    const before = ante.gateway.identified.length;
    ante.gateway.drop(4004);
    await ante.world.until(() => ante.logged.find((line) => line.includes('refuses the token')));
    expect(ante.gateway.identified.length).toBe(before);
    ante.errors.length = 0;
  });

  it('is said to whoever wants to watch while the switch for it is off', async () => {
    ante.world.flags = 0;
    await ante.start();
    const refused = await driverOf(ante).acme.types('ana', '/heard watch #general');
    expect(refused.text).toMatch(
      /"Message Content Intent" at https:\/\/discord\.com\/developers\/applications\/\d+\/bot/,
    );
    expect(refused.isPrivate).toBe(true);
  });

  it('keeps nothing else from working when the switch is turned off later', async () => {
    await watching();
    await ante.stop();
    ante.world.flags = 0;
    await ante.start();
    expect(ante.logged).toContainEqual(expect.stringContaining('Message Content Intent'));
    expect((await driverOf(ante).acme.types('ana', '/bet dark mode')).text).toContain('BET-1');
  });
});

describe('what is asked of Discord', () => {
  it('is as little as it can be: the words of messages only while somebody watches', async () => {
    const CONTENT = 1 << 15;
    await watching();
    expect(ante.gateway.identified.map(({ intents }) => (intents & CONTENT) !== 0)).toEqual([false, true]);
  });

  it('is as many connections as it wants', async () => {
    await ante.close();
    await open(({ gateway }) => {
      gateway.shards = 2;
    });
    await ante.start();
    expect(ante.gateway.identified.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    const chat = driverOf(ante);
    expect((await chat.acme.types('ana', '/bet dark mode')).text).toContain('BET-1');
    expect((await chat.rival.types('eve', '/bet light mode')).text).toContain('BET-1');
  });
});
