import { describe, expect, it } from 'vitest';
import { makeSlots, makeWork } from '#adapters/discord/work.ts';

const ignore = () => {};
const logger = { error: ignore, warn: ignore, info: ignore, debug: ignore };

describe('slots', () => {
  it('let no more than so many run at a time, and everybody in the end, whatever becomes of the others', async () => {
    const { run, isFull } = makeSlots(2);
    let [running, most, done] = [0, 0, 0];
    const work = async (n: number) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      done += 1;
      if (n === 1) throw new Error('one');
    };
    const all = Promise.allSettled([0, 1, 2, 3, 4].map((n) => run(() => work(n))));
    expect(isFull()).toBe(true);
    await all;
    expect([most, done, isFull()]).toEqual([2, 5, false]);
  });
});

describe('work that nobody waits for', () => {
  it('of one key is done in its order, and an error is logged and keeps nothing up', async () => {
    const errors: unknown[] = [];
    const { inTurn, ended } = makeWork({ ...logger, error: (fields) => errors.push(fields) });
    const done: number[] = [];
    for (const n of [1, 2, 3])
      inTurn('channel', async () => {
        await Promise.resolve();
        done.push(n);
        if (n === 2) throw new Error('two');
      });
    await ended();
    expect(done).toEqual([1, 2, 3]);
    expect(errors).toHaveLength(1);
  });
});
