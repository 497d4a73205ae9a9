import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BOT_EVENTS, BOT_SCOPES } from '#adapters/slack/scopes.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import { checkSlackSetup } from '../../src/cli/check-slack.ts';
import { COLLECTIONS } from '../../src/compose/open-store.ts';
import type { SlackConfig } from '../../src/config-slack.ts';
import { openApi } from '../simulators/slack/api.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const CONFIG: SlackConfig = {
  workspaces: { are: 'one', botToken: 'xoxb-1' },
  receive: { by: 'socket', appToken: 'xapp-1' },
};

/** The doctor's lines about Slack, where Slack grants these scopes and knows the app as this. */
async function lines(
  config: SlackConfig,
  scopes: readonly string[],
  manifest?: unknown,
): Promise<readonly string[]> {
  const api = await openApi();
  const store = await openSqlite({ file: ':memory:', collections: COLLECTIONS });
  closing.push(api.close, () => store.close());
  api.scopes.push(...scopes);
  api.own.set('auth.test', (_, token) =>
    token === 'Bearer xoxb-1'
      ? { ok: true, team: 'Acme', bot_id: 'B1' }
      : { ok: false, error: 'invalid_auth' },
  );
  api.own.set('apps.connections.open', (_, token) =>
    token === 'Bearer xapp-1' ? { ok: true, url: 'ws://x' } : { ok: false, error: 'not_allowed_token_type' },
  );
  api.own.set('bots.info', () => ({ ok: true, bot: { app_id: 'A1' } }));
  api.own.set('apps.manifest.export', () => ({ ok: true, manifest }));
  const checks = await checkSlackSetup({ ...config, apiUrl: `${api.url}/api/` }, store);
  return checks.map(({ what, good, says }) => `${good ? '✓' : '✗'} ${what}: ${says}`);
}

describe('the doctor, of Slack', () => {
  it('is content with good tokens and every scope', async () => {
    expect(await lines(CONFIG, BOT_SCOPES)).toEqual([
      '✓ Slack, SLACK_BOT_TOKEN: Ante is in Acme, with every scope',
      '✓ Slack, SLACK_APP_TOKEN: Socket Mode can connect',
      expect.stringContaining('✓ Slack, events: these tokens cannot ask'),
    ]);
  });

  it('names each scope that is missing', async () => {
    const some = BOT_SCOPES.filter((scope) => scope !== 'files:write' && scope !== 'im:write');
    const found = await lines(CONFIG, some);
    expect(found.filter((line) => line.startsWith('✗'))).toEqual([
      expect.stringContaining('the scope files:write is missing. Add it'),
      expect.stringContaining('the scope im:write is missing. Add it'),
    ]);
  });

  it('names each token that is refused', async () => {
    const wrong: SlackConfig = {
      workspaces: { are: 'one', botToken: 'xoxb-old' },
      receive: { by: 'socket', appToken: 'xapp-old' },
    };
    expect((await lines(wrong, BOT_SCOPES)).filter((line) => line.startsWith('✗'))).toEqual([
      expect.stringContaining('SLACK_BOT_TOKEN: Slack says invalid_auth. Install'),
      expect.stringContaining('SLACK_APP_TOKEN: Slack says not_allowed_token_type. Switch Socket Mode on'),
    ]);
  });

  it('names each event and command that is missing, once it may ask', async () => {
    const manifest = {
      settings: {
        event_subscriptions: { bot_events: BOT_EVENTS.filter((event) => event !== 'message.im') },
        interactivity: { is_enabled: false },
      },
      features: {
        slash_commands: [{ command: '/bet', should_escape: false }],
        shortcuts: [{ callback_id: 'create_bet' }],
        app_home: {
          home_tab_enabled: false,
          messages_tab_enabled: true,
          messages_tab_read_only_enabled: true,
        },
      },
    };
    const found = await lines({ ...CONFIG, configToken: 'xoxe.xoxp-1' }, BOT_SCOPES, manifest);
    expect(found.filter((line) => line.startsWith('✗'))).toEqual([
      expect.stringContaining('the event message.im is not subscribed to'),
      expect.stringContaining('the command /heard is missing'),
      expect.stringContaining('/bet does not escape channels and users'),
      expect.stringContaining('buttons and forms are off'),
      expect.stringContaining('the message shortcut save_feedback is missing'),
      expect.stringContaining('the Home tab is off'),
      expect.stringContaining('nobody can write to Ante'),
    ]);
  });

  it('is content with the app that the manifest makes', async () => {
    const manifest = parse(readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8'));
    const found = await lines({ ...CONFIG, configToken: 'xoxe.xoxp-1' }, BOT_SCOPES, manifest);
    expect(found).toContain('✓ Slack, events: everything is subscribed to');
  });

  it('says where Slack must reach it by HTTP, and looks at every workspace that installed it', async () => {
    const many: SlackConfig = {
      workspaces: { are: 'many', clientId: '1', clientSecret: 'c', key: Buffer.alloc(32) },
      receive: { by: 'http', signingSecret: 's', port: 8080 },
    };
    expect((await lines(many, BOT_SCOPES)).at(-1)).toContain('must reach port 8080');
  });
});
