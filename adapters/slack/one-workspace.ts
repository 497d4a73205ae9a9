import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { UserError } from '#core/errors.ts';
import type { WorkspaceId } from '#core/ids.ts';
import { RevokedError, refusalIn, translate } from './errors.ts';
import { workspaceOf } from './heard.ts';
import type { Bot, Bots } from './web.ts';

const identity = z.object({
  team_id: z.string(),
  user_id: z.string(),
  url: z.string(),
});

/** Whose a bot token is, as Slack says. @throws UserError when Slack refuses it @throws RetryableError */
export async function identify(
  client: webApi.WebClient,
  token: string,
): Promise<{ workspace: WorkspaceId; bot: Bot }> {
  try {
    const { team_id, user_id, url } = identity.parse(await client.apiCall('auth.test', { token }));
    return { workspace: workspaceOf(team_id), bot: { token, user: user_id, url } };
  } catch (error) {
    const why = refusalIn(error);
    if (why === undefined) throw translate(error);
    throw new UserError(
      `Slack refuses SLACK_BOT_TOKEN: ${why}. Install the app in the workspace again and take the new token.`,
      ['ante doctor'],
    );
  }
}

/** Whether Slack still takes a token. @throws RetryableError or UnansweredError when it cannot be asked */
export async function isGood(client: webApi.WebClient, token: string): Promise<boolean> {
  try {
    await client.apiCall('auth.test', { token });
    return true;
  } catch (error) {
    const translated = translate(error);
    if (translated instanceof RevokedError) return false;
    throw translated;
  }
}

/** The one workspace of a bot token. Slack is asked whose it is when that is first needed. */
export function botOfOne(
  client: webApi.WebClient,
  token: string,
  refused: Bots['refused'],
): Bots & { readonly found: () => ReturnType<typeof identify> } {
  let known: ReturnType<typeof identify> | undefined;
  const found = () => {
    known ??= identify(client, token);
    return known.catch((error: unknown) => {
      known = undefined;
      throw error;
    });
  };
  const of = async (workspace: WorkspaceId): Promise<Bot> => {
    const { workspace: its, bot } = await found();
    if (its !== workspace) throw new RevokedError(`no token for ${workspace}`);
    return bot;
  };
  return { of, self: of, found, refused };
}
