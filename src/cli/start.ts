import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { type ChatSetup, openChat } from '../compose/open-chat.ts';
import type { Config } from '../config.ts';

export interface Sitting {
  readonly member: string;
  readonly json: boolean;
}

/** How long standard input may stay silent before the demo is shown. */
const SILENCE_MS = 2_000;

/**
 * `ante` alone: the console at a terminal, line by line from a pipe, and the demo where nothing comes. What comes
 * while the demo is shown is taken after it. A program, which asks for JSON, is waited for however long it takes.
 * @returns the exit code: 1 when a piped line failed
 */
export async function start(config: Config, sitting: Sitting): Promise<number> {
  const input = process.stdin;
  const interactive = input.isTTY === true && process.stdout.isTTY === true;
  if (!input.isTTY && !sitting.json) {
    const begins = await beginningOf(input);
    if (begins !== 'lines') {
      if (begins === 'silence') {
        process.stderr.write(SILENT);
        // Whoever holds the other end open must not keep this process from ending.
        input.unref();
      }
      const { runDemo } = await import('../demo/run.ts');
      const exitCode = await runDemo({ stay: false });
      // What came in the last moment is still on its way into this process.
      await setImmediate();
      if (input.readableLength === 0) return exitCode;
      input.ref();
    }
  }
  return talk(config, { ...sitting, input, interactive });
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

const SILENT =
  'Nothing came on standard input for 2 seconds, so here is the demo. Lines that come meanwhile are taken after it.\n';

/** What standard input begins with: something to read, its end, or silence for a while. */
async function beginningOf(input: NodeJS.ReadStream): Promise<'lines' | 'end' | 'silence'> {
  const waiting = new AbortController();
  const { signal } = waiting;
  // An input that has ended is readable too: of nothing.
  const heard = once(input, 'readable', { signal }).then(() => (input.readableLength > 0 ? 'lines' : 'end'));
  const silent = sleep(SILENCE_MS, 'silence' as const, { signal });
  try {
    return await Promise.race([heard, silent]);
  } finally {
    waiting.abort();
    // The one that lost is aborted: that is no news.
    await Promise.allSettled([heard, silent]);
  }
}
