import { RetryableError } from '#core/errors.ts';
import { EmbedderRefusal, EmbedderUnusableError } from '#ports/embedder.ts';

/** When nothing says how long to wait. */
export const LATER_MS = 60_000;
/** Whatever it says, it is tried again after so long. */
const LONGEST_MS = 3_600_000;

/** An answer other than "here they are", as what it means. What it says in words is not passed on: it may quote the texts. */
export function refusal({ status, headers }: Pick<Response, 'status' | 'headers'>): Error {
  if (status === 429 || status === 408 || status >= 500) {
    const waitMs = retryAfterMs(headers.get('retry-after'));
    return new RetryableError(`Voyage AI answered ${status}: later`, waitMs ?? LATER_MS);
  }
  if (status === 401 || status === 403)
    return new EmbedderUnusableError(`Voyage AI answered ${status}: VOYAGE_API_KEY is not accepted.`);
  if (status === 404)
    return new EmbedderUnusableError('Voyage AI answered 404: VOYAGE_URL or VOYAGE_MODEL is wrong.');
  return new EmbedderRefusal(`Voyage AI answered ${status}`);
}

/** Seconds, or a date. Undefined when it is neither. */
function retryAfterMs(header: string | null): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const ms = /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(LONGEST_MS, Math.max(0, ms));
}
