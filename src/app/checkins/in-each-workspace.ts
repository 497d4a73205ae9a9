import { RetryableError } from '#core/errors.ts';
import type { WorkspaceId } from '#core/ids.ts';
import type { Scope } from '#ports/store.ts';
import type { Deps } from '../context.ts';
import { isPaused } from '../presence.ts';
import { tenants } from '../tenants.ts';

/**
 * Does a sweep's work in every workspace but the paused ones, `atOnce` side by side. Trouble in one is logged and keeps
 * none of the others waiting; the next sweep comes by it again. The sum of what `work` returns.
 */
export async function inEachWorkspace(
  { store, logger }: Pick<Deps, 'store' | 'logger'>,
  sweep: string,
  work: (scope: Scope) => Promise<number>,
  atOnce = 1,
): Promise<number> {
  let sum = 0;
  const left = [...(await tenants(store))];
  const workIn = async (workspace: WorkspaceId): Promise<void> => {
    try {
      const scope = store.in(workspace);
      const done = (await isPaused(scope)) ? 0 : await work(scope);
      sum += done;
    } catch (error) {
      const level = error instanceof RetryableError ? 'warn' : 'error';
      logger[level]({ workspace, sweep, err: error }, 'sweep failed');
    }
  };
  const inTurn = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await workIn(next);
  };
  await Promise.all(Array.from({ length: atOnce }, inTurn));
  return sum;
}
