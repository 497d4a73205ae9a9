import { describe, expect, it } from 'vitest';
import { post } from '#app/outbox.ts';
import { say } from '#core/chat/reply.ts';
import { addMs, SECOND_MS, toMs } from '#core/time/instant.ts';
import { open } from './opened.ts';

const WORKSPACE = 'slack:T0ACME';
const PEOPLE = 500;

describe("Slack's rates", () => {
  it('are kept: 500 DMs due at once, every tenth refused, all arrive and none is tried too early', async () => {
    const { sim, application, store, at, now } = await open({ rated: true });
    const arrived: string[] = [];
    const early: string[] = [];
    const notBefore = new Map<string, number>();
    let calls = 0;
    sim.own.set('chat.postMessage', ({ channel, metadata }) => {
      const to = String(channel);
      calls += 1;
      if (toMs(now()) < (notBefore.get(to) ?? 0)) early.push(to);
      if (calls % 10 === 0 && !notBefore.has(to)) {
        notBefore.set(to, toMs(now()) + 7 * SECOND_MS);
        return { ok: false, error: 'ratelimited', retryAfterS: 7 };
      }
      arrived.push(JSON.stringify(metadata));
      return { ok: true, channel: `D${to}`, ts: `1795183200.${String(calls).padStart(6, '0')}` };
    });
    await store.in(WORKSPACE).transaction(async (tx) => {
      for (let i = 0; i < PEOPLE; i += 1)
        await post(
          tx,
          `k${i}`,
          now(),
          { kind: 'post', to: { kind: 'dm', member: `U${i}` } },
          say([`to ${i}`]),
        );
    });
    for (let s = 0; s < 300 && arrived.length < PEOPLE; s += 1) {
      await application.sweeps.outbox();
      at(addMs(now(), SECOND_MS));
    }
    expect(new Set(arrived).size).toBe(PEOPLE);
    expect(arrived).toHaveLength(PEOPLE);
    expect(early).toEqual([]);
  });

  it('leave nothing for Slack to refuse: the outbox stays within them by itself', async () => {
    const { application, store, at, now, ana, acme, sim, refused } = await open({ rated: true });
    await store.in(WORKSPACE).transaction(async (tx) => {
      for (let i = 0; i < 8; i += 1) {
        await post(tx, `a${i}`, now(), { kind: 'post', to: { kind: 'dm', member: ana } }, say([`${i}`]));
        await post(
          tx,
          `c${i}`,
          now(),
          { kind: 'post', to: { kind: 'channel', channel: acme.channel } },
          say([`${i}`]),
        );
      }
    });
    for (let s = 0; s < 12; s += 1) {
      await application.sweeps.outbox();
      at(addMs(now(), SECOND_MS));
    }
    expect(sim.seen.filter(({ kind }) => kind === 'post')).toHaveLength(16);
    expect(refused()).toBe(0);
  });
});
