import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { say } from '#core/chat/reply.ts';
import { member, t } from '#core/chat/text.ts';
import { RetryableError } from '#core/errors.ts';
import type { ListeningPlatform } from '#ports/chat-platform.ts';
import { UndeliverableError } from '#ports/chat-platform.ts';
import { driverOf } from '../../conversations/discord.ts';
import { interact, slashCommand } from '../../simulators/discord/people.ts';
import { SELF, type SimChannel } from '../../simulators/discord/world.ts';
import { EVERYTHING } from '../console/samples.ts';
import { type Ante, openAnte } from './ante.ts';

let ante: Ante;
let platform: ListeningPlatform;
let workspace: string;
beforeEach(async () => {
  ante = await openAnte();
  platform = await ante.start();
  workspace = `discord:${ante.acme.guild.id}`;
});
afterEach(() => ante.close());

const fromAnte = (channel: string) =>
  (ante.world.channel(channel)?.messages ?? []).filter(({ author }) => author.id === SELF);

function addForum(): SimChannel {
  return ante.world.addChannel({
    id: ante.world.id(),
    type: 15,
    name: 'ideas',
    guild_id: ante.acme.guild.id,
  });
}

describe('where messages go', () => {
  it('a forum takes them as posts, and a bet that was born in a post has its history there', async () => {
    const forum = addForum();
    const ref = await platform.send(
      workspace,
      { kind: 'channel', channel: forum.id },
      say(t`The week in bets`),
      'k1',
    );
    expect(ante.world.channel(ref.thread ?? '')).toMatchObject({
      parent_id: forum.id,
      name: 'The week in bets',
    });
    const where = { guild: ante.acme.guild, channel: ref.thread ?? '' };
    const born = interact(
      ante.discord,
      ante.acme.user('ana'),
      where,
      slashCommand(ante.discord, '/bet dark mode'),
    );
    await ante.taken(`${born.id}:posted`);
    await driverOf(ante).acme.types('ana', '/bet drop BET-1 because nobody asked');
    await ante.sweep();
    expect(fromAnte(ref.thread ?? '').map(({ embeds }) => JSON.stringify(embeds))).toEqual([
      expect.stringContaining('The week in bets'),
      expect.stringContaining('dropped'),
      expect.stringContaining('BET-1'),
    ]);
  });

  it('a thread is begun under a card, and named as the card is', async () => {
    const { acme } = driverOf(ante);
    const sentence =
      'if we add tags we expect signups to go from 10 to 20 by Dec 15 because tags help, 60% sure';
    await acme.types('ana', `/bet ${sentence}`);
    await acme.types('ana', '/bet place BET-1');
    await ante.sweep();
    const [card] = fromAnte(ante.acme.general);
    expect(ante.world.channel(card?.id ?? '')).toMatchObject({ type: 11, name: 'BET-1 · add tags' });
  });

  it('where no thread may be begun, an answer below the card stands for it', async () => {
    Object.assign(ante.world.channel(ante.acme.general) ?? {}, { isWithoutThreads: true });
    const to = { kind: 'channel', channel: ante.acme.general } as const;
    const card = await platform.send(workspace, to, say(t`a card`), 'k1');
    const thread = { kind: 'thread', channel: card.channel, thread: card.message } as const;
    const below = await platform.send(workspace, thread, say(t`what became of it`), 'k2');
    expect(below).toMatchObject({ channel: ante.acme.general });
    expect(below.thread).toBeUndefined();
  });

  it('whoever takes no DMs is named in the thread, and hears of it there alone', async () => {
    const ana = ante.acme.user('ana');
    Object.assign(ana, { isClosed: true });
    const dm = { kind: 'dm', member: ana.id } as const;
    await expect(platform.send(workspace, dm, say(t`yours`), 'k1')).rejects.toBeInstanceOf(
      UndeliverableError,
    );
    const card = await platform.send(
      workspace,
      { kind: 'channel', channel: ante.acme.general },
      say(t`card`),
      'k2',
    );
    const thread = { kind: 'thread', channel: card.channel, thread: card.message } as const;
    await platform.send(workspace, thread, say(t`${member(ana.id)}, your call`), 'k3');
    const [named] = fromAnte(card.message);
    expect(named?.content).toBe(`<@${ana.id}>`);
  });

  it("another server's channel is nowhere, whatever its id", async () => {
    const to = { kind: 'channel', channel: ante.rival.general } as const;
    await expect(platform.send(workspace, to, say(t`secret`), 'k1')).rejects.toBeInstanceOf(
      UndeliverableError,
    );
    const refused = await driverOf(ante).acme.types('ana', `/heard watch #${ante.rival.general}`);
    expect(refused.text).toContain('no such channel in this server');
    expect(
      await platform.source?.read?.(workspace, { channel: ante.rival.general, message: '1' }),
    ).toBeUndefined();
  });
});

