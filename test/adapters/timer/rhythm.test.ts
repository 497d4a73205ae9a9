import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeRhythm } from '#adapters/timer/rhythm.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A rhythm of 100 ms whose runs take as long as given, the last length for all that follow; when each began. */
function beating(...lengthsMs: readonly number[]) {
  const startMs = performance.now();
  const began: number[] = [];
  const rhythm = makeRhythm(100, async () => {
    const lengthMs = lengthsMs[Math.min(began.length, lengthsMs.length - 1)] ?? 0;
    began.push(performance.now() - startMs);
    await new Promise((resolve) => setTimeout(resolve, lengthMs));
  });
  rhythm.start();
  return { rhythm, began };
}

it('does not drift by the length of its runs', async () => {
  const { began } = beating(30);
  await vi.advanceTimersByTimeAsync(450);
  expect(began).toEqual([0, 100, 200, 300, 400]);
});

it('leaves out the beats that fall into a run', async () => {
  const { began } = beating(250, 10);
  await vi.advanceTimersByTimeAsync(450);
  expect(began).toEqual([0, 300, 400]);
});

it('keeps its beat after it was woken in between', async () => {
  const { rhythm, began } = beating(10);
  await vi.advanceTimersByTimeAsync(150);
  rhythm.wake();
  rhythm.wake();
  await vi.advanceTimersByTimeAsync(100);
  expect(began).toEqual([0, 100, 150, 200]);
});

it('keeps its beat when the wall clock is set', async () => {
  const { began } = beating(10);
  await vi.advanceTimersByTimeAsync(150);
  vi.setSystemTime(Date.now() - 86_400_000);
  await vi.advanceTimersByTimeAsync(200);
  expect(began).toEqual([0, 100, 200, 300]);
});

it('does not keep the process alive', () => {
  const { rhythm } = beating(10);
  vi.useRealTimers();
  const real = makeRhythm(1_000, async () => {});
  const before = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  real.start();
  expect(process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length).toBe(before);
  return Promise.all([real.stop(), rhythm.stop()]);
});
