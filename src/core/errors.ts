import type { Button } from './chat/reply.ts';
import type { Text } from './chat/text.ts';

/**
 * Somebody typed or did something that cannot be done. Shown to them as it is, so the message says what was
 * wrong, and `tryInstead` what to type. Logged at `info`: a user's mistake is no defect.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly text: Text;
  /** Commands that would work instead, best first. */
  readonly tryInstead: readonly string[];
  /** Those of them that are a press away. */
  readonly buttons: readonly Button[];

  constructor(text: Text | string, tryInstead: readonly string[] = [], buttons: readonly Button[] = []) {
    const spans = typeof text === 'string' ? [text] : text;
    super(spans.map((span) => (typeof span === 'string' ? span : JSON.stringify(span))).join(''));
    this.text = spans;
    this.tryInstead = tryInstead;
    this.buttons = buttons;
  }
}

/** The outside said "not now" (rate limit, overload, lost connection). The same call may work after `retryAfterMs`. */
export class RetryableError extends Error {
  override readonly name = 'RetryableError';
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.retryAfterMs = retryAfterMs;
  }
}
