import { z } from 'zod';
import type { WorkspaceId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Store } from '#ports/store.ts';
import { type Installation, slackInstallations } from './collections.ts';
import type { Seal } from './seal.ts';
import type { Bot } from './web.ts';

const tokens = z.object({ token: z.string(), refresh: z.string().optional() });

/** A workspace's installation with its tokens opened. */
export interface Installed extends Bot {
  readonly refresh?: string | undefined;
  readonly expiresAt?: Instant | undefined;
  readonly scopes: readonly string[];
}

/** Keeps installations, their tokens sealed. */
export function keepInstallations(store: Store, seal: Seal) {
  const sealed = (workspace: WorkspaceId, version: number, installed: Installed): Installation => {
    const { user, url, token, refresh, expiresAt, scopes } = installed;
    return {
      id: 'bot',
      version,
      user,
      url,
      scopes,
      sealed: seal.seal(JSON.stringify({ token, refresh }), workspace),
      ...(expiresAt !== undefined && { expiresAt }),
    };
  };
  const opened = (workspace: WorkspaceId, kept: Installation): Installed => {
    const { user, url, expiresAt, scopes } = kept;
    const { token, refresh } = tokens.parse(JSON.parse(seal.open(kept.sealed, workspace)));
    return { user, url, token, refresh, expiresAt, scopes };
  };
  return {
    get: async (workspace: WorkspaceId): Promise<Installed | undefined> => {
      const kept = await store.in(workspace).get(slackInstallations, 'bot');
      return kept && opened(workspace, kept);
    },
    /** In place of the one before. */
    put: (workspace: WorkspaceId, installed: Installed): Promise<void> =>
      store.in(workspace).transaction(async (tx) => {
        const before = await tx.get(slackInstallations, 'bot');
        const kept = sealed(workspace, before?.version ?? 0, installed);
        if (before) await tx.replace(slackInstallations, kept);
        else await tx.insert(slackInstallations, kept);
      }),
    remove: async (workspace: WorkspaceId): Promise<void> => {
      await store.in(workspace).remove(slackInstallations, 'bot');
    },
    /**
     * Replaces it by what `renew` makes of it, unless another does so until `until`: then undefined.
     * @throws ConflictError when it was changed meanwhile
     */
    renew: async (
      workspace: WorkspaceId,
      now: Instant,
      until: Instant,
      renew: (installed: Installed) => Promise<Installed>,
    ): Promise<Installed | undefined> => {
      const scope = store.in(workspace);
      const claimed = await scope.claim(slackInstallations, 'bot', now, until);
      if (!claimed) return undefined;
      const before = opened(workspace, claimed);
      try {
        const after = await renew(before);
        await scope.replace(slackInstallations, sealed(workspace, claimed.version, after));
        return after;
      } catch (error) {
        // Let go, so that whoever asks next need not wait for the claim to run out.
        await scope.replace(slackInstallations, sealed(workspace, claimed.version, before)).catch(() => {});
        throw error;
      }
    },
  };
}
