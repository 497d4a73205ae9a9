import { type Check, checkSlack } from '#adapters/slack/check.ts';
import { slackInstallations } from '#adapters/slack/collections.ts';
import { keepInstallations } from '#adapters/slack/installations.ts';
import { makeSeal } from '#adapters/slack/seal.ts';
import { tenants } from '#app/tenants.ts';
import type { Store } from '#ports/store.ts';
import type { SlackConfig } from '../config-slack.ts';

/** What the doctor has to say of Slack. */
export async function checkSlackSetup(
  { workspaces, receive, configToken, apiUrl }: SlackConfig,
  store: Store,
): Promise<readonly Check[]> {
  const tokens =
    workspaces.are === 'one'
      ? [{ of: 'SLACK_BOT_TOKEN', token: workspaces.botToken }]
      : await installed(store, workspaces.key);
  const appToken = receive.by === 'socket' ? receive.appToken : undefined;
  const checks = await checkSlack({ tokens, appToken, configToken, apiUrl });
  if (receive.by === 'socket') return checks;
  const says = `Slack must reach port ${receive.port} of this machine: set the app's request URLs to https://<your host>/slack/events`;
  return [...checks, { what: 'Slack, HTTP', good: true, says }];
}

async function installed(store: Store, key: Buffer) {
  const installations = keepInstallations(store, makeSeal(key));
  const tokens: { of: string; token: string }[] = [];
  for (const workspace of await tenants(store)) {
    if (!(await store.in(workspace).get(slackInstallations, 'bot'))) continue;
    // With another key it does not open, and then it has to be installed again: Slack says so for an empty token.
    const opened = await installations.get(workspace).catch(() => undefined);
    tokens.push({ of: workspace, token: opened?.token ?? '' });
  }
  return tokens;
}
