import { describe, expect, it } from 'vitest';
import { bets, outbox, unreachable } from '#app/collections.ts';
import { makeSendOutbox } from '#app/delivery/send-outbox.ts';
import { LEASE_MS } from '#app/delivery/take.ts';
import { post } from '#app/outbox.ts';
import { say } from '#core/chat/reply.ts';
import { SETTLE_MS } from '#core/delivery/sending.ts';
import { RetryableError } from '#core/errors.ts';
import { addMs, DAY_MS, MINUTE_MS } from '#core/time/instant.ts';
import { type ChatPlatform, UndeliverableError } from '#ports/chat-platform.ts';
import { SENTENCE } from '../given.ts';
import { DM, withPlatform } from './given.ts';

const THREAD = { kind: 'thread', channel: 'general', thread: '17' } as const;
const GENERAL = { kind: 'post', to: { kind: 'channel', channel: 'general' } } as const;
const CARD = { kind: 'update', ref: { channel: 'general', message: '9' } } as const;

describe('the outbox', () => {
  it('is sent in the order in which it was queued, once', async () => {
    const { seen, send, queue } = await withPlatform();
    await queue('b');
    await queue('a');
    await queue('c');
    expect(await send()).toBe(3);
    expect(await send()).toBe(0);
    expect(seen).toEqual(['b dm: words of b', 'a dm: words of a', 'c dm: words of c']);
  });

  it('tries again when it may, not before, and waits longer each time', async () => {
    const busy = new RetryableError('busy', 5_000);
    const { seen, send, queue, state, later } = await withPlatform({
      faults: { a: [busy, busy, busy, busy] },
    });
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
    const { seen, send, queue, later } = await withPlatform({
      faults: { a: [new RetryableError('busy', 5_000)] },
    });
    await queue('a');
    await queue('b');
    await queue('c', GENERAL);
    expect(await send()).toBe(1);
    later(5_000);
    expect(await send()).toBe(2);
    expect(seen.map((each) => each[0])).toEqual(['c', 'a', 'b']);
  });

  it('updates a card once with the newest of what waits', async () => {
    const { seen, send, queue, state } = await withPlatform();
    for (const key of ['one', 'two', 'three']) await queue(key, CARD);
    expect(await send()).toBe(1);
    expect(seen).toEqual(['update 9: words of three']);
    expect(await state('one')).toMatchObject({ state: 'sent', reason: 'a newer one took its place' });
  });

  it('falls back once, says there whom it is for, and flags the member', async () => {
    const gone = new UndeliverableError('closed their DMs');
    const { chat, seen, send, queue, state } = await withPlatform({ faults: { a: [gone], b: [gone, gone] } });
    await queue('a', { kind: 'post', to: { kind: 'dm', member: 'ana' }, fallback: THREAD });
    await queue('b', { kind: 'post', to: { kind: 'dm', member: 'ben' }, fallback: THREAD });
    await send();
    await send();
    expect(seen).toEqual(['a thread: @ana, this could not be sent to you directly: words of a']);
    expect(await state('b')).toMatchObject({ state: 'dead', reason: 'closed their DMs' });
    expect(await chat.scope.get(unreachable, 'ana')).toMatchObject({ reason: 'closed their DMs' });
  });

  it('does not try the DMs of somebody flagged where there is another way', async () => {
    const { chat, seen, send, queue } = await withPlatform();
    await chat.scope.insert(unreachable, { id: 'ana', version: 0, since: chat.clock.now(), reason: 'gone' });
    await queue('a', { kind: 'post', to: { kind: 'dm', member: 'ana' }, fallback: THREAD });
    await queue('b');
    await send();
    await send();
    expect(seen.map((each) => each.slice(0, 8))).toEqual(['a thread', 'b dm: wo']);
  });

  it('keeps the reason of what can never arrive', async () => {
    const { send, queue, state } = await withPlatform({
      faults: { a: [new UndeliverableError('channel is gone')] },
    });
    await queue('a');
    expect(await send()).toBe(0);
    expect(await state('a')).toMatchObject({ state: 'dead', reason: 'channel is gone', attempts: 1 });
  });

  it('logs a defect and gives up after a few', async () => {
    const defects = Array.from({ length: 5 }, () => new Error('a bug'));
    const { chat, send, queue, state, later } = await withPlatform({ faults: { a: defects } });
    await queue('a');
    for (let i = 0; i < 6; i++) {
      await send();
      later(60_000);
    }
    expect(await state('a')).toMatchObject({ state: 'held', attempts: 5 });
    expect(chat.defects.length).toBe(5);
  });

  it('leaves a workspace alone whose platform is not here', async () => {
    const { chat, send } = await withPlatform();
    const elsewhere = chat.store.in('slack:T1');
    await elsewhere.transaction((tx) => post(tx, 'a', chat.clock.now(), DM, say(['hello'])));
    expect(await send()).toBe(0);
    expect((await elsewhere.get(outbox, 'a'))?.state).toBe('queued');
  });

  it('remembers where a card was posted, unless it is known', async () => {
    const { chat, send } = await withPlatform();
    await chat.live('ana', SENTENCE);
    const card = { ...say(['the card']), cardOf: 'BET-1' } as const;
    for (const key of ['first', 'second'])
      await chat.scope.transaction((tx) => post(tx, key, chat.clock.now(), GENERAL, card));
    await send();
    expect((await chat.scope.get(bets, 'BET-1'))?.card).toEqual({ channel: 'c', message: 'first' });
  });
});

