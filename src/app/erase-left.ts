import { addMs, DAY_MS } from '#core/time/instant.ts';
import { presence } from './collections.ts';
import type { Deps } from './context.ts';
import { tenants } from './tenants.ts';

/** How long the data of a workspace stays that Ante was taken out of. */
export const GRACE_MS = 30 * DAY_MS;

/** The sweep that erases workspaces that Ante was taken out of, and not taken in again in time. How many it were. */
export function makeEraseLeft({ store, clock, logger }: Pick<Deps, 'store' | 'clock' | 'logger'>) {
  return async (): Promise<number> => {
    const before = addMs(clock.now(), -GRACE_MS);
    let erased = 0;
    for (const workspace of await tenants(store)) {
      const scope = store.in(workspace);
      const left = await scope.get(presence, 'workspace');
      if (left === undefined || left.pausedAt > before) continue;
      await scope.erase();
      logger.warn({ workspace, pausedAt: left.pausedAt }, 'workspace erased');
      erased += 1;
    }
    return erased;
  };
}
