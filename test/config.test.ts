import { isAbsolute, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const ROOT = join(import.meta.dirname, '..');

function wrong(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error('was not refused');
}

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      database: join(ROOT, 'data/ante.db'),
      files: join(ROOT, 'data/files'),
      log: join(ROOT, 'data/ante.log'),
      logLevel: 'info',
    });
    expect(config.member).not.toBe('');
    expect(config).not.toHaveProperty('mongoUri');
    expect(config).not.toHaveProperty('model');
  });

  it('has a language model once there is a key, with a budget', () => {
    expect(readConfig({ ANTHROPIC_API_KEY: 'sk-ant-x' }).model).toEqual({
      apiKey: 'sk-ant-x',
      small: 'claude-haiku-5-5',
      strong: 'claude-sonnet-5-5',
      budget: { usd: 10, tokens: 20_000_000 },
    });
    const set = {
      ANTHROPIC_API_KEY: 'k',
      ANTHROPIC_BASE_URL: 'http://127.0.0.1:1',
      ANTE_MODEL_BUDGET: '2.5',
    };
    expect(readConfig(set).model).toMatchObject({ baseUrl: 'http://127.0.0.1:1', budget: { usd: 2.5 } });
    expect(wrong({ ANTE_MODEL_BUDGET: 'much', ANTHROPIC_BASE_URL: 'proxy' })).toMatch(
      /ANTHROPIC_BASE_URL: must be an address[\s\S]*ANTE_MODEL_BUDGET: must be dollars a month/,
    );
  });

  it('has Slack once there is a token, over a socket or by HTTP, for one workspace or many', () => {
    const key = Buffer.alloc(32, 7);
    expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).slack).toEqual({
      workspaces: { are: 'one', botToken: 'xoxb-1' },
      receive: { by: 'socket', appToken: 'xapp-1' },
    });
    expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', PORT: '8080' }).slack).toEqual({
      workspaces: { are: 'one', botToken: 'xoxb-1' },
      receive: { by: 'http', signingSecret: 's', port: 8080 },
    });
    const many = {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'c',
      SLACK_SIGNING_SECRET: 's',
      ANTE_SEAL_KEY: key.toString('base64'),
    };
    expect(readConfig(many).slack).toEqual({
      workspaces: { are: 'many', clientId: '1.2', clientSecret: 'c', key },
      receive: { by: 'http', signingSecret: 's', port: 3000 },
    });
  });

  it('names every key that Slack needs beside those that are set', () => {
    expect(wrong({ SLACK_BOT_TOKEN: 'xoxb-1' })).toMatch(/SLACK_APP_TOKEN: is needed/);
    expect(wrong({ SLACK_APP_TOKEN: 'xapp-1' })).toMatch(/SLACK_BOT_TOKEN: is needed/);
    expect(wrong({ SLACK_CLIENT_ID: '1.2', SLACK_BOT_TOKEN: 'xoxb-1' })).toMatch(
      /SLACK_CLIENT_SECRET: [\s\S]*SLACK_SIGNING_SECRET: [\s\S]*ANTE_SEAL_KEY: [\s\S]*SLACK_BOT_TOKEN: is for one/,
    );
    expect(wrong({ SLACK_BOT_TOKEN: 'xoxp-1', ANTE_SEAL_KEY: 'short' })).toMatch(
      /SLACK_BOT_TOKEN: must begin with xoxb-[\s\S]*ANTE_SEAL_KEY: must be 32 bytes/,
    );
  });

  it('takes an empty or blank value as unset', () => {
    const keys = ['ANTE_DATABASE', 'ANTE_FILES', 'ANTE_LOG', 'ANTE_LOG_LEVEL', 'ANTE_MEMBER', 'MONGODB_URI'];
    for (const blank of ['', ' \t'])
      expect(readConfig(Object.fromEntries(keys.map((key) => [key, blank])))).toEqual(readConfig({}));
  });

  it('takes one embedding model, or none', () => {
    expect(readConfig({})).not.toHaveProperty('embedder');
    expect(readConfig({ VOYAGE_API_KEY: 'pa-1' }).embedder).toEqual({
      kind: 'voyage',
      apiKey: 'pa-1',
      model: 'voyage-3.5-lite',
      url: 'https://api.voyageai.com/v1/embeddings',
    });
    const local = { ANTE_LOCAL_MODEL: 'Xenova/multilingual-e5-small' };
    expect(readConfig(local).embedder).toEqual({
      kind: 'local',
      model: 'Xenova/multilingual-e5-small',
      folder: join(ROOT, 'data/models'),
      mayDownload: false,
    });
    expect(readConfig({ ...local, ANTE_LOCAL_MODEL_DOWNLOAD: 'yes' }).embedder).toMatchObject({
      mayDownload: true,
    });
    expect(wrong({ ...local, VOYAGE_API_KEY: 'pa-1' })).toContain('one model at a time');
    const bad = { ANTE_LOCAL_MODEL: '../../etc', ANTE_LOCAL_MODEL_DOWNLOAD: 'maybe', VOYAGE_URL: 'ftp://x' };
    for (const key of Object.keys(bad)) expect(wrong(bad)).toContain(key);
  });

  it('sees relative paths from its own folder, and leaves absolute and special ones alone', () => {
    expect(readConfig({ ANTE_DATABASE: 'x/ante.db' }).database).toBe(join(ROOT, 'x/ante.db'));
    expect(readConfig({ ANTE_DATABASE: '/var/ante.db' }).database).toBe('/var/ante.db');
    expect(readConfig({ ANTE_DATABASE: ':memory:' }).database).toBe(':memory:');
    expect(readConfig({ ANTE_LOG: '-' }).log).toBe('-');
    expect(isAbsolute(readConfig({ ANTE_FILES: '../files' }).files)).toBe(true);
  });

  it('takes what is set', () => {
    const config = readConfig({
      ANTE_LOG_LEVEL: 'debug',
      ANTE_MEMBER: 'ana',
      MONGODB_URI: 'mongodb+srv://cluster.example.com/ante',
      NO_COLOR: '1',
      TERM: 'dumb',
    });
    expect(config).toMatchObject({
      logLevel: 'debug',
      member: 'ana',
      mongoUri: 'mongodb+srv://cluster.example.com/ante',
      terminal: { noColor: '1', term: 'dumb' },
    });
  });
});

describe('a configuration that cannot be', () => {
  it('is refused with every bad key at once', () => {
    const message = wrong({
      ANTE_LOG_LEVEL: 'loud',
      ANTE_MEMBER: `${'x'.repeat(81)} y`,
      MONGODB_URI: 'postgres://localhost/ante',
      ANTE_DATABASE: 'fine.db',
    });
    expect(message).toMatch(/ANTE_LOG_LEVEL: .*"error"\|"warn"\|"info"\|"debug"\|"silent"/);
    expect(message).toMatch(/ANTE_MEMBER: \S/);
    expect(message).toMatch(/MONGODB_URI: must begin with mongodb:\/\/ or mongodb\+srv:\/\//);
    expect(message).not.toContain('ANTE_DATABASE');
    expect(message).toContain('.env.example');
  });

  it('is named without its values: one may be a secret', () => {
    expect(wrong({ MONGODB_URI: 'mongo://ana:hunter2@example.com' })).not.toContain('hunter2');
  });
});