describe('an unknown outcome', () => {
  it('is looked up before anything is sent again: what arrived is sent once', async () => {
    const { seen, lookedUp, send, queue, state, later } = await withPlatform({ faults: { a: ['lost'] } });
    await queue('a');
    expect(await send()).toBe(0);
    later(SETTLE_MS - 1);
    expect(await send()).toBe(0);
    expect(lookedUp).toEqual([]);
    later(1);
    expect(await send()).toBe(1);
    expect([seen, lookedUp]).toEqual([['a dm: words of a'], ['a']]);
    expect((await state('a'))?.inDoubt).toBeUndefined();
  });

  it('stays unknown while it cannot be looked up', async () => {
    let trouble = true;
    const { seen, send, queue, state, later } = await withPlatform({
      faults: { a: ['lost'] },
      find: async (_workspace, _to, key) => {
        if (trouble) throw new RetryableError('busy', 60_000);
        return { channel: 'c', message: key };
      },
    });
    await queue('a');
    await send();
    later(SETTLE_MS);
    await send();
    expect(await state('a')).toMatchObject({ state: 'queued', inDoubt: true });
    trouble = false;
    later(60_000);
    expect(await send()).toBe(1);
    expect(seen.length).toBe(1);
  });

  it('is held where nobody can tell, and lets what comes after it pass', async () => {
    const { seen, send, queue, state, later } = await withPlatform({
      faults: { a: ['lost'] },
      find: async () => 'unprovable',
    });
    await queue('a');
    await send();
    await queue('b');
    later(SETTLE_MS);
    await send();
    await send();
    expect(await state('a')).toMatchObject({ state: 'held' });
    expect(seen.map((each) => each[0])).toEqual(['a', 'b']);
  });

  it('matters little for an update: it is done again', async () => {
    const { seen, lookedUp, send, queue, later } = await withPlatform({ faults: { 9: ['lost'] } });
    await queue('a', CARD);
    await send();
    later(1_000);
    expect(await send()).toBe(1);
    expect([seen.length, lookedUp]).toEqual([2, []]);
  });
});

describe('a worker that dies', () => {
  it('leaves a message to the next after its lease, which looks it up first', async () => {
    const { chat, seen, lookedUp, send, queue, later } = await withPlatform();
    await queue('a');
    await queue('b');
    await chat.scope.claim(outbox, 'a', chat.clock.now(), addMs(chat.clock.now(), LEASE_MS));
    later(LEASE_MS - 1);
    expect(await send()).toBe(0);
    later(1);
    expect(await send()).toBe(2);
    expect([seen.map((each) => each[0]), lookedUp]).toEqual([['a', 'b'], ['a']]);
  });

  it('or sleeps with the request in hand is told so by its signal before it writes', async () => {
    const { deps, platform, seen, queue, later } = await withPlatform();
    await queue('a');
    const sleepy: ChatPlatform = {
      ...platform,
      send: async (workspace, to, reply, key, signal) => {
        later(LEASE_MS);
        if (signal?.aborted) throw new RetryableError('its time was over', 0);
        return platform.send(workspace, to, reply, key, signal);
      },
    };
    expect(await makeSendOutbox(deps, new Map([['console', sleepy]]))()).toBe(0);
    expect(seen).toEqual([]);
    later(1_000);
    expect(await makeSendOutbox(deps, new Map([['console', platform]]))()).toBe(1);
    expect(seen.length).toBe(1);
  });

  it('by a clock that was a day ahead leaves it no longer than any other', async () => {
    const { chat, seen, lookedUp, send, queue } = await withPlatform();
    await queue('a');
    const ahead = addMs(chat.clock.now(), DAY_MS);
    await chat.scope.claim(outbox, 'a', ahead, addMs(ahead, LEASE_MS));
    await send();
    expect([seen.map((each) => each[0]), lookedUp]).toEqual([['a'], ['a']]);
  });

  it('by a clock that is some minutes ahead is not robbed of it', async () => {
    const { chat, seen, send, queue } = await withPlatform();
    await queue('a');
    const ahead = addMs(chat.clock.now(), 9 * MINUTE_MS);
    await chat.scope.claim(outbox, 'a', ahead, addMs(ahead, LEASE_MS));
    await send();
    expect(seen).toEqual([]);
  });

  it('and comes back does not overwrite what another made of it meanwhile', async () => {
    const { chat, deps, platform, queue, state, later } = await withPlatform();
    const slow: ChatPlatform = {
      ...platform,
      send: async (...sent) => {
        const ref = await platform.send(...sent);
        later(LEASE_MS);
        const theirs = await chat.scope.claim(outbox, 'a', chat.clock.now(), addMs(chat.clock.now(), 1));
        if (theirs) await chat.scope.replace(outbox, { ...theirs, state: 'sent', attempts: 7 });
        return ref;
      },
    };
    await queue('a');
    expect(await makeSendOutbox(deps, new Map([['console', slow]]))()).toBe(0);
    expect((await state('a'))?.attempts).toBe(7);
  });

  it.each(['claimed', 'looked-up'])(
    'or sleeps with a message in hand, at %s, does not send it when it wakes',
    async (at) => {
      const { chat, deps, platform, seen, queue, later } = await withPlatform();
      await queue('a');
      await chat.scope.claim(outbox, 'a', chat.clock.now(), addMs(chat.clock.now(), LEASE_MS));
      later(LEASE_MS);
      const sleepy = { ...deps, reached: (step: string) => (step === at ? later(LEASE_MS) : undefined) };
      const platforms = new Map([['console', platform]]);
      expect(await makeSendOutbox(sleepy, platforms)()).toBe(0);
      expect(seen).toEqual([]);
      expect(await makeSendOutbox(deps, platforms)()).toBe(1);
      expect(seen.length).toBe(1);
    },
  );
});
