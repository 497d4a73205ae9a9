import { setTimeout as wait } from 'node:timers/promises';
import { REST, type RequestMethod } from 'discord.js';
import { RetryableError } from '#core/errors.ts';
import { MINUTE_MS, SECOND_MS } from '#core/time/instant.ts';
import { UnansweredError } from '#ports/chat-platform.ts';
import { translate } from './errors.ts';
import type { RenderedFile } from './render.ts';

export type Route = `/${string}`;

export interface RequestOptions {
  readonly body?: unknown;
  readonly files?: readonly RenderedFile[];
  readonly query?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** One request to Discord, tried once; errors come as the port's. */
export type Request = (
  method: `${RequestMethod}`,
  route: Route,
  options?: RequestOptions,
) => Promise<unknown>;

export interface Rest {
  readonly request: Request;
  /** For the answers to interactions, which Discord does not count towards the bot's limit; they need no token. */
  readonly answer: Request;
  close(): void;
}

const TIMEOUT_MS = 10 * SECOND_MS;

/** @param api the address of Discord's API, without a version */
export function openRest(token: string, api: string): Rest {
  const counted = new REST({ api, retries: 0, timeout: TIMEOUT_MS, rejectOnRateLimit: () => true }).setToken(
    token,
  );
  const uncounted = new REST({
    api,
    retries: 0,
    timeout: TIMEOUT_MS,
    rejectOnRateLimit: () => true,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  });
  return {
    request: requestThrough(counted, true),
    answer: requestThrough(uncounted, false),
    close: () => {
      for (const rest of [counted, uncounted]) {
        rest.clearHashSweeper();
        rest.clearHandlerSweeper();
      }
    },
  };
}

function requestThrough(rest: REST, auth: boolean): Request {
  return async (method, fullRoute, { body, files, query, signal } = {}) => {
    if (signal?.aborted) throw new RetryableError('there was no time left to ask', 0);
    try {
      return await rest.request({
        method: method as RequestMethod,
        fullRoute,
        auth,
        ...(body !== undefined && { body }),
        ...(files && {
          files: files.map(({ name, data, contentType }) => ({ name, data: bytesOf(data), contentType })),
        }),
        ...(query && { query: new URLSearchParams(query) }),
        ...(signal && { signal }),
      });
    } catch (error) {
      throw translate(error);
    }
  };
}

const bytesOf = (data: string | Uint8Array): Buffer =>
  typeof data === 'string' ? Buffer.from(data) : Buffer.from(data);

const MOST_TRIES = 5;

/**
 * Tries again what may be tried again: what Discord asked patience for, and what went unanswered, so it must be the
 * same when it is done twice. @throws whatever the last try threw
 */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const waitMs = error instanceof RetryableError ? error.retryAfterMs : 100 * 2 ** tries;
      const isWorth = error instanceof RetryableError || error instanceof UnansweredError;
      if (!isWorth || tries === MOST_TRIES || waitMs > MINUTE_MS) throw error;
      await wait(waitMs);
    }
  }
}
