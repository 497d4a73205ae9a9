import { describe, expect, it } from 'vitest';
import { bets, inbox, items, members, outbox, unreachable } from '#app/collections.ts';
import { once, RepeatedError } from '#app/delivery/once.ts';
import { all } from '#app/load.ts';
import type { Inbound, InboundBody } from '#core/chat/inbound.ts';
import { NOTHING_SAID } from '#core/chat/reply.ts';
import { RetryableError } from '#core/errors.ts';
import { addMs, DAY_MS } from '#core/time/instant.ts';
import { UndeliverableError } from '#ports/chat-platform.ts';
import { openChat, words } from '../chat.ts';

const NOW = '2026-11-20T14:00:00.000Z';
const NEW = { kind: 'command', text: '/bet if we add saved searches we expect retention to go up' } as const;

function event(eventId: string, body: InboundBody = NEW): Inbound {
  return { workspace: 'console:local', member: 'ana', channel: 'general', eventId, at: NOW, ...body };
}

const count = async (chat: Awaited<ReturnType<typeof openChat>>) => chat.scope.count(bets, { by: 'id' });

describe('an event', () => {
  it('has one effect however often it comes, and the others are told so', async () => {
    const chat = await openChat();
    const { handle } = chat.application;
    expect((await handle(event('a')))?.cardOf).toBe('BET-1');
    const again = await handle(event('a'));
    expect(again).toMatchObject({ audience: 'you' });
    expect(words(again ?? { audience: 'you', blocks: [] })).toContain('Nothing was done twice.');
    expect(await count(chat)).toBe(1);
  });

  it('has one effect when it comes again at once, after 1, 60 and 300 s, and after a month less a day', async () => {
    const chat = await openChat();
    for (const afterMs of [0, 1_000, 60_000, 300_000, 29 * DAY_MS]) {
      chat.at(addMs(NOW, afterMs));
      await chat.application.sweeps.tidy();
      await chat.application.handle(event('a'));
    }
    expect(await count(chat)).toBe(1);
  });

  it('has one effect when it comes five times at once', async () => {
    const chat = await openChat();
    await Promise.all([1, 2, 3, 4, 5].map(() => chat.application.handle(event('a'))));
    expect(await count(chat)).toBe(1);
  });

  it('that changes nothing leaves no mark, and is answered each time', async () => {
    const chat = await openChat();
    const list = event('a', { kind: 'command', text: '/bet list' });
    const first = await chat.application.handle(list);
    expect(await chat.application.handle(list)).toEqual(first);
    expect(await chat.application.keep(list)).toBe(true);
    expect(await chat.scope.count(inbox, { by: 'id' })).toBe(0);
  });

  it('that is refused may come again', async () => {
    const chat = await openChat();
    const ship = event('a', { kind: 'command', text: '/bet ship BET-1' });
    await chat.application.keep(ship);
    expect((await chat.application.handle(ship))?.failed).toBe(true);
    expect(await chat.scope.get(inbox, 'a')).toBeUndefined();
  });

  it('leaves a mark without words', async () => {
    const chat = await openChat();
    await chat.application.keep(event('a'));
    expect((await chat.scope.get(inbox, 'a'))?.inbound).toMatchObject(NEW);
    await chat.application.handle(event('a'));
    expect(await chat.scope.get(inbox, 'a')).toEqual({
      id: 'a',
      version: 2,
      state: 'done',
      at: NOW,
      attempts: 0,
    });
  });

  it('tells where a card was posted once', async () => {
    const chat = await openChat();
    await chat.application.handle(event('a'));
    const posted = { kind: 'posted', cardOf: 'BET-1', ref: { channel: 'general', message: '1' } } as const;
    await chat.application.handle(event('b', posted));
    await chat.application.handle(event('b', { ...posted, ref: { channel: 'general', message: '2' } }));
    expect((await chat.scope.get(bets, 'BET-1'))?.card?.message).toBe('1');
  });

  it('makes somebody reachable again', async () => {
    const chat = await openChat();
    await chat.scope.insert(unreachable, { id: 'ana', version: 0, since: NOW, reason: 'gone' });
    await chat.application.handle(event('a', { kind: 'command', text: '/bet list' }));
    expect(await chat.scope.get(unreachable, 'ana')).toBeUndefined();
  });
});

