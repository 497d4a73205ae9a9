import { describe, expect, it } from 'vitest';
import { replay, undelivered } from '#app/delivery/replay.ts';
import { SETTLE_MS } from '#core/delivery/sending.ts';
import { UserError } from '#core/errors.ts';
import { UndeliverableError } from '#ports/chat-platform.ts';
import { withPlatform } from './given.ts';

describe('what was not delivered', () => {
  it('is listed with its reason, and sent again when somebody says so', async () => {
    const { chat, seen, send, queue, later } = await withPlatform({
      faults: { a: [new UndeliverableError('channel is gone')], b: ['lost'] },
      find: async () => 'unprovable',
    });
    await queue('a');
    await queue('b', { kind: 'post', to: { kind: 'channel', channel: 'general' } });
    await send();
    later(SETTLE_MS);
    await send();
    expect(
      (await undelivered(chat.scope)).map(({ id, state, reason }) => `${id} ${state}: ${reason}`),
    ).toEqual([
      'a dead: channel is gone',
      'b held: it may have arrived: the answer was lost, and it cannot be looked up',
    ]);
    for (const key of ['a', 'b']) await replay(chat.scope, key);
    expect(await send()).toBe(2);
    expect(seen.map((each) => each[0]).toSorted()).toEqual(['a', 'b', 'b']);
    expect(await undelivered(chat.scope)).toEqual([]);
  });

  it('is not what was sent, or waits', async () => {
    const { chat, send, queue } = await withPlatform();
    await queue('a');
    await expect(replay(chat.scope, 'a')).rejects.toThrow(UserError);
    await send();
    await expect(replay(chat.scope, 'a')).rejects.toThrow(UserError);
    await expect(replay(chat.scope, 'b')).rejects.toThrow(UserError);
  });
});
