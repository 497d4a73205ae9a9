import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intoLanes, laneOf, placeOf, type Queued, type Send } from '#core/delivery/lanes.ts';

const names = fc.constantFrom('a', 'b', 'c');
const sends: fc.Arbitrary<Send> = fc.oneof(
  names.map((member): Send => ({ kind: 'post', to: { kind: 'dm', member } })),
  names.map((channel): Send => ({ kind: 'post', to: { kind: 'channel', channel } })),
  fc
    .tuple(names, names)
    .map(([channel, thread]): Send => ({ kind: 'post', to: { kind: 'thread', channel, thread } })),
  fc.tuple(names, names).map(([channel, message]): Send => ({ kind: 'update', ref: { channel, message } })),
);
const queues = fc
  .array(fc.tuple(sends, fc.nat(50)), { maxLength: 40 })
  .map((made) => made.map(([send, order], i): Queued => ({ id: `m${i}`, lane: laneOf(send), order, send })));

describe('lanes', () => {
  it('hold every message once, in the order of the queue', () => {
    fc.assert(
      fc.property(queues, (queue) => {
        const { lanes, outdated } = intoLanes(queue);
        const kept = [...lanes.values()].flat();
        expect([...kept, ...outdated].map(({ id }) => id).toSorted()).toEqual(
          queue.map(({ id }) => id).toSorted(),
        );
        for (const messages of lanes.values())
          expect(messages.map(({ order }) => order)).toEqual(
            messages.map(({ order }) => order).toSorted((a, b) => a - b),
          );
      }),
    );
  });

  it('leave out updates, and nothing else, that a newer update of the same message follows', () => {
    fc.assert(
      fc.property(queues, (queue) => {
        const { lanes, outdated } = intoLanes(queue);
        for (const { send, lane, order } of outdated) {
          expect(send.kind).toBe('update');
          expect(lanes.get(lane)?.length).toBe(1);
          expect(lanes.get(lane)?.[0]?.order).toBeGreaterThanOrEqual(order);
        }
      }),
    );
  });

  it('are one for each DM, channel, thread and updated message', () => {
    fc.assert(
      fc.property(sends, sends, (one, other) => {
        expect(laneOf(one) === laneOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it('count a thread and an update towards their channel', () => {
    expect(placeOf({ kind: 'post', to: { kind: 'thread', channel: 'c', thread: '1' } })).toBe('channel:c');
    expect(placeOf({ kind: 'update', ref: { channel: 'c', message: '1' } })).toBe('channel:c');
    expect(placeOf({ kind: 'post', to: { kind: 'dm', member: 'c' } })).toBe('dm:c');
  });
});
