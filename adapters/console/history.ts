import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Logger } from '#ports/logger.ts';
import { codeOf } from './errors.ts';

/** How many lines are remembered. */
export const HISTORY_MAX = 1_000;
/** A longer line is worth no second time, and would fill the file. */
const LINE_MAX = 4_000;

/** The lines typed before, across sessions. */
export interface History {
  /** The latest first. */
  readonly lines: readonly string[];
  add(line: string): void;
  /** Waits until everything added is in the file. */
  settled(): Promise<void>;
}

/** Opens the history kept in a file. Where the file cannot be used, what is typed is remembered for this session only. */
export async function openHistory(file: string, logger: Logger): Promise<History> {
  let writing: Promise<void> = Promise.resolve();
  const attempt = async (what: () => Promise<void>): Promise<void> => {
    try {
      await what();
    } catch (error) {
      logger.warn({ err: error }, 'the history could not be kept');
    }
  };
  let lines: string[] = [];
  await attempt(async () => {
    await mkdir(dirname(file), { recursive: true });
    const all = await readLines(file);
    lines = all.slice(-HISTORY_MAX).reverse();
    if (all.length > 2 * HISTORY_MAX) await shorten(file, all.slice(-HISTORY_MAX));
  });
  return {
    lines,
    add: (line) => {
      if (line.length > LINE_MAX) return;
      writing = writing.then(() => attempt(() => appendFile(file, `${line}\n`, { mode: 0o600 })));
    },
    settled: () => writing,
  };
}

async function readLines(file: string): Promise<readonly string[]> {
  try {
    const text = await readFile(file, 'utf8');
    return text.split('\n').filter((line) => line !== '');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function shorten(file: string, lines: readonly string[]): Promise<void> {
  await writeFile(`${file}.new`, `${lines.join('\n')}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
