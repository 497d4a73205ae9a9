import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { onTestFinished, vi } from 'vitest';
import { type Console, type ConsoleOptions, collections, openConsole } from '#adapters/console/index.ts';
import { openSqlite } from '#adapters/sqlite/index.ts';
import type { Inbound } from '#core/chat/inbound.ts';
import type { Reply } from '#core/chat/reply.ts';
import type { Complete } from '#ports/chat-platform.ts';
import type { Logger } from '#ports/logger.ts';
import type { Store } from '#ports/store.ts';
import { NOW } from './samples.ts';

export const WORKSPACE = 'console:local';

export type Script = (inbound: Inbound) => Reply | undefined | Promise<Reply | undefined>;

export interface Setup {
  readonly interactive?: boolean;
  readonly json?: boolean;
  readonly colour?: boolean;
  readonly columns?: number;
  /** One store for several sessions. */
  readonly store?: Store;
  readonly folder?: string;
  readonly complete?: Complete;
  readonly options?: Partial<ConsoleOptions>;
}

/** A console on streams, whose core answers by a script. */
export interface Bench {
  readonly console: Console;
  readonly inbound: Inbound[];
  readonly logger: Logger;
  /** Types text as it is, without an Enter. */
  type(text: string): void;
  /** Types lines, each with an Enter. */
  lines(...lines: readonly string[]): void;
  /** Ends the input and gives the exit code. */
  end(): Promise<number>;
  /** Everything that came to the screen so far, without colours and cursor movements. */
  out(): string;
  raw(): string;
  err(): string;
  /** Waits until the screen shows it. */
  shows(text: string): Promise<void>;
  readonly running: Promise<number>;
}

export async function memoryStore(): Promise<Store> {
  const store = await openSqlite({ file: ':memory:', collections });
  onTestFinished(() => store.close());
  return store;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ante-console-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Opens a console and lets it run. */
export async function bench(script: Script, setup: Setup = {}): Promise<Bench> {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: setup.columns ?? 80 });
  const errors = new PassThrough();
  const inbound: Inbound[] = [];
  const folder = setup.folder ?? (await temporaryFolder());
  const logger = { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
  const console = await openConsole({
    workspace: WORKSPACE,
    handle: async (event) => {
      inbound.push(event);
      return event.kind === 'posted' ? undefined : script(event);
    },
    complete: setup.complete ?? (async () => []),
    store: setup.store ?? (await memoryStore()),
    clock: { now: () => NOW },
    zoneOf: async () => 'Europe/Berlin',
    logger,
    folder,
    historyFile: join(folder, 'history'),
    input,
    output,
    errors,
    terminal: {
      interactive: setup.interactive ?? false,
      columns: () => setup.columns,
      colour: setup.colour ?? false,
    },
    json: setup.json ?? false,
    member: 'ana',
    channel: 'general',
    ...setup.options,
  });
  let [out, err] = ['', ''];
  output.on('data', (chunk) => {
    out += chunk;
  });
  errors.on('data', (chunk) => {
    err += chunk;
  });
  const running = console.run();
  return {
    console,
    inbound,
    logger,
    running,
    type: (text) => input.write(text),
    lines: (...lines) => {
      for (const line of lines) input.write(`${line}${setup.interactive ? '\r' : '\n'}`);
    },
    end: () => {
      input.end();
      return running;
    },
    out: () => stripVTControlCharacters(out),
    raw: () => out,
    err: () => err,
    shows: (text) =>
      vi.waitFor(() => {
        const screen = stripVTControlCharacters(out);
        if (!screen.includes(text))
          throw new Error(`${JSON.stringify(text)} is not on the screen:\n${screen}`);
      }, 5_000),
  };
}
