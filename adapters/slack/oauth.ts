import { createHmac } from 'node:crypto';
import type { Installation as BoltInstallation, HTTPReceiverOptions, webApi } from '@slack/bolt';
import type { WorkspaceId } from '#core/ids.ts';
import { SECOND_MS, toInstant } from '#core/time/instant.ts';
import { workspaceOf } from './heard.ts';
import type { keepInstallations } from './installations.ts';
import { identify } from './one-workspace.ts';
import { BOT_SCOPES } from './scopes.ts';

export interface OAuthOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs what comes back from Slack, so that nobody can install for somebody else. */
  readonly key: Buffer;
  readonly client: webApi.WebClient;
  readonly clientOptions: webApi.WebClientOptions;
  readonly installations: ReturnType<typeof keepInstallations>;
  readonly installed: (workspace: WorkspaceId) => Promise<void>;
}

/** The pages `/slack/install` and `/slack/oauth_redirect`: Bolt's own, that keep what they get here. */
export function installPages(options: OAuthOptions): Partial<HTTPReceiverOptions> {
  const { clientId, clientSecret, key, clientOptions } = options;
  return {
    clientId,
    clientSecret,
    // Of the same key, and yet nothing that could open what is sealed.
    stateSecret: createHmac('sha256', key).update('state of an installation').digest('hex'),
    scopes: [...BOT_SCOPES],
    installerOptions: { directInstall: true, clientOptions },
    installationStore: {
      storeInstallation: (installation) => keep(options, installation),
      // Ante takes its tokens from the store itself.
      fetchInstallation: () => Promise.reject(new Error('not asked for')),
    },
  };
}

async function keep(
  { client, installations, installed }: OAuthOptions,
  installation: BoltInstallation,
): Promise<void> {
  const { team, bot, isEnterpriseInstall } = installation;
  if (isEnterpriseInstall || !team || !bot)
    throw new Error('Ante is installed in single workspaces, not in a whole organisation');
  const workspace = workspaceOf(team.id);
  const { bot: self } = await identify(client, bot.token);
  await installations.put(workspace, {
    ...self,
    refresh: bot.refreshToken,
    scopes: bot.scopes,
    ...(bot.expiresAt !== undefined && { expiresAt: toInstant(bot.expiresAt * SECOND_MS) }),
  });
  await installed(workspace);
}
