import { setTimeout as wait } from 'node:timers/promises';
import { SECOND_MS, toMs } from '#core/time/instant.ts';
import type { Clock } from '#ports/clock.ts';

/** What Discord says of how sessions may be begun: https://discord.com/developers/docs/events/gateway#session-start-limit-object */
interface StartLimit {
  readonly remaining: number;
  /** Milliseconds. */
  readonly reset_after: number;
  readonly max_concurrency: number;
}

/** So many are left unused: with the last one the token itself would be taken away. */
const RESERVE = 10;
export const BETWEEN_MS = 5 * SECOND_MS;

/**
 * Lets sessions begin one after the other in each of Discord's lanes, and stops before the day's budget is used up:
 * then they wait for the next.
 */
export function makeIdentifyThrottler(
  fetchLimit: () => Promise<StartLimit>,
  {
    clock,
    betweenMs,
    onWait,
  }: { readonly clock: Clock; readonly betweenMs: number; readonly onWait: (ms: number) => void },
) {
  const lanes = new Map<number, Promise<unknown>>();
  let budget: { left: number; readonly until: number; readonly lanes: number } | undefined;

  const spend = async (signal: AbortSignal): Promise<void> => {
    const now = toMs(clock.now());
    if (!budget || budget.until <= now) {
      const { remaining, reset_after, max_concurrency } = await fetchLimit();
      budget = { left: remaining, until: now + reset_after, lanes: Math.max(1, max_concurrency) };
    }
    if (budget.left <= RESERVE) {
      const ms = Math.max(SECOND_MS, budget.until - now);
      onWait(ms);
      budget = undefined;
      await wait(ms, undefined, { signal });
      return spend(signal);
    }
    budget.left -= 1;
  };

  return {
    waitForIdentify: async (shard: number, signal: AbortSignal): Promise<void> => {
      const lane = shard % (budget?.lanes ?? 1);
      const turn = (lanes.get(lane) ?? Promise.resolve()).then(() => spend(signal));
      // Whatever came of one, the next may not follow at once.
      lanes.set(
        lane,
        turn.catch(() => {}).then(() => wait(betweenMs)),
      );
      await turn;
    },
  };
}
