import { expect, it } from 'vitest';
import { intoLane, withoutWords } from '#app/delivery/migrate.ts';

it('an outbox of schema 1 gets its lanes, and goes before what is queued from now on', () => {
  const old = {
    id: 'checkin:ana:2026-12-15',
    version: 3,
    state: 'queued',
    queuedAt: '2026-12-15T10:00:00.000Z',
    attempts: 1,
    send: { kind: 'post', to: { kind: 'dm', member: 'ana' } },
    reply: { audience: 'everyone', blocks: [] },
  };
  expect(intoLane(old)).toEqual({ ...old, order: 0, lane: '["dm","ana"]' });
  const failed = {
    ...old,
    state: 'failed',
    reason: 'gone',
    send: { kind: 'update', ref: { channel: 'c', message: '1' } },
  };
  expect(intoLane(failed)).toMatchObject({ state: 'dead', reason: 'gone', lane: '["update","c","1"]' });
});

it('an outbox of schema 2 loses the words of what was sent, and keeps those that may have to be sent', () => {
  const reply = { audience: 'everyone', blocks: [{ kind: 'quote', text: 'please keep my filters' }] };
  expect(withoutWords({ id: 'a', state: 'sent', reply })).toEqual({
    id: 'a',
    state: 'sent',
    reply: { audience: 'everyone', blocks: [] },
  });
  for (const state of ['queued', 'held', 'dead'])
    expect(withoutWords({ id: 'a', state, reply })).toEqual({ id: 'a', state, reply });
});