describe('an event that was acknowledged and had no effect', () => {
  it('is heard again once its time is over, once, and answered through the outbox', async () => {
    const chat = await openChat();
    expect(await chat.application.keep(event('a'))).toBe(true);
    expect(await chat.application.keep(event('a'))).toBe(false);
    expect(await chat.application.sweeps.inbox()).toBe(0);
    chat.at(addMs(NOW, 30_000));
    expect(await Promise.all([chat.application.sweeps.inbox(), chat.application.sweeps.inbox()])).toContain(
      1,
    );
    await chat.application.sweeps.outbox();
    expect(await chat.application.sweeps.inbox()).toBe(0);
    expect(await count(chat)).toBe(1);
    expect(chat.sent.map(({ key, to }) => ({ key, to }))).toEqual([
      { key: 'answer:a', to: { kind: 'channel', channel: 'general' } },
    ]);
    expect(words(chat.sent[0]?.reply ?? { audience: 'you', blocks: [] })).toContain(
      'Late: Ante was interrupted',
    );
    expect((await chat.scope.get(bets, 'BET-1'))?.card).toBeDefined();
  });

  it('is answered in the DM where only one person may see it', async () => {
    const chat = await openChat();
    await chat.application.keep(event('a', { kind: 'command', text: '/bet settings zone Europe/Berlin' }));
    chat.at(addMs(NOW, 30_000));
    await chat.application.sweeps.inbox();
    await chat.application.sweeps.outbox();
    expect(chat.sent.map(({ to }) => to)).toEqual([{ kind: 'dm', member: 'ana' }]);
    expect((await chat.scope.get(members, 'ana'))?.zone).toBe('Europe/Berlin');
  });

  it('is heard again soon though it was kept by a clock that was a day ahead', async () => {
    const chat = await openChat({ now: addMs(NOW, DAY_MS) });
    await chat.application.keep(event('a'));
    chat.at(NOW);
    await chat.application.sweeps.inbox();
    expect(await count(chat)).toBe(1);
  });

  it('is forgotten where nobody listens any more', async () => {
    const chat = await openChat();
    await chat.says('ana', '/heard watch #general');
    const said = event('a', { kind: 'message', text: 'please keep my filters', message: '1' });
    expect(await chat.application.keep(said)).toBe(true);
    await chat.says('ana', '/heard unwatch #general');
    chat.at(addMs(NOW, 30_000));
    await chat.application.sweeps.inbox();
    expect(await chat.scope.get(inbox, 'a')).toBeUndefined();
    expect(await chat.scope.get(outbox, 'answer:a')).toBeUndefined();
  });

  it('goes on where it was cut off, where it is done in many steps', async () => {
    const chat = await openChat();
    const rows = Array.from({ length: 1_200 }, (_, i) => `the export times out ${i}`);
    chat.files.set('f1', ['text', ...rows].join('\n'));
    const file = event('a', { kind: 'file', name: 'rows.csv', file: 'f1' });
    let steps = 0;
    const cutOff = {
      ...chat.store,
      in: (workspace: string) => ({
        ...chat.store.in(workspace),
        transaction: async <T>(work: Parameters<typeof chat.scope.transaction<T>>[0]): Promise<T> => {
          steps += 1;
          if (steps > 1) throw new RetryableError('busy', 1_000);
          return chat.store.in(workspace).transaction(work);
        },
      }),
    };
    const other = await openChat({ store: cutOff });
    other.files.set('f1', ['text', ...rows].join('\n'));
    await chat.application.keep(file);
    await other.application.handle(file);
    expect(await chat.scope.count(items, { by: 'id' })).toBe(500);
    expect((await chat.scope.get(inbox, 'a'))?.state).toBe('kept');
    chat.at(addMs(NOW, 30_000));
    await chat.application.sweeps.inbox();
    expect(await chat.scope.count(items, { by: 'id' })).toBe(1_200);
    expect((await chat.scope.get(inbox, 'a'))?.state).toBe('done');
    expect(words((await chat.scope.get(outbox, 'answer:a'))?.reply ?? NOTHING_SAID)).toMatch(/700.*500/s);
    await chat.application.handle(file);
    expect(await chat.scope.count(items, { by: 'id' })).toBe(1_200);
  });

  it('is not done twice where the first process was only slow', async () => {
    const chat = await openChat();
    await chat.application.keep(event('a'));
    const slow = await chat.scope.get(inbox, 'a');
    chat.at(addMs(NOW, 30_000));
    await chat.application.sweeps.inbox();
    const { scope } = once(chat.scope, event('a'), slow, NOW);
    await expect(scope.remove(bets, 'BET-1')).rejects.toThrow(RepeatedError);
    expect(await count(chat)).toBe(1);
  });

  it('is kept while the store is busy, and given up after ten tries with a word to its sender', async () => {
    const chat = await openChat();
    await chat.application.keep(event('a'));
    const { transaction } = chat.scope;
    let now = NOW;
    const busy = {
      ...chat.store,
      in: (workspace: string) => ({
        ...chat.store.in(workspace),
        transaction: async <T>(work: Parameters<typeof transaction<T>>[0]): Promise<T> =>
          chat.store.in(workspace).transaction(async (tx) => {
            if (await tx.get(inbox, 'a').then((kept) => kept?.state === 'kept'))
              throw new RetryableError('busy', 1_000);
            return work(tx);
          }),
      }),
    };
    const { application } = await openChat({ store: busy, now: addMs(NOW, 30_000) }).then((other) => {
      return { application: other.application, at: other.at };
    });
    expect(await application.sweeps.inbox()).toBe(1);
    expect(await chat.scope.get(inbox, 'a')).toMatchObject({ state: 'kept', attempts: 1 });
    for (let i = 0; i < 9; i++) {
      const kept = await chat.scope.get(inbox, 'a');
      if (kept) await chat.scope.replace(inbox, { ...kept, attempts: kept.attempts + 1, claimedUntil: now });
      now = addMs(now, 1);
    }
    chat.at(addMs(NOW, 60_000));
    await chat.application.sweeps.inbox().catch(() => {});
    expect(await chat.scope.get(inbox, 'a')).toMatchObject({ state: 'failed' });
    expect((await all(chat.scope, outbox, { by: 'id' })).map(({ id }) => id)).toEqual(['answer:a']);
    expect(await count(chat)).toBe(0);
  });
});

