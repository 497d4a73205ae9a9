import { outbox } from '#app/collections.ts';
import { makeSendOutbox } from '#app/delivery/send-outbox.ts';
import { post } from '#app/outbox.ts';
import { say } from '#core/chat/reply.ts';
import type { RateLimit } from '#core/delivery/budget.ts';
import type { Send } from '#core/delivery/lanes.ts';
import { addMs } from '#core/time/instant.ts';
import { type ChatPlatform, UnansweredError } from '#ports/chat-platform.ts';
import { plain } from '../../core/report/said.ts';
import { openWorkspace } from '../workspace.ts';

export const DM: Send = { kind: 'post', to: { kind: 'dm', member: 'ana' } };

/** What happens to a sending: an error is thrown; `lost` arrives, and its answer does not. */
export type Fault = Error | 'lost';

export interface PlatformOptions {
  /** By key, or by message for updates; one for each attempt in turn, then all is well. */
  readonly faults?: Readonly<Record<string, readonly Fault[]>>;
  readonly limits?: readonly RateLimit[];
  /** What looking up says; the truth unless given. */
  readonly find?: ChatPlatform['find'];
}

/** A workspace whose outbox goes to a platform that keeps what arrives, as `key place: words`. */
export async function withPlatform({ faults = {}, limits = [], find }: PlatformOptions = {}) {
  const chat = await openWorkspace();
  const left = new Map(Object.entries(faults).map(([key, each]) => [key, [...each]]));
  const seen: string[] = [];
  const lookedUp: string[] = [];
  const arrive = async (key: string, words: string) => {
    const fault = left.get(key)?.shift();
    if (fault instanceof Error) throw fault;
    seen.push(words);
    if (fault === 'lost') throw new UnansweredError('the connection was cut');
  };
  const platform: ChatPlatform = {
    name: 'console',
    limits,
    send: async (_workspace, to, { blocks }, key) => {
      const text = blocks.flatMap((block) => (block.kind === 'text' ? [plain(block.text)] : [])).join(' ');
      await arrive(key, `${key} ${to.kind}: ${text}`);
      return { channel: 'c', message: key };
    },
    find: async (...asked) => {
      const [, , key] = asked;
      lookedUp.push(key);
      if (find) return find(...asked);
      return seen.some((words) => words.startsWith(`${key} `)) ? { channel: 'c', message: key } : 'absent';
    },
    update: (_workspace, ref, { blocks: [first] }) =>
      arrive(ref.message, `update ${ref.message}: ${first?.kind === 'text' ? plain(first.text) : ''}`),
  };
  const deps = { ...chat.deps, chance: () => 0 };
  const send = makeSendOutbox(deps, new Map([['console', platform]]));
  return {
    chat,
    deps,
    platform,
    seen,
    lookedUp,
    send,
    queue: (key: string, to: Send = DM, words = `words of ${key}`) =>
      chat.scope.transaction((tx) => post(tx, key, chat.clock.now(), to, say([words]))),
    state: async (key: string) => chat.scope.get(outbox, key),
    later: (ms: number) => chat.at(addMs(chat.clock.now(), ms)),
  };
}
