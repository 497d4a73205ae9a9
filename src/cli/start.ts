import { once } from 'node:events';
import { Readable } from 'node:stream';
import { type ChatSetup, openChat } from '../compose/open-chat.ts';
import type { Config } from '../config.ts';

export interface Sitting {
  readonly member: string;
  readonly json: boolean;
}

/** How long standard input may stay silent before it counts as empty. A slow producer says `ante bet ...` instead. */
const SILENCE_MS = 2_000;

/**
 * `ante` alone: the console at a terminal, line by line from a pipe, and the demo where there is neither.
 * @returns the exit code: 1 when a piped line failed
 */
export async function start(config: Config, sitting: Sitting): Promise<number> {
  const input = process.stdin;
  if (!input.isTTY && (await isSilent(input))) {
    const { runDemo } = await import('../demo/run.ts');
    return runDemo({ stay: false });
  }
  return talk(config, {
    ...sitting,
    input,
    interactive: input.isTTY === true && process.stdout.isTTY === true,
  });
}

/** One command line, as if it had been piped in. */
export function runLine(config: Config, sitting: Sitting, line: string): Promise<number> {
  return talk(config, { ...sitting, input: Readable.from([`${line}\n`]), interactive: false });
}

async function talk(config: Config, setup: ChatSetup): Promise<number> {
  const chat = await openChat(config, setup);
  try {
    return await chat.run();
  } finally {
    await chat.close();
  }
}

/** Whether standard input has nothing to say: it ends at once, or stays silent. */
async function isSilent(input: NodeJS.ReadStream): Promise<boolean> {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), SILENCE_MS);
  try {
    await Promise.race([
      once(input, 'readable', { signal: waiting.signal }),
      once(input, 'end', { signal: waiting.signal }),
    ]);
  } catch {
    // Aborted: nothing came. The stream must not keep the process alive.
    input.unref?.();
    return true;
  } finally {
    clearTimeout(timer);
    waiting.abort();
  }
  return input.readableLength === 0 && input.readableEnded !== false;
}
