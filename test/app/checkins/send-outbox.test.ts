import { describe, expect, it } from 'vitest';
import { makeSendOutbox } from '#app/checkins/send-outbox.ts';
import { outbox } from '#app/collections.ts';
import type { Outgoing } from '#app/documents.ts';
import { post } from '#app/outbox.ts';
import { say } from '#core/chat/reply.ts';
import { RetryableError } from '#core/errors.ts';
import { addMs } from '#core/time/instant.ts';
import { type ChatPlatform, UndeliverableError } from '#ports/chat-platform.ts';
import { plain } from '../../core/report/said.ts';
import { openWorkspace } from '../reports/workspace.ts';

const DM: Outgoing['send'] = { kind: 'post', to: { kind: 'dm', member: 'ana' } };
const THREAD = { kind: 'thread', channel: 'general', thread: '17' } as const;

/** A platform that fails as it is told, by key, once for each error. */
async function withPlatform(failures: Readonly<Record<string, readonly unknown[]>> = {}) {
  const chat = await openWorkspace();
  const left = new Map(Object.entries(failures).map(([key, errors]) => [key, [...errors]]));
  const seen: string[] = [];
  const arrive = async (key: string, words: string) => {
    const error = left.get(key)?.shift();
    if (error) throw error;
    seen.push(words);
  };
  const platform: ChatPlatform = {
    name: 'console',
    send: async (_workspace, to, { blocks }, key) => {
      const text = blocks.flatMap((block) => (block.kind === 'text' ? [plain(block.text)] : [])).join(' ');
      await arrive(key, `${key} ${to.kind}: ${text}`);
      return { channel: 'c', message: key };
    },
    update: (_workspace, ref) => arrive(ref.message, `update ${ref.message}`),
  };
  const send = makeSendOutbox(chat.deps, new Map([['console', platform]]));
  const queue = (key: string, to: Outgoing['send'] = DM) =>
    chat.scope.transaction((tx) => post(tx, key, chat.clock.now, to, say([`words of ${key}`])));
  const state = async (key: string) => chat.scope.get(outbox, key);
  const later = (ms: number) => chat.clock.at(addMs(chat.clock.now, ms));
  return { chat, platform, seen, send, queue, state, later };
}

describe('the outbox', () => {
  it('is sent in the order in which it was queued, once', async () => {
    const { seen, send, queue, later } = await withPlatform();
    await queue('b');
    later(1);
    await queue('a');
    later(1);
    await queue('c', { kind: 'update', ref: { channel: 'general', message: '9' } });
    expect(await send()).toBe(3);
    expect(await send()).toBe(0);
    expect(seen).toEqual(['b dm: words of b', 'a dm: words of a', 'update 9']);
  });

  it('tries again when it may, not before, and waits longer each time', async () => {
    const busy = new RetryableError('busy', 5_000);
    const { seen, send, queue, state, later } = await withPlatform({ a: [busy, busy, busy, busy] });
    await queue('a');
    await send();
    later(4_999);
    expect(await send()).toBe(0);
    expect((await state('a'))?.attempts).toBe(1);
    later(1);
    await send();
    later(5_000);
    await send();
    later(5_000);
    await send();
    later(7_999);
    expect(await send()).toBe(0);
    later(1);
    expect(await send()).toBe(1);
    expect(seen).toEqual(['a dm: words of a']);
    expect(await state('a')).toMatchObject({ state: 'sent', attempts: 5 });
  });

  it('lets nothing overtake a message to the same place, and everything one to another', async () => {
    const { seen, send, queue, later } = await withPlatform({ a: [new RetryableError('busy', 5_000)] });
    await queue('a');
    later(1);
    await queue('b');
    await queue('c', { kind: 'post', to: { kind: 'channel', channel: 'general' } });
    expect(await send()).toBe(1);
    later(5_000);
    expect(await send()).toBe(2);
    expect(seen.map((each) => each[0])).toEqual(['c', 'a', 'b']);
  });

  it('falls back once, and then says whom it is for', async () => {
    const gone = new UndeliverableError('closed their DMs');
    const { seen, send, queue, state } = await withPlatform({ a: [gone], b: [gone, gone] });
    await queue('a', { kind: 'post', to: { kind: 'dm', member: 'ana' }, fallback: THREAD });
    await queue('b', { kind: 'post', to: { kind: 'dm', member: 'ben' }, fallback: THREAD });
    await send();
    await send();
    expect(seen).toEqual(['a thread: @ana, this could not be sent to you directly: words of a']);
    expect(await state('b')).toMatchObject({ state: 'failed', reason: 'closed their DMs' });
  });

  it('keeps the reason of what can never arrive', async () => {
    const { send, queue, state } = await withPlatform({ a: [new UndeliverableError('channel is gone')] });
    await queue('a');
    expect(await send()).toBe(0);
    expect(await state('a')).toMatchObject({ state: 'failed', reason: 'channel is gone', attempts: 1 });
  });

  it('logs a defect and gives up after a few', async () => {
    const defects = Array.from({ length: 5 }, () => new Error('a bug'));
    const { chat, send, queue, state, later } = await withPlatform({ a: defects });
    await queue('a');
    for (let i = 0; i < 6; i++) {
      await send();
      later(60_000);
    }
    expect(await state('a')).toMatchObject({ state: 'failed', attempts: 5 });
    expect(chat.defects.length).toBe(5);
  });

  it('takes over after a lease what a worker that died had begun', async () => {
    const { chat, seen, send, queue, later } = await withPlatform();
    await queue('a');
    await chat.scope.claim(outbox, 'a', chat.clock.now, addMs(chat.clock.now, 30_000));
    later(29_999);
    expect(await send()).toBe(0);
    later(1);
    expect(await send()).toBe(1);
    expect(seen).toEqual(['a dm: words of a']);
  });

  it('does not overwrite what another worker made of it meanwhile', async () => {
    const { chat, platform, queue, state, later } = await withPlatform();
    const slow: ChatPlatform = {
      ...platform,
      send: async (...sent) => {
        const ref = await platform.send(...sent);
        later(30_000);
        const theirs = await chat.scope.claim(outbox, 'a', chat.clock.now, addMs(chat.clock.now, 1));
        if (theirs) await chat.scope.replace(outbox, { ...theirs, state: 'sent', attempts: 7 });
        return ref;
      },
    };
    await queue('a');
    expect(await makeSendOutbox(chat.deps, new Map([['console', slow]]))()).toBe(0);
    expect((await state('a'))?.attempts).toBe(7);
  });

  it('leaves a workspace alone whose platform is not here', async () => {
    const { chat, send } = await withPlatform();
    const elsewhere = chat.store.in('slack:T1');
    await elsewhere.transaction((tx) => post(tx, 'a', chat.clock.now, DM, say(['hello'])));
    expect(await send()).toBe(0);
    expect((await elsewhere.get(outbox, 'a'))?.state).toBe('queued');
  });
});
