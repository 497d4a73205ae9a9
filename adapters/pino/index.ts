import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { pino } from 'pino';
import type { Logger } from '#ports/logger.ts';

export interface LogOptions {
  readonly level: 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** A file, created with its folder; `-` is standard output. */
  readonly to: string;
}

/** Secrets have no business in a log, wherever a caller may have left them. */
const SECRETS = ['token', 'secret', 'password', 'authorization', 'apiKey', 'uri'];

/** One JSON line an event. Written at once: a process that dies has said what it had to say. */
export function makeLogger({ level, to }: LogOptions): Logger {
  if (to !== '-') mkdirSync(dirname(to), { recursive: true });
  const destination = pino.destination({ dest: to === '-' ? 1 : to, sync: true });
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`]);
  return pino({ level, redact: { paths, censor: '[redacted]' } }, destination);
}
