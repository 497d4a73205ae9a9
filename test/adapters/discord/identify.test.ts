import { describe, expect, it } from 'vitest';
import { makeIdentifyThrottler } from '#adapters/discord/identify.ts';

const START = '2026-11-20T14:00:00.000Z';

function throttler(remaining: number) {
  const waits: number[] = [];
  let asked = 0;
  const fetchLimit = async () => {
    asked += 1;
    return { remaining, reset_after: 3_600_000, max_concurrency: 1 };
  };
  const over = new AbortController();
  const made = makeIdentifyThrottler(fetchLimit, {
    clock: { now: () => START },
    betweenMs: 0,
    onWait: (ms) => {
      waits.push(ms);
      over.abort();
    },
  });
  return { begin: (shard = 0) => made.waitForIdentify(shard, over.signal), waits, asked: () => asked };
}

describe('the sessions that may be begun', () => {
  it('are counted, and asked about once a day', async () => {
    const { begin, waits, asked } = throttler(1000);
    await begin();
    await begin(1);
    expect([waits, asked()]).toEqual([[], 1]);
  });

  it('are never used up: the token would be taken away', async () => {
    const { begin, waits } = throttler(12);
    await begin();
    await begin();
    await expect(begin()).rejects.toThrow();
    expect(waits).toEqual([3_600_000]);
  });
});
