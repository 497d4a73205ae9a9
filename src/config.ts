import { userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readName } from '#adapters/console/place.ts';
import { DISCORD_KEYS, type DiscordConfig, discordIn } from './config-discord.ts';
import {
  clashingModels,
  type EmbedderConfig,
  embedderIn,
  MODEL_KEYS,
  type ModelConfig,
  modelIn,
} from './config-models.ts';
import { missingForSlack, SLACK_KEYS, type SlackConfig, slackIn } from './config-slack.ts';

/** The project's own folder: a relative path in the configuration is seen from here, wherever Ante is started. */
const ROOT = join(import.meta.dirname, '..');

const inRoot = (path: string) => (path === ':memory:' ? path : join(path.startsWith('/') ? '' : ROOT, path));

const environment = z.object({
  ...SLACK_KEYS,
  ...DISCORD_KEYS,
  ...MODEL_KEYS,
  ANTE_DATABASE: z.string().default('data/ante.db').transform(inRoot),
  ANTE_FILES: z.string().default('data/files').transform(inRoot),
  ANTE_LOG: z
    .string()
    .default('data/ante.log')
    .transform((path) => (path === '-' ? path : inRoot(path))),
  ANTE_LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug', 'silent']).default('info'),
  ANTE_MEMBER: z
    .string()
    .refine((name) => readName(name) !== undefined, 'must be a name: letters and digits, no spaces')
    .optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
    .optional(),
});

const configuration = environment.superRefine((set, context) => {
  for (const { key, message } of [...missingForSlack(set), ...clashingModels(set)])
    context.addIssue({ code: 'custom', path: [key], message });
});

export interface Config {
  /** The SQLite file; not used when {@link mongoUri} is set. */
  readonly database: string;
  /** Where charts, exports and the console's history are written. */
  readonly files: string;
  /** The log file, or `-` for standard output. */
  readonly log: string;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug' | 'silent';
  readonly mongoUri?: string;
  /** Absent without a key: then everything is done without a language model. */
  readonly model?: ModelConfig;
  /** Absent without its tokens. */
  readonly slack?: SlackConfig;
  /** Absent where words alone decide. */
  readonly embedder?: EmbedderConfig;
  /** Absent without a token: then Ante is not on Discord. */
  readonly discord?: DiscordConfig;
  /** What the environment says of the terminal, in the variables that terminals set. */
  readonly terminal: {
    readonly noColor?: string | undefined;
    readonly forceColor?: string | undefined;
    readonly term?: string | undefined;
    readonly kittyWindowId?: string | undefined;
    readonly termProgram?: string | undefined;
    readonly tmux?: string | undefined;
  };
  /** Who sits at the console: the name of the machine's user unless said otherwise. */
  readonly member: string;
}

/** The environment is not usable; the message names every bad key at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the configuration. An empty string counts as unset.
 * @throws ConfigError when a key has a value it cannot have
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
  const parsed = configuration.safeParse(set);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The configuration cannot be used:\n${wrong.join('\n')}\nSee .env.example.`);
  }
  const slack = slackIn(parsed.data);
  const discord = discordIn(parsed.data);
  const model = modelIn(parsed.data);
  const embedder = embedderIn(parsed.data, inRoot('data/models'));
  const { ANTE_DATABASE, ANTE_FILES, ANTE_LOG, ANTE_LOG_LEVEL, ANTE_MEMBER, MONGODB_URI } = parsed.data;
  return {
    database: ANTE_DATABASE,
    files: ANTE_FILES,
    log: ANTE_LOG,
    logLevel: ANTE_LOG_LEVEL,
    member: ANTE_MEMBER ?? userName(),
    terminal: {
      noColor: env.NO_COLOR,
      forceColor: env.FORCE_COLOR,
      term: env.TERM,
      kittyWindowId: env.KITTY_WINDOW_ID,
      termProgram: env.TERM_PROGRAM,
      tmux: env.TMUX,
    },
    ...(MONGODB_URI !== undefined && { mongoUri: MONGODB_URI }),
    ...(model && { model }),
    ...(embedder && { embedder }),
    ...(slack && { slack }),
    ...(discord && { discord }),
  };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a user id that has no name.
    return 'you';
  }
}
