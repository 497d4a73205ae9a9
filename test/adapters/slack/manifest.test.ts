import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SHORTCUTS } from '#adapters/slack/listen-interactions.ts';
import { BOT_EVENTS, BOT_SCOPES } from '#adapters/slack/scopes.ts';
import { COMMANDS } from '#core/chat/commands.ts';
import { filesIn, ROOT, textOf } from '../../house/source.ts';

const manifest = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8'));
const schema = JSON.parse(textOf('test/fixtures/slack/manifest.schema.2.0.0.json'));
const code = filesIn('adapters/slack').map(textOf).join('\n');

/** What each scope is needed for (docs.slack.dev, reference/scopes): a method that the code calls, or an event it hears. */
const NEEDED_FOR: Readonly<Record<(typeof BOT_SCOPES)[number], readonly string[]>> = {
  'app_mentions:read': ['app_mention'],
  'channels:history': ['conversations.history', 'conversations.replies', 'message.channels'],
  'channels:join': ['conversations.join'],
  'channels:read': ['conversations.info'],
  'chat:write': ['chat.postMessage', 'chat.postEphemeral', 'chat.update'],
  'chat:write.public': ['chat.postMessage'],
  commands: ['/bet', '/heard', 'create_bet', 'save_feedback'],
  'files:read': ['files.info'],
  'files:write': ['filesUploadV2'],
  'groups:history': ['conversations.history', 'conversations.replies', 'message.groups'],
  'groups:read': ['conversations.info'],
  'im:history': ['conversations.history', 'conversations.replies', 'message.im'],
  'im:write': ['conversations.open'],
  'reactions:read': ['reaction_added', 'reaction_removed'],
  'users:read': ['users.info'],
};
/** Methods that need no scope. */
const FREE = ['auth.test', 'oauth.v2.access', 'views.open', 'views.update', 'views.publish'];

describe('manifest.yml', () => {
  it("is valid by Slack's own schema", () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    validate(manifest);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('asks for the scopes that the code asks for, and each is needed for something that the code does', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual(BOT_SCOPES);
    const events = manifest.settings.event_subscriptions.bot_events;
    const known = (what: string) => code.includes(what) || events.includes(what) || what.startsWith('/');
    expect(BOT_SCOPES.filter((scope) => !NEEDED_FOR[scope].some(known))).toEqual([]);
  });

  it('leaves no method without its scope', () => {
    const methods = [
      ...code.matchAll(/'((?:chat|conversations|files|users|views|auth|oauth\.v2)\.[a-zA-Z]+)'/g),
    ].map(([, name = '']) => name);
    const covered = new Set([...FREE, ...Object.values(NEEDED_FOR).flat()]);
    expect(methods.length).toBeGreaterThan(10);
    expect([...new Set(methods)].filter((method) => !covered.has(method))).toEqual([]);
  });

  it('subscribes to the events that the code hears', () => {
    const subscribed = manifest.settings.event_subscriptions.bot_events.map((event: string) =>
      event.replace(/^message\..*/, 'message'),
    );
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(BOT_EVENTS);
    const hearing = textOf('adapters/slack/listen-events.ts');
    const heard = [...hearing.matchAll(/(?:^ {4}case|event\.type ===) '(\w+)'/gm)].map(([, event]) => event);
    expect([...new Set(subscribed)].toSorted()).toEqual([...new Set(heard)].toSorted());
  });

  it('has the commands and shortcuts of the code, escaped so that people in them are known', () => {
    const { slash_commands, shortcuts } = manifest.features;
    const roots = [...new Set(COMMANDS.map(({ root }) => `/${root}`))];
    expect(slash_commands.map(({ command }: { command: string }) => command)).toEqual(roots);
    expect(slash_commands.every((command: { should_escape?: boolean }) => command.should_escape)).toBe(true);
    expect(shortcuts.map(({ callback_id }: { callback_id: string }) => callback_id)).toEqual(
      Object.keys(SHORTCUTS),
    );
  });
});
