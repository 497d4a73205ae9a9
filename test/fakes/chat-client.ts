import type { Destination, MessageRef } from '#core/chat/reply.ts';
import type { RateLimit } from '#core/delivery/budget.ts';
import { RetryableError } from '#core/errors.ts';
import { type ChatPlatform, UnansweredError, UndeliverableError } from '#ports/chat-platform.ts';
import type { Clock } from '#ports/clock.ts';

/** A chat platform's adapter for the fake server: what a real one does about errors, and nothing else. */
export function chatClient(options: {
  readonly url: string;
  readonly clock: Clock;
  readonly limits?: readonly RateLimit[];
}): ChatPlatform {
  const { url, clock, limits = [] } = options;
  const post = async (path: string, body: object, signal?: AbortSignal): Promise<MessageRef> => {
    const init = { method: 'POST', body: JSON.stringify(body), ...(signal && { signal }) };
    const response = await fetch(url + path, init).catch((error: unknown) => {
      throw isRefused(error) ? new RetryableError('nobody listens', 1_000) : new UnansweredError('cut');
    });
    if (response.status === 429)
      throw new RetryableError('too fast', Number(response.headers.get('retry-after')) * 1_000);
    if (response.status === 410) throw new UndeliverableError('gone');
    if (!response.ok) throw new UnansweredError(`status ${response.status}`);
    return (await response.json()) as MessageRef;
  };
  return {
    name: 'console',
    limits,
    send: (workspace, to, _reply, key, signal) =>
      post('/send', { workspace, place: nameOf(to), key, at: clock.now() }, signal),
    find: async (_workspace, _to, key, signal) => {
      const response = await fetch(`${url}/find?key=${encodeURIComponent(key)}`, signal ? { signal } : {});
      return response.status === 404 ? 'absent' : ((await response.json()) as MessageRef);
    },
    update: async () => {},
  };
}

function nameOf(to: Destination): string {
  return to.kind === 'dm' ? `dm:${to.member}` : to.channel;
}

function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}
