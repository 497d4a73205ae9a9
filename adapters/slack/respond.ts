import { SECOND_MS } from '#core/time/instant.ts';
import type { Origin } from './heard.ts';
import type { Rendered } from './render.ts';

const TIMEOUT_MS = 8 * SECOND_MS;

/** Answers by the address that came with what was asked. False where there is none, or it takes nothing any more. */
export type Respond = (
  origin: Origin,
  rendered: Pick<Rendered, 'text' | 'blocks'>,
  to: 'ephemeral' | 'in_channel',
) => Promise<boolean>;

/** `mayAnswer` says whether an address is Slack's: it comes with a payload, and forms carry it around. */
export function makeRespond(mayAnswer: (url: string) => boolean): Respond {
  return async ({ respond, thread, within }, { text, blocks }, to) => {
    if (respond === undefined || !mayAnswer(respond)) return false;
    const place = to === 'ephemeral' ? within : thread;
    const body = {
      response_type: to,
      replace_original: false,
      text,
      blocks,
      unfurl_links: false,
      unfurl_media: false,
      ...(place !== undefined && { thread_ts: place }),
    };
    try {
      const response = await fetch(respond, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return response.ok;
    } catch {
      // Used up, expired or out of reach: there are other ways.
      return false;
    }
  };
}
