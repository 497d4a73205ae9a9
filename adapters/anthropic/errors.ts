import {
  AnthropicError,
  APIConnectionError,
  APIError,
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  NotFoundError,
  PaymentRequiredError,
  PermissionDeniedError,
} from '@anthropic-ai/sdk';
import { RetryableError } from '#core/errors.ts';
import { SECOND_MS } from '#core/time/instant.ts';
import {
  ModelAnswerError,
  ModelSilentError,
  type ModelSpent,
  ModelUnusableError,
} from '#ports/language-model.ts';

/** Where the service does not say when to come back. */
const RETRY_AFTER_MS = 10 * SECOND_MS;
/** No connection was ever made, so nothing was asked. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

const NOTHING: ModelSpent = { inputTokens: 0, outputTokens: 0, microUsd: 0 };

/** What went wrong between us and the service, in the port's words. What is no trouble of theirs is a defect and stays. */
export function translate(error: unknown, model: string): unknown {
  if (error instanceof APIUserAbortError) return new ModelSilentError('no answer in time', { cause: error });
  if (error instanceof APIConnectionError) return connection(error);
  if (error instanceof APIError) return refusal(error, model);
  // The stream ended before the answer did.
  if (error instanceof AnthropicError)
    return new ModelSilentError('the answer was cut off', { cause: error });
  return error;
}

function connection(error: APIConnectionError): Error {
  const codes = causes(error).map((cause) => (cause as { readonly code?: unknown }).code);
  return codes.some((code) => NEVER_CONNECTED.has(String(code)))
    ? new RetryableError('it cannot be reached', RETRY_AFTER_MS, error)
    : new ModelSilentError('the connection was lost', { cause: error });
}

function causes(error: unknown): readonly object[] {
  if (typeof error !== 'object' || error === null) return [];
  return [error, ...causes((error as { readonly cause?: unknown }).cause)];
}

function refusal(error: APIError, model: string): Error {
  if (error instanceof AuthenticationError || error instanceof PermissionDeniedError)
    return new ModelUnusableError(`The key in ANTHROPIC_API_KEY is refused (${error.status}).`, {
      cause: error,
    });
  if (error instanceof PaymentRequiredError)
    return new ModelUnusableError('The account of ANTHROPIC_API_KEY has no credit left.', { cause: error });
  if (error instanceof NotFoundError)
    return new ModelUnusableError(`There is no model ${model}: see ANTE_MODEL_SMALL and ANTE_MODEL_STRONG.`, {
      cause: error,
    });
  if (error instanceof BadRequestError)
    return new ModelUnusableError(
      `${model} does not take what Ante asks (${error.type ?? error.status}): see ANTE_MODEL_SMALL and ANTE_MODEL_STRONG.`,
      { cause: error },
    );
  if (error.status === 413 || error.status === 422) return new ModelAnswerError('refused', NOTHING, error);
  return new RetryableError(
    `it answered ${error.status ?? error.type ?? 'with an error'}`,
    retryAfter(error),
    error,
  );
}

function retryAfter({ headers }: APIError): number {
  const said = headers?.get('retry-after') ?? undefined;
  const seconds = said === undefined ? Number.NaN : Number(said);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * SECOND_MS : RETRY_AFTER_MS;
}