describe('a thread that is read', () => {
  const post = (id: string, content: string, who = 'dana') => {
    const { world, acme } = ante;
    return world.addMessage(id, acme.user(who), { content, guild_id: acme.guild.id });
  };
  const read = (channel: string, thread: string) =>
    platform.source?.readThread?.(workspace, { channel, thread }, 50);

  it('is that of a post in a forum as well', async () => {
    const { world, acme } = ante;
    const forum = addForum();
    const { thread = '' } = await platform.send(
      workspace,
      { kind: 'channel', channel: forum.id },
      say(t`a`),
      'k',
    );
    post(thread, 'retention is at 31%');
    const said = await read(forum.id, thread);
    expect(said?.map(({ text, author }) => (author ? text : 'Ante'))).toEqual([
      'Ante',
      'retention is at 31%',
    ]);
    expect(said?.[1]?.permalink).toContain(`/${acme.guild.id}/${thread}/`);
    expect(world.wrong).toEqual([]);
  });

  it('that Discord tells no words of says which switch is off', async () => {
    const { world, acme } = ante;
    const { id } = post(acme.general, 'saved searches');
    world.addChannel({ id, type: 11, name: 'x', parent_id: acme.general, guild_id: acme.guild.id });
    post(id, 'retention is at 31%');
    world.flags = 0;
    await expect(read(acme.general, id)).rejects.toThrow(/Message Content Intent/);
  });

  it('is never that of another server, and unanswered may be asked again', async () => {
    const { world, acme, rival } = ante;
    const { id } = post(acme.general, 'saved searches');
    world.addChannel({ id, type: 11, name: 'x', parent_id: acme.general, guild_id: rival.guild.id });
    expect(await read(acme.general, id)).toBeUndefined();
    world.fault = () => ({ kind: 'cut-after' });
    await expect(read(acme.general, '42')).rejects.toBeInstanceOf(RetryableError);
    world.fault = () => undefined;
  });
});

describe('looking for what was sent', () => {
  const to = () => ({ kind: 'channel', channel: ante.acme.general }) as const;

  it('finds it under many others, and proves nothing where there is too much to read', async () => {
    const { world, acme } = ante;
    const sent = await platform.send(workspace, to(), say(t`here`), 'k1');
    for (let n = 0; n < 150; n += 1) world.addMessage(acme.general, acme.user('dana'), { content: `${n}` });
    expect(await platform.find(workspace, to(), 'k1')).toMatchObject({ message: sent.message });
    expect(await platform.find(workspace, to(), 'k2')).toBe('absent');
    for (let n = 0; n < 1000; n += 1) world.addMessage(acme.general, acme.user('dana'), { content: `${n}` });
    expect(await platform.find(workspace, to(), 'k1')).toBe('unprovable');
  });

  it('proves nothing by a channel that looks empty: it may be one whose history is hidden', async () => {
    expect(await platform.find(workspace, to(), 'k1')).toBe('unprovable');
    const dm = { kind: 'dm', member: ante.acme.user('ana').id } as const;
    expect(await platform.find(workspace, dm, 'k1')).toBe('absent');
  });

  it('is not fooled by what somebody else writes', async () => {
    const { world, acme } = ante;
    const embeds = [{ url: `https://discord.com/channels/${acme.guild.id}?ante=k1`, description: 'x' }];
    world.addMessage(acme.general, acme.user('mallory'), { embeds });
    expect(await platform.find(workspace, to(), 'k1')).toBe('absent');
  });
});

describe('files', () => {
  it('go along with a message, and a chart as a picture', async () => {
    const chart = EVERYTHING.blocks.filter(({ kind }) => kind === 'chart' || kind === 'file');
    const to = { kind: 'channel', channel: ante.acme.general } as const;
    await platform.send(workspace, to, { audience: 'everyone', blocks: chart }, 'k1');
    const [sent] = fromAnte(ante.acme.general);
    expect(sent?.attachments).toMatchObject([{ filename: 'export.md' }, { filename: 'chart-0.png' }]);
    expect(ante.world.wrong).toEqual([]);
  });

  it('of a command are taken in', async () => {
    const { world, acme, discord } = ante;
    world.files.set('calls.csv', 'text,author\nthe export times out,dana\n');
    const file = { id: world.id(), filename: 'calls.csv', size: 10, url: `${world.url}/files/calls.csv` };
    const option = { name: 'file', type: 11, value: file.id };
    const data = {
      id: '1',
      name: 'heard',
      type: 1,
      options: [{ name: 'import', type: 1, options: [option] }],
      resolved: { attachments: { [file.id]: { ...file, proxy_url: file.url } } },
    };
    const where = { guild: acme.guild, channel: acme.general };
    const { id } = interact(discord, acme.user('ana'), where, { type: 2, data });
    const { reply } = await ante.taken(id);
    expect(JSON.stringify(reply)).toContain('imported');
  });

  it('are fetched from Discord alone, and no more of them than is allowed', async () => {
    const { world } = ante;
    world.files.set('a.csv', 'text\nthe export fails\n');
    const fetchFile = (url: string, most = 100) => platform.source?.fetchFile?.(workspace, url, most);
    expect(new TextDecoder().decode(await fetchFile(`${world.url}/files/a.csv`))).toContain('export');
    await expect(fetchFile(`${world.url}/files/a.csv`, 5)).rejects.toThrow(/larger than/);
    await expect(fetchFile(`${world.url}/files/b.csv`)).rejects.toThrow(/gone from Discord/);
    await expect(fetchFile('http://169.254.169.254/latest')).rejects.toThrow(/no file of Discord/);
  });
});
