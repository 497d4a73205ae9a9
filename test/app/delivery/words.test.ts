import { describe, expect, it } from 'vitest';
import { outbox } from '#app/collections.ts';
import { post } from '#app/outbox.ts';
import { clip } from '#core/chat/clip.ts';
import { say } from '#core/chat/reply.ts';
import { UndeliverableError } from '#ports/chat-platform.ts';
import { openChat } from '../chat.ts';
import { DM, withPlatform } from './given.ts';

const WORDS = `my filters are gone each morning, ${'and again '.repeat(60)}`.trim();

describe('the words of a message', () => {
  it('are gone once it arrived', async () => {
    const { send, queue, state } = await withPlatform();
    await queue('a');
    expect(JSON.stringify(await state('a'))).toContain('words of a');
    await send();
    expect(await state('a')).toMatchObject({ state: 'sent', reply: { blocks: [] } });
  });

  it('are gone where a newer one took its place', async () => {
    const { send, queue, state } = await withPlatform();
    const card = { kind: 'update', ref: { channel: 'general', message: '9' } } as const;
    for (const key of ['one', 'two']) await queue(key, card);
    await send();
    expect(await state('one')).toMatchObject({ state: 'sent', reply: { blocks: [] } });
  });

  it('stay where it can be sent again', async () => {
    const faults = { a: [new UndeliverableError('gone')], b: ['lost' as const] };
    const { send, queue, state, later } = await withPlatform({ faults, find: async () => 'unprovable' });
    for (const key of ['a', 'b']) await queue(key);
    await send();
    later(60_000);
    await send();
    for (const key of ['a', 'b']) expect(JSON.stringify(await state(key))).toContain(`words of ${key}`);
  });
});

describe('words that people deleted', () => {
  it('are in no message that is still to come, or that could be sent again', async () => {
    const chat = await openChat();
    await chat.says('ben', `/heard ${WORDS}`);
    const { scope } = chat;
    const quotes = [WORDS, clip(WORDS, 400), 'somebody else’s'].map(
      (text) => ({ kind: 'quote', text }) as const,
    );
    const reply = { ...say(['Against: 1 item']), blocks: [...say(['Against: 1 item']).blocks, ...quotes] };
    for (const state of ['queued', 'held', 'dead'] as const) {
      await scope.transaction((tx) => post(tx, state, '2026-11-20T14:00:00.000Z', DM, reply));
      const queued = await scope.get(outbox, state);
      if (queued) await scope.replace(outbox, { ...queued, state });
    }
    await chat.says('ben', '/heard delete ITM-1');
    for (const state of ['queued', 'held', 'dead']) {
      const left = await scope.get(outbox, state);
      expect(left?.reply.blocks.length).toBe(2);
      expect(JSON.stringify(left)).not.toContain('my filters');
    }
  });
});
