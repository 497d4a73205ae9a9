import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSendOutbox } from '#app/delivery/send-outbox.ts';
import type { Send } from '#core/delivery/lanes.ts';
import { RetryableError } from '#core/errors.ts';
import { UnansweredError } from '#ports/chat-platform.ts';
import { type Fault, withPlatform } from './given.ts';

const channel = (name: string): Send => ({ kind: 'post', to: { kind: 'channel', channel: name } });

describe('a platform’s limits', () => {
  it('space out one place and leave the others alone, also for another worker', async () => {
    const limits = [{ per: 'place', most: 1, perMs: 1_000 }] as const;
    const { deps, platform, seen, send, queue, later } = await withPlatform({ limits });
    for (const key of ['a', 'b', 'c']) await queue(key, channel('general'));
    await queue('d', channel('product'));
    const other = makeSendOutbox(deps, new Map([['console', platform]]));
    expect([await send(), await other()]).toEqual([2, 0]);
    later(999);
    expect([await other(), await send()]).toEqual([0, 0]);
    later(1);
    expect([await other(), await send()]).toEqual([1, 0]);
    later(1_000);
    expect(await send()).toBe(1);
    expect(seen.map((each) => each[0])).toEqual(['a', 'd', 'b', 'c']);
  });

  it('of a whole platform hold across its workspaces', async () => {
    const limits = [{ per: 'platform', most: 2, perMs: 1_000 }] as const;
    const { chat, seen, send, queue, later } = await withPlatform({ limits });
    for (const key of ['a', 'b', 'c']) await queue(key, channel(key));
    expect(await send()).toBe(2);
    expect(await send()).toBe(0);
    later(1_000);
    expect(await send()).toBe(1);
    expect(seen.length).toBe(3);
    expect(chat.defects).toEqual([]);
  });

  it('may count updates apart from posts', async () => {
    const limits = [{ per: 'workspace', of: 'update', most: 1, perMs: 60_000 }] as const;
    const { seen, send, queue } = await withPlatform({ limits });
    await queue('a', { kind: 'update', ref: { channel: 'general', message: '1' } });
    await queue('b', { kind: 'update', ref: { channel: 'general', message: '2' } });
    await queue('c', channel('general'));
    expect(await send()).toBe(2);
    expect(seen.map((each) => each.slice(0, 8))).toEqual(['update 1', 'c channe']);
  });
});

describe('whatever goes wrong', () => {
  const faults: fc.Arbitrary<Fault> = fc.oneof(
    fc.constant('lost' as const),
    fc.nat(40_000).map((ms) => new RetryableError('busy', ms)),
    fc.constant(new UnansweredError('cut before it arrived')),
    fc.constant(new Error('a bug')),
  );
  const keys = ['a', 'b', 'c', 'd', 'e', 'f'];

  it('every message arrives once, and those to one place in their order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(...keys.map(() => fc.array(faults, { maxLength: 3 }))),
        fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }),
        async (each, places) => {
          const planned = Object.fromEntries(keys.map((key, i) => [key, each[i] ?? []]));
          const limits = [{ per: 'place', most: 1, perMs: 1_000 }] as const;
          const { deps, platform, seen, send, queue, later } = await withPlatform({
            faults: planned,
            limits,
          });
          for (const [i, key] of keys.entries()) await queue(key, channel(`place ${places[i]}`));
          const other = makeSendOutbox(deps, new Map([['console', platform]]));
          for (let i = 0; i < 60 && seen.length < keys.length; i++) {
            await Promise.all([send(), other()]);
            later(10_000);
          }
          const arrived = seen.map((words) => words[0] ?? '');
          expect(arrived.toSorted()).toEqual(keys);
          for (const place of [0, 1, 2]) {
            const there = arrived.filter((key) => places[keys.indexOf(key)] === place);
            expect(there).toEqual(there.toSorted());
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
