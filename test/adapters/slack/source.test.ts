import { describe, expect, it } from 'vitest';
import { RetryableError, UserError } from '#core/errors.ts';
import type { ChatSource } from '#ports/chat-platform.ts';
import { open } from './opened.ts';

const WORKSPACE = 'slack:T0ACME';

async function asking() {
  const opened = await open();
  const source: ChatSource | undefined = opened.slack.source;
  if (!source) throw new Error('nothing to ask');
  return { ...opened, source };
}

describe('what Slack is asked', () => {
  it('is a message as it reads now, in a channel or in a thread, and who said it when', async () => {
    const { source, acme, ana } = await asking();
    const post = async (text: string, thread?: unknown) => {
      const { ts } = await acme.call(
        'chat.postMessage',
        { channel: acme.channel, text, thread_ts: thread },
        'ana',
      );
      return String(ts);
    };
    const first = await post('the export &amp; import');
    await post('later');
    const reply = await post('in the thread', first);
    const read = (message: string) => source.read(WORKSPACE, { channel: acme.channel, message });
    expect(await read(first)).toMatchObject({
      message: first,
      text: 'the export & import',
      author: ana,
      saidAt: new Date(Number(first) * 1_000).toISOString(),
      permalink: `https://acme.slack.com/archives/${acme.channel}/p${first.replace('.', '')}`,
    });
    expect(await read(reply)).toMatchObject({ text: 'in the thread' });
    expect(await read('1.000001')).toBeUndefined();
    expect(await source.read(WORKSPACE, { channel: 'C0NOWHERE', message: first })).toBeUndefined();
  });

  it('is to be let into a channel, and how, where it cannot be', async () => {
    const { source, acme, sim } = await asking();
    await source.hearIn(WORKSPACE, acme.channel);
    const joins = () => sim.calls.filter(({ method }) => method === 'conversations.join').length;
    sim.fail('conversations.join', { error: 'method_not_supported_for_channel_type' });
    await acme.call('conversations.leave', { channel: acme.channel });
    const refused = await source.hearIn(WORKSPACE, acme.channel).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UserError);
    expect(JSON.stringify((refused as UserError).text)).toContain('/invite @Ante');
    await source.hearIn(WORKSPACE, acme.channel);
    expect(joins()).toBe(2);
    await expect(source.hearIn(WORKSPACE, 'support')).rejects.toBeInstanceOf(UserError);
  });

  it('is a file, no larger than it may be', async () => {
    const { source, sim } = await asking();
    sim.files.set('F1', 'text\nslow\n');
    const bytes = await source.fetchFile(WORKSPACE, 'F1', 100);
    expect(new TextDecoder().decode(bytes)).toBe('text\nslow\n');
    await expect(source.fetchFile(WORKSPACE, 'F1', 5)).rejects.toThrow('larger than');
    await expect(source.fetchFile(WORKSPACE, 'F9', 100)).rejects.toBeInstanceOf(UserError);
  });

  it('is what people call somebody, and their zone', async () => {
    const { source, sim, ana } = await asking();
    expect(await source.profile(WORKSPACE, ana)).toEqual({ name: 'ana' });
    expect(await source.profile(WORKSPACE, 'U0NOBODY')).toEqual({});
    sim.own.set('users.info', () => ({
      ok: true,
      user: { tz: 'Europe/Berlin', real_name: 'Ana B', profile: { display_name: '' } },
    }));
    expect(await source.profile(WORKSPACE, ana)).toEqual({ name: 'Ana B', zone: 'Europe/Berlin' });
  });

  it('may be asked again where it was not answered', async () => {
    const { source, sim, ana } = await asking();
    sim.fail('users.info', { cut: 'before' }, { status: 500 }, { status: 429, retryAfterS: 3 });
    for (let i = 0; i < 3; i += 1)
      await expect(source.profile(WORKSPACE, ana)).rejects.toBeInstanceOf(RetryableError);
    expect(await source.profile(WORKSPACE, ana)).toEqual({ name: 'ana' });
  });
});
