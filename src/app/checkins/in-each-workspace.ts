import { RetryableError } from '#core/errors.ts';
import type { Scope } from '#ports/store.ts';
import type { Deps } from '../context.ts';
import { isPaused } from '../presence.ts';
import { tenants } from '../tenants.ts';

/**
 * Does a sweep's work in every workspace but the paused ones, one after another. Trouble in one is logged and keeps
 * none of the others waiting; the next sweep comes by it again. The sum of what `work` returns.
 */
export async function inEachWorkspace(
  { store, logger }: Pick<Deps, 'store' | 'logger'>,
  sweep: string,
  work: (scope: Scope) => Promise<number>,
): Promise<number> {
  let sum = 0;
  for (const workspace of await tenants(store)) {
    try {
      const scope = store.in(workspace);
      if (!(await isPaused(scope))) sum += await work(scope);
    } catch (error) {
      const level = error instanceof RetryableError ? 'warn' : 'error';
      logger[level]({ workspace, sweep, err: error }, 'sweep failed');
    }
  }
  return sum;
}
