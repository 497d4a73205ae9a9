import type { WorkspaceId } from '#core/ids.ts';
import type { Presence } from '#ports/chat-platform.ts';
import type { Scope } from '#ports/store.ts';
import { presence } from './collections.ts';
import type { Deps } from './context.ts';

/**
 * A workspace that Ante was taken out of is paused: nothing is sent to it and nothing is due in it, but its data stays.
 * Either may be told again and again.
 */
export function makePresence({ store, clock, logger }: Pick<Deps, 'store' | 'clock' | 'logger'>): Presence {
  return {
    left: async (workspace: WorkspaceId, why: string) => {
      await store.in(workspace).transaction(async (tx) => {
        if (await tx.get(presence, 'workspace')) return;
        await tx.insert(presence, { id: 'workspace', version: 0, pausedAt: clock.now(), why });
      });
      logger.warn({ workspace, why }, 'workspace paused');
    },
    joined: async (workspace: WorkspaceId) => {
      const wasPaused = await store.in(workspace).remove(presence, 'workspace');
      if (wasPaused) logger.info({ workspace }, 'workspace is back');
    },
  };
}

/** Whether Ante was taken out of the workspace. */
export async function isPaused(scope: Pick<Scope, 'get'>): Promise<boolean> {
  return (await scope.get(presence, 'workspace')) !== undefined;
}
