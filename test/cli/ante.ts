import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
export const NODE = join(ROOT, 'node_modules/node/bin/node');
export const MAIN = join(ROOT, 'src/main.ts');

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

type Environment = Readonly<Record<string, string>>;

export interface Ran {
  /** What is piped in; nothing at all (as from `/dev/null`) when absent. */
  readonly input?: string | Buffer;
  readonly env?: Environment;
  /** Another program that is given Ante's command line: `['sh', '-c', '"$@" | head -1', 'sh']`. */
  readonly through?: readonly string[];
}

/** An empty folder with Ante's store, files and log in it; what is run sees nothing of the machine's own settings. */
export function makeHome(settings: Environment = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ante-cli-'));
  folders.push(folder);
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    TZ: 'UTC',
    ANTE_MEMBER: 'ana',
    ANTE_DATABASE: join(folder, 'ante.db'),
    ANTE_FILES: join(folder, 'files'),
    ANTE_LOG: join(folder, 'ante.log'),
    ...settings,
  };

  const start = (args: readonly string[], { env: more = {}, through = [], input }: Ran = {}) => {
    const [program = NODE, ...rest] = [...through, NODE, MAIN, ...args];
    return spawn(program, rest, {
      cwd: folder,
      env: { ...env, ...more },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
  };

  return {
    /** A path in the folder. */
    at: (name: string) => join(folder, name),
    start,
    /** Runs to the end. */
    ante: async (args: readonly string[], ran: Ran = {}): Promise<Ended> => {
      const child = start(args, ran);
      const { input } = ran;
      if (child.stdin && input !== undefined) {
        // Whoever stops reading before the end of its input is no fault of the test's.
        child.stdin.on('error', () => {});
        child.stdin.end(input);
      }
      return ended(child);
    },
  };
}

export type Home = ReturnType<typeof makeHome>;

/** How a process ended, and all that it said. */
export async function ended(child: ReturnType<Home['start']>): Promise<Ended> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('its output is not piped');
  const texts = { out: '', err: '' };
  stdout.setEncoding('utf8').on('data', (text) => {
    texts.out += text;
  });
  stderr.setEncoding('utf8').on('data', (text) => {
    texts.err += text;
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.on('close', (...how) => resolve(how));
  });
  return { code, signal, ...texts };
}
