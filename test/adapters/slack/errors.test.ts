import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { RevokedError, refusalIn, translate } from '#adapters/slack/errors.ts';
import { RetryableError } from '#core/errors.ts';
import { UnansweredError, UndeliverableError } from '#ports/chat-platform.ts';

const refused = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error });
const network = (code: string) =>
  new webApi.WebAPIRequestError(
    new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }),
  );

describe('what a failed call means', () => {
  it.each(['channel_not_found', 'is_archived', 'cannot_dm_bot', 'user_disabled', 'message_not_found'])(
    'can never arrive: %s',
    (code) => expect(translate(refused(code))).toBeInstanceOf(UndeliverableError),
  );

  it('is to wait as long as Slack says', () => {
    expect(translate(new webApi.WebAPIRateLimitedError(30))).toMatchObject({ retryAfterMs: 30_000 });
    expect(translate(refused('ratelimited'))).toBeInstanceOf(RetryableError);
  });

  it.each(['token_revoked', 'account_inactive', 'invalid_auth'])(
    'is to wait until Ante is back: %s',
    (code) => {
      expect(translate(refused(code))).toBeInstanceOf(RevokedError);
      expect(translate(refused(code))).toMatchObject({ why: code });
    },
  );

  it('is a doubt where the call may have had its effect', () => {
    for (const error of [
      refused('internal_error'),
      network('ECONNRESET'),
      network('UND_ERR_SOCKET'),
      new webApi.WebAPIHTTPError(502, '', {}),
    ])
      expect(translate(error)).toBeInstanceOf(UnansweredError);
  });

  it('is no doubt where no connection was made', () => {
    for (const code of ['ECONNREFUSED', 'ENOTFOUND'])
      expect(translate(network(code))).toBeInstanceOf(RetryableError);
  });

  it('is a defect where the payload was refused, and stays what it is', () => {
    const error = refused('invalid_blocks');
    expect(translate(error)).toBe(error);
    const other = new Error('ours');
    expect(translate(other)).toBe(other);
  });

  it("names Slack's own word, through what it was translated to", () => {
    expect(refusalIn(translate(refused('is_archived')))).toBe('is_archived');
    expect(refusalIn(new Error('ours'))).toBeUndefined();
  });
});