describe('after 30 days', () => {
  it('what never arrived is forgotten too', async () => {
    const chat = await openChat({ trouble: () => new UndeliverableError('gone') });
    await chat.says('ana', '/bet if we add saved searches we expect retention to go up');
    await chat.application.keep(event('a', { kind: 'command', text: '/bet settings zone Europe/Berlin' }));
    chat.at(addMs(NOW, 30_000));
    await chat.application.sweeps.inbox();
    await chat.application.sweeps.outbox();
    expect(await chat.scope.get(outbox, 'answer:a')).toMatchObject({ state: 'dead' });
    chat.at(addMs(NOW, 30 * DAY_MS));
    await chat.application.sweeps.tidy();
    expect(await chat.scope.get(outbox, 'answer:a')).toMatchObject({ state: 'dead' });
    chat.at(addMs(NOW, 31 * DAY_MS));
    await chat.application.sweeps.tidy();
    expect(await chat.scope.count(outbox, { by: 'id' })).toBe(0);
  });

  it('what was done and sent is forgotten', async () => {
    const chat = await openChat();
    await chat.application.handle(event('a'));
    await chat.posted('ana', 'BET-1', { channel: 'general', message: '1' });
    await chat.says('ana', '/bet edit BET-1 by: Dec 15');
    await chat.application.sweeps.outbox();
    chat.at(addMs(NOW, 29 * DAY_MS));
    expect(await chat.application.sweeps.tidy()).toBe(0);
    chat.at(addMs(NOW, 31 * DAY_MS));
    expect(await chat.application.sweeps.tidy()).toBeGreaterThan(3);
    expect(await chat.scope.count(inbox, { by: 'id' })).toBe(0);
    expect(await chat.scope.count(outbox, { by: 'id' })).toBe(0);
  });
});
