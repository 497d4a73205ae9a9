import { describe, expect, it } from 'vitest';
import { RetryableError, UserError } from '#core/errors.ts';
import type { ChatSource } from '#ports/chat-platform.ts';
import { open } from './opened.ts';

const WORKSPACE = 'slack:T0ACME';

async function asking() {
  const opened = await open();
  const source = opened.slack.source as ChatSource | undefined;
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

  it('is a thread to its end, of which no more is kept than is wanted', async () => {
    const { source, acme, sim, ana } = await asking();
    const all = Array.from({ length: 450 }, (_, i) => ({
      ts: `${i + 1}.0`,
      user: ana,
      text: `${i}`,
      thread_ts: '1.0',
    }));
    sim.own.set('conversations.replies', ({ cursor, limit }) => {
      const [from, most] = [Number(cursor ?? 0), Number(limit)];
      const next = from + most;
      const more = next < all.length;
      const response_metadata = { next_cursor: more ? String(next) : '' };
      return { ok: true, messages: all.slice(from, next), has_more: more, response_metadata };
    });
    const read = await source.readThread(WORKSPACE, { channel: acme.channel, thread: '1.0' }, 3);
    expect(read?.map(({ text }) => text)).toEqual(['0', '447', '448', '449']);
    expect(read?.[3]?.permalink).toBe(
      `https://acme.slack.com/archives/${acme.channel}/p4500?thread_ts=1.0&cid=${acme.channel}`,
    );
    sim.fail('conversations.replies', { status: 429, retryAfterS: 60 }, { cut: 'after' });
    for (let i = 0; i < 2; i += 1) {
      const asked = source.readThread(WORKSPACE, { channel: acme.channel, thread: '1.0' }, 3);
      await expect(asked).rejects.toBeInstanceOf(RetryableError);
    }
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
