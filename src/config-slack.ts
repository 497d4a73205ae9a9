import { z } from 'zod';
import { readKey } from '#adapters/slack/key.ts';

const secret = (begins: string, where: string) =>
  z.string().startsWith(begins, `must begin with ${begins}: it is in the Slack app under ${where}`);

/** What the environment says of Slack. */
export const SLACK_KEYS = {
  SLACK_BOT_TOKEN: secret('xoxb-', '"OAuth & Permissions"').optional(),
  SLACK_APP_TOKEN: secret('xapp-', '"Basic Information", "App-Level Tokens"').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_CONFIG_TOKEN: z.string().optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address, https://slack.com/api/' })
    .optional(),
  ANTE_SEAL_KEY: z
    .string()
    .refine((text) => readKey(text) !== undefined, 'must be 32 bytes: openssl rand -base64 32')
    .optional(),
  PORT: z.coerce.number('must be a port: 3000').int().min(1).max(65_535).default(3_000),
};

const shape = z.object(SLACK_KEYS);
type Set = z.infer<typeof shape>;

export interface SlackConfig {
  readonly workspaces:
    | { readonly are: 'one'; readonly botToken: string }
    | {
        readonly are: 'many';
        readonly clientId: string;
        readonly clientSecret: string;
        readonly key: Buffer;
      };
  readonly receive:
    | { readonly by: 'socket'; readonly appToken: string }
    | { readonly by: 'http'; readonly signingSecret: string; readonly port: number };
  /** For the doctor, who asks Slack by it how the app is set up. */
  readonly configToken?: string;
  /** Where Slack's API is, when it is not at its own address. */
  readonly apiUrl?: string;
}

/** Keys that are missing beside others that are set, and what they are for. */
export function missingForSlack(set: Set): readonly { readonly key: keyof Set; readonly message: string }[] {
  const missing: { key: keyof Set; message: string }[] = [];
  const need = (key: keyof Set, message: string) => {
    if (set[key] === undefined) missing.push({ key, message });
  };
  if (set.SLACK_CLIENT_ID !== undefined || set.SLACK_CLIENT_SECRET !== undefined) {
    need('SLACK_CLIENT_ID', 'is needed beside SLACK_CLIENT_SECRET');
    need('SLACK_CLIENT_SECRET', 'is needed beside SLACK_CLIENT_ID');
    need('SLACK_SIGNING_SECRET', 'is needed to install by OAuth, which goes over HTTP');
    need('ANTE_SEAL_KEY', "is needed to seal the workspaces' tokens: openssl rand -base64 32");
    if (set.SLACK_BOT_TOKEN !== undefined)
      missing.push({
        key: 'SLACK_BOT_TOKEN',
        message: 'is for one workspace: leave it out, or SLACK_CLIENT_ID',
      });
    return missing;
  }
  if (set.SLACK_BOT_TOKEN !== undefined && set.SLACK_SIGNING_SECRET === undefined)
    need('SLACK_APP_TOKEN', 'is needed beside SLACK_BOT_TOKEN; or SLACK_SIGNING_SECRET, to receive by HTTP');
  if (set.SLACK_APP_TOKEN !== undefined || set.SLACK_SIGNING_SECRET !== undefined)
    need(
      'SLACK_BOT_TOKEN',
      'is needed to speak; or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, for many workspaces',
    );
  return missing;
}

/** Undefined where Slack is not configured. An app token means Socket Mode, otherwise Slack delivers by HTTP. */
export function slackIn(set: Set): SlackConfig | undefined {
  const {
    SLACK_BOT_TOKEN,
    SLACK_APP_TOKEN,
    SLACK_SIGNING_SECRET = '',
    SLACK_CLIENT_ID,
    SLACK_CLIENT_SECRET,
  } = set;
  const http = { by: 'http', signingSecret: SLACK_SIGNING_SECRET, port: set.PORT } as const;
  const key = readKey(set.ANTE_SEAL_KEY ?? '');
  const more = {
    ...(set.SLACK_CONFIG_TOKEN !== undefined && { configToken: set.SLACK_CONFIG_TOKEN }),
    ...(set.SLACK_API_URL !== undefined && { apiUrl: set.SLACK_API_URL }),
  };
  if (SLACK_CLIENT_ID !== undefined && SLACK_CLIENT_SECRET !== undefined && key)
    return {
      workspaces: { are: 'many', clientId: SLACK_CLIENT_ID, clientSecret: SLACK_CLIENT_SECRET, key },
      receive: http,
      ...more,
    };
  if (SLACK_BOT_TOKEN === undefined) return undefined;
  return {
    workspaces: { are: 'one', botToken: SLACK_BOT_TOKEN },
    receive: SLACK_APP_TOKEN === undefined ? http : { by: 'socket', appToken: SLACK_APP_TOKEN },
    ...more,
  };
}
