import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { RetryableError } from '#core/errors.ts';
import { MINUTE_MS, SECOND_MS } from '#core/time/instant.ts';
import { UnansweredError, UndeliverableError } from '#ports/chat-platform.ts';

/** What will never be there, or never be allowed, whatever is tried again. */
const GONE: ReadonlySet<string | number> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownUser,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel,
  RESTJSONErrorCodes.ThreadLocked,
]);

/** Nothing was sent: there was nobody to send it to. */
const UNSENT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Nothing works until somebody sets another token: what waits for it is kept. */
const TOKEN_RETRY_MS = 5 * MINUTE_MS;

/** The one place where Discord's errors become the port's; told apart by class, code and status. */
export function translate(error: unknown): unknown {
  if (error instanceof RateLimitError) {
    const waitMs = Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout);
    return new RetryableError('Discord asks for patience', waitMs, error);
  }
  if (error instanceof DiscordAPIError) {
    if (GONE.has(error.code)) return new UndeliverableError(`Discord: ${error.message}`, { cause: error });
    if (error.status === 401) return new RetryableError('Discord refuses the token', TOKEN_RETRY_MS, error);
    return error;
  }
  if (error instanceof HTTPError)
    return new UnansweredError(`Discord answered ${error.status}`, { cause: error });
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? error.code : undefined;
  if (UNSENT.has(code)) return new RetryableError('Discord is out of reach', SECOND_MS, error);
  const isCut =
    error.name === 'AbortError' || (typeof code === 'string' && /^(E[A-Z]+|UND_ERR_\w+)$/.test(code));
  return isCut ? new UnansweredError('Discord did not answer', { cause: error }) : error;
}

/** Whether Discord refused with this code. */
export function isRefusal(error: unknown, code: RESTJSONErrorCodes): boolean {
  const cause = error instanceof Error && !(error instanceof DiscordAPIError) ? error.cause : error;
  return cause instanceof DiscordAPIError && cause.code === code;
}

/** Whether Discord refused the token itself. */
export function isTokenRefused(error: unknown): boolean {
  return (
    error instanceof RetryableError && error.cause instanceof DiscordAPIError && error.cause.status === 401
  );
}
