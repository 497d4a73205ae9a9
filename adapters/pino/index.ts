import { mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { pino } from 'pino';
import { UserError } from '#core/errors.ts';
import type { Logger } from '#ports/logger.ts';

export interface LogOptions {
  readonly level: 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** A file, created with its folder; `-` is standard output. */
  readonly to: string;
}

/** Secrets have no business in a log, wherever a caller may have left them. */
const SECRETS = ['token', 'secret', 'password', 'authorization', 'apiKey', 'uri'];

/**
 * One JSON line an event. Written at once: a process that dies has said what it had to say. A disk that fills up
 * later costs lines of the log and nothing else.
 * @throws UserError when the file cannot be written
 */
export function makeLogger({ level, to }: LogOptions): Logger {
  const destination = pino.destination({ dest: to === '-' ? 1 : openLog(to), sync: true });
  destination.on('error', () => {});
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`]);
  return pino({ level, redact: { paths, censor: '[redacted]' } }, destination);
}

function openLog(file: string): number {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, 'a');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UserError(`The log ${file} cannot be written (${error.code}): point ANTE_LOG to another file.`);
  }
}
