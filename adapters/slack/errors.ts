import { webApi } from '@slack/bolt';
import { RetryableError } from '#core/errors.ts';
import { MINUTE_MS, SECOND_MS } from '#core/time/instant.ts';
import { UnansweredError, UndeliverableError } from '#ports/chat-platform.ts';

/** Slack's words for what will never arrive (docs.slack.dev, reference/methods/chat.postMessage and others). */
const FINAL: ReadonlySet<string> = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'cannot_dm_bot',
  'cant_update_message',
  'edit_window_closed',
  'message_not_found',
  // A view that was closed.
  'not_found',
  'thread_not_found',
  'messages_tab_disabled',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'team_access_not_granted',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'user_not_in_channel',
]);

/** The token is no good any more: nothing works in the workspace until Ante is taken in again. */
const REVOKED: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'invalid_refresh_token',
  'not_authed',
  'token_revoked',
  'token_expired',
  'team_disabled',
]);

/** Slack had trouble of its own: it may have done it all the same. */
const UNCERTAIN: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
]);

/** No connection was made: certainly nothing arrived. */
const UNCONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
]);

const AGAIN_MS = 5 * SECOND_MS;
const REVOKED_AGAIN_MS = 10 * MINUTE_MS;

/** What a failed call means to whoever sends. What is none of these is a defect of ours: the payload was refused. */
export function translate(error: unknown): unknown {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return new RetryableError('Slack asked to wait', error.retryAfter * SECOND_MS, error);
  if (error instanceof webApi.WebAPIPlatformError) return platform(error.data.error, error);
  if (error instanceof webApi.WebAPIHTTPError) {
    if (error.statusCode === 429) return new RetryableError('Slack asked to wait', AGAIN_MS, error);
    return error.statusCode >= 500 ? unanswered(`Slack answered ${error.statusCode}`, error) : error;
  }
  if (error instanceof webApi.WebAPIRequestError)
    return isUnconnected(error.original)
      ? new RetryableError('Slack cannot be reached', AGAIN_MS, error)
      : unanswered('Slack did not answer', error);
  return error;
}

function platform(code: string, error: Error): unknown {
  if (code === 'ratelimited' || code === 'rate_limited')
    return new RetryableError('Slack asked to wait', AGAIN_MS, error);
  if (REVOKED.has(code)) return new RevokedError(code, error);
  if (FINAL.has(code)) return new UndeliverableError(code, { cause: error });
  return UNCERTAIN.has(code) ? unanswered(`Slack answered ${code}`, error) : error;
}

/** Nothing was promised, and nothing can be done until the token is good again. */
export class RevokedError extends RetryableError {
  readonly why: string;

  constructor(why: string, cause?: unknown) {
    super(`Slack refuses the token: ${why}`, REVOKED_AGAIN_MS, cause);
    this.why = why;
  }
}

/** Slack's own word for why it refused; undefined when it was something else that failed. */
export function refusalIn(error: unknown): string | undefined {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  return error instanceof Error && error.cause !== undefined ? refusalIn(error.cause) : undefined;
}

function unanswered(message: string, cause: Error): UnansweredError {
  return new UnansweredError(message, { cause });
}

function isUnconnected(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && UNCONNECTED.has(String(cause.code))) return true;
  return false;
}
