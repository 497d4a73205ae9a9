import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { refusalIn, translate } from './errors.ts';
import { SHORTCUTS } from './listen-interactions.ts';
import { BOT_EVENTS, BOT_SCOPES } from './scopes.ts';
import { webClient } from './web.ts';

/** Something that was looked at, and where it is not good, what to do. */
export interface Check {
  readonly what: string;
  readonly good: boolean;
  readonly says: string;
}

export interface CheckOptions {
  /** The bot tokens that there are, by workspace or by the name of their key. */
  readonly tokens: readonly { readonly of: string; readonly token: string }[];
  /** With Socket Mode. */
  readonly appToken?: string | undefined;
  /** An app configuration token, by which Slack tells how the app is set up. */
  readonly configToken?: string | undefined;
  readonly apiUrl?: string | undefined;
}

const identity = z.object({
  team: z.string().default('the workspace'),
  bot_id: z.string().optional(),
  response_metadata: z.object({ scopes: z.array(z.string()).default([]) }).optional(),
});
const bot = z.object({ bot: z.object({ app_id: z.string() }) });
const exported = z.object({
  manifest: z.object({
    settings: z.object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).optional(),
      interactivity: z.object({ is_enabled: z.boolean() }).optional(),
    }),
    features: z
      .object({
        slash_commands: z
          .array(z.object({ command: z.string(), should_escape: z.boolean().optional() }))
          .default([]),
        shortcuts: z.array(z.object({ callback_id: z.string() })).default([]),
        app_home: z
          .object({
            home_tab_enabled: z.boolean().optional(),
            messages_tab_enabled: z.boolean().optional(),
            messages_tab_read_only_enabled: z.boolean().optional(),
          })
          .default({}),
      })
      .optional(),
  }),
});

const REINSTALL = 'Add it in the Slack app under "OAuth & Permissions" and install the app again.';

/** Asks Slack whether the tokens are good, and names each scope and event that is missing. */
export async function checkSlack({
  tokens,
  appToken,
  configToken,
  apiUrl,
}: CheckOptions): Promise<readonly Check[]> {
  const client = webClient(apiUrl);
  const checks: Check[] = [];
  let app: { readonly token: string; readonly bot: string } | undefined;
  for (const { of, token } of tokens) {
    const what = `Slack, ${of}`;
    try {
      const { team, bot_id, response_metadata } = identity.parse(
        await client.apiCall('auth.test', { token }),
      );
      if (bot_id !== undefined) app = { token, bot: bot_id };
      const granted = response_metadata?.scopes ?? [];
      const missing = BOT_SCOPES.filter((scope) => !granted.includes(scope));
      checks.push(
        ...missing.map((scope) => ({
          what,
          good: false,
          says: `the scope ${scope} is missing. ${REINSTALL}`,
        })),
      );
      if (missing.length === 0)
        checks.push({ what, good: true, says: `Ante is in ${team}, with every scope` });
    } catch (error) {
      checks.push(refused(what, error, 'Install the app again and take the new token.'));
    }
  }
  if (appToken !== undefined) checks.push(await checkSocket(client, appToken));
  checks.push(...(await checkSubscriptions(client, app, configToken)));
  return checks;
}

async function checkSocket(client: webApi.WebClient, token: string): Promise<Check> {
  const what = 'Slack, SLACK_APP_TOKEN';
  try {
    await client.apiCall('apps.connections.open', { token });
    return { what, good: true, says: 'Socket Mode can connect' };
  } catch (error) {
    const help = 'Switch Socket Mode on, and make an app-level token with the scope connections:write.';
    return refused(what, error, help);
  }
}

const COMMANDS = ['/bet', '/heard'];

/** What the app is told of is Slack's to know: it says so to who holds a configuration token. */
async function checkSubscriptions(
  client: webApi.WebClient,
  app: { readonly token: string; readonly bot: string } | undefined,
  configToken: string | undefined,
): Promise<readonly Check[]> {
  const what = 'Slack, events';
  if (configToken === undefined || !app) {
    const says = `these tokens cannot ask what the app is subscribed to. If something is never heard, compare the app with manifest.yml, or run SLACK_CONFIG_TOKEN=xoxe.xoxp-... ante doctor`;
    return [{ what, good: true, says }];
  }
  try {
    const { bot: known } = bot.parse(await client.apiCall('bots.info', app));
    const asked = { token: configToken, app_id: known.app_id };
    const { manifest } = exported.parse(await client.apiCall('apps.manifest.export', asked));
    const { event_subscriptions, interactivity } = manifest.settings;
    const subscribed = event_subscriptions?.bot_events ?? [];
    const { slash_commands: commands = [], shortcuts = [], app_home: home = {} } = manifest.features ?? {};
    const problems = [
      ...BOT_EVENTS.filter((event) => !subscribed.includes(event)).map(
        (event) => `the event ${event} is not subscribed to. Add it under "Event Subscriptions".`,
      ),
      ...COMMANDS.filter((name) => !commands.some(({ command }) => command === name)).map(
        (name) => `the command ${name} is missing. Add it under "Slash Commands".`,
      ),
      ...commands
        .filter(({ command, should_escape }) => COMMANDS.includes(command) && !should_escape)
        .map(
          ({ command }) =>
            `${command} does not escape channels and users. Switch that on under "Slash Commands".`,
        ),
      ...(interactivity?.is_enabled
        ? []
        : ['buttons and forms are off. Switch them on under "Interactivity & Shortcuts".']),
      ...Object.keys(SHORTCUTS)
        .filter((id) => !shortcuts.some(({ callback_id }) => callback_id === id))
        .map((id) => `the message shortcut ${id} is missing. Add it under "Interactivity & Shortcuts".`),
      ...(home.home_tab_enabled ? [] : ['the Home tab is off. Switch it on under "App Home".']),
      ...(home.messages_tab_enabled && !home.messages_tab_read_only_enabled
        ? []
        : ['nobody can write to Ante. Allow messages from the messages tab under "App Home".']),
    ];
    if (problems.length === 0) return [{ what, good: true, says: 'everything is subscribed to' }];
    return problems.map((says) => ({ what, good: false, says }));
  } catch (error) {
    return [
      refused(
        'Slack, SLACK_CONFIG_TOKEN',
        error,
        'Generate a new one under "Your App Configuration Tokens".',
      ),
    ];
  }
}

function refused(what: string, error: unknown, help: string): Check {
  const why = refusalIn(error);
  if (why !== undefined) return { what, good: false, says: `Slack says ${why}. ${help}` };
  const translated = translate(error);
  const message = translated instanceof Error ? translated.message : String(translated);
  return { what, good: false, says: `${message}. Check the network.` };
}
