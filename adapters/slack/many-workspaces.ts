import { setTimeout as sleep } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { RetryableError } from '#core/errors.ts';
import type { WorkspaceId } from '#core/ids.ts';
import { addMs, HOUR_MS, type Instant, SECOND_MS, toMs } from '#core/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import { RevokedError, translate } from './errors.ts';
import type { Installed, keepInstallations } from './installations.ts';
import type { Bots } from './web.ts';

/** Tokens live for 12 hours (docs.slack.dev, authentication/using-token-rotation). Renewed so long before their end. */
const RENEW_BEFORE_MS = 2 * HOUR_MS;
/** How long one process may take over it before another does it. */
const RENEWING_MS = 20 * SECOND_MS;
/** How often is looked whether another process has renewed a token that has run out. */
const LOOK_MS = 250;
const LOOKS = 40;

const answered = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  expires_in: z.number().optional(),
});

export interface ManyOptions {
  readonly client: webApi.WebClient;
  readonly installations: ReturnType<typeof keepInstallations>;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
  readonly left: (workspace: WorkspaceId, why: string) => Promise<void>;
}

/** The workspaces that installed Ante by OAuth. A token is renewed once, however many need it at the same time. */
export function botsOfMany(
  options: ManyOptions,
): Bots & { readonly forget: (workspace: WorkspaceId) => void } {
  const { installations, clock } = options;
  const known = new Map<WorkspaceId, Installed>();
  const asked = new Map<WorkspaceId, Promise<Installed>>();

  const keptOf = async (workspace: WorkspaceId): Promise<Installed> => {
    const kept = await installations.get(workspace);
    if (!kept) throw new RevokedError(`Ante is not installed in ${workspace}`);
    return kept;
  };

  const load = async (workspace: WorkspaceId): Promise<Installed> => {
    const kept = await keptOf(workspace);
    const current = isFresh(kept, clock.now()) ? kept : await renewed(workspace, kept);
    known.set(workspace, current);
    return current;
  };

  const renewed = async (workspace: WorkspaceId, kept: Installed): Promise<Installed> => {
    try {
      return await renew(options, workspace, kept);
    } catch (error) {
      if (error instanceof RevokedError) await options.left(workspace, error.why);
      else if (works(kept, clock.now())) return kept;
      throw error;
    }
  };

  return {
    of: async (workspace) => {
      const current = known.get(workspace);
      if (current && isFresh(current, clock.now())) return current;
      const underWay = asked.get(workspace) ?? load(workspace).finally(() => asked.delete(workspace));
      asked.set(workspace, underWay);
      return underWay;
    },
    self: async (workspace) => known.get(workspace) ?? keptOf(workspace),
    forget: (workspace) => {
      known.delete(workspace);
    },
    refused: async (workspace, why) => {
      const before = known.get(workspace);
      known.delete(workspace);
      // Installed again meanwhile, perhaps by another process: then only the old token is no good.
      const kept = await installations.get(workspace);
      if (!kept || kept.token === before?.token) await options.left(workspace, why);
    },
  };
}

function isFresh({ expiresAt }: Installed, now: Instant): boolean {
  return expiresAt === undefined || toMs(expiresAt) - toMs(now) > RENEW_BEFORE_MS;
}

/** Whether it has not run out yet, fresh or not. */
function works({ expiresAt }: Installed, now: Instant): boolean {
  return expiresAt === undefined || expiresAt > now;
}

async function renew(options: ManyOptions, workspace: WorkspaceId, kept: Installed): Promise<Installed> {
  const { installations, clock } = options;
  for (let look = 0; look < LOOKS; look += 1) {
    const now = clock.now();
    const mine = await installations.renew(workspace, now, addMs(now, RENEWING_MS), async (current) =>
      isFresh(current, now) ? current : exchange(options, current, now),
    );
    if (mine) return mine;
    // Another process is at it. What there is works until its end.
    const current = await installations.get(workspace);
    if (current && isFresh(current, clock.now())) return current;
    if (works(kept, clock.now())) return kept;
    await sleep(LOOK_MS);
  }
  throw new RetryableError('the token is being renewed', SECOND_MS);
}

async function exchange(
  { client, clientId, clientSecret }: ManyOptions,
  current: Installed,
  now: Instant,
): Promise<Installed> {
  if (current.refresh === undefined) throw new RevokedError('the token has run out and cannot be renewed');
  try {
    const answer = answered.parse(
      await client.apiCall('oauth.v2.access', {
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'refresh_token',
        refresh_token: current.refresh,
      }),
    );
    const { access_token: token, refresh_token: refresh = current.refresh, expires_in } = answer;
    const expiresAt = expires_in === undefined ? undefined : addMs(now, expires_in * SECOND_MS);
    return { ...current, token, refresh, expiresAt };
  } catch (error) {
    throw translate(error);
  }
}
