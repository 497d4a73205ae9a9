import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { RetryableError } from '#core/errors.ts';
import type { WorkspaceId } from '#core/ids.ts';
import { SECOND_MS } from '#core/time/instant.ts';
import { RevokedError, translate } from './errors.ts';
import type { Self } from './heard.ts';
import { quiet } from './quiet.ts';

/** Shorter than the time that the outbox gives one request. */
const TIMEOUT_MS = 8 * SECOND_MS;

/** Who Ante is in a workspace. */
export interface Bot extends Self {
  readonly token: string;
}

/** The tokens that there are. */
export interface Bots {
  /** @throws RevokedError where there is none @throws RetryableError */
  of(workspace: WorkspaceId): Promise<Bot>;
  /** Who Ante is there, without waiting for a token to be renewed. @throws as {@link of} does */
  self(workspace: WorkspaceId): Promise<Self>;
  /** Slack refused the workspace's token. */
  refused(workspace: WorkspaceId, why: string): Promise<void>;
}

/** Slack's Web API, on behalf of a workspace. Every call is made once: who calls knows whether it may be repeated. */
export interface Web {
  readonly bots: Bots;
  /** After `signal` nothing is sent. @throws UndeliverableError @throws RetryableError @throws UnansweredError */
  call<T extends z.ZodType>(
    workspace: WorkspaceId,
    method: string,
    body: Readonly<Record<string, unknown>>,
    answer: T,
    signal?: AbortSignal,
  ): Promise<z.infer<T>>;
  /** Puts a file into a channel or DM, or its thread. @throws as {@link call} does */
  upload(workspace: WorkspaceId, file: Upload, signal?: AbortSignal): Promise<void>;
}

export interface Upload {
  readonly channel: string;
  readonly thread?: string;
  readonly name: string;
  readonly content: Uint8Array;
  /** What stands for it where it cannot be seen. */
  readonly alt?: string;
}

/** How calls are made, to `apiUrl` or Slack's own. */
export function webOptions(apiUrl: string | undefined): webApi.WebClientOptions {
  return {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    // Its own retries would post twice what was posted and not answered, and stall everything behind a 429.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    // A request that waits in its queue would go out after its time.
    maxRequestConcurrency: Number.POSITIVE_INFINITY,
    logger: quiet,
  };
}

/** A client without a token: each call brings its workspace's. */
export function webClient(apiUrl: string | undefined): webApi.WebClient {
  return new webApi.WebClient(undefined, webOptions(apiUrl));
}

export function openWeb(client: webApi.WebClient, bots: Bots): Web {
  const attempt = async <T>(
    workspace: WorkspaceId,
    signal: AbortSignal | undefined,
    work: (token: string) => Promise<T>,
  ): Promise<T> => {
    const { token } = await bots.of(workspace);
    if (signal?.aborted) throw new RetryableError('its time was over before it was sent', SECOND_MS);
    try {
      return await work(token);
    } catch (error) {
      const translated = translate(error);
      if (translated instanceof RevokedError) await bots.refused(workspace, translated.why);
      throw translated;
    }
  };
  return {
    bots,
    call: (workspace, method, body, answer, signal) =>
      attempt(workspace, signal, async (token) =>
        answer.parse(await client.apiCall(method, { ...body, token })),
      ),
    upload: (workspace, { channel, thread, name, content, alt }, signal) =>
      attempt(workspace, signal, async (token) => {
        const file = { file: Buffer.from(content), filename: name, ...(alt && { alt_text: alt }) };
        const place =
          thread === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts: thread };
        await client.filesUploadV2({ token, ...place, ...file });
      }),
  };
}

/** Where only it matters that a call succeeded. */
export const anything = z.unknown();
