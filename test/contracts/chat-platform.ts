import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Destination, type MessageRef, say } from '#core/chat/reply.ts';
import { RetryableError } from '#core/errors.ts';
import { type ChatPlatform, UnansweredError, UndeliverableError } from '#ports/chat-platform.ts';

export interface ChatPlatformSubject {
  readonly platform: ChatPlatform;
  readonly workspace: string;
  /** Somebody who can be written to. */
  readonly dm: Destination;
  readonly channel: string;
  /** A place where nothing can ever arrive. */
  readonly nowhere: Destination;
  /** What is written in the messages of a channel and its threads, or of the DM, oldest first. */
  readonly written: (to: Destination) => Promise<readonly string[]>;
  /** Somebody says these, the first in the channel and the others in the thread under it; which thread that is. */
  readonly talk: (words: readonly string[]) => Promise<string>;
  /** How requests fail; absent where there are none. */
  readonly trouble?: {
    /** The next request is answered with "too fast". */
    readonly tooFast: (retryAfterMs: number) => void;
    /** The next message arrives, and its answer is lost. */
    readonly answerLost: () => void;
    /** The next request finds nobody. */
    readonly unreachable: () => void;
  };
  readonly close: () => Promise<void>;
}

const words = (text: string) => say([text]);

/** What every chat platform promises of its way out. */
export function chatPlatformContract(name: string, open: () => Promise<ChatPlatformSubject>): void {
  describe(`${name} keeps the contract of a chat platform`, () => {
    let subject: ChatPlatformSubject;
    beforeEach(async () => {
      subject = await open();
    });
    afterEach(() => subject.close());
    const channel = (): Destination => ({ kind: 'channel', channel: subject.channel });
    const send = (to: Destination, text: string, key: string, signal?: AbortSignal): Promise<MessageRef> =>
      subject.platform.send(subject.workspace, to, words(text), key, signal);

    it('is called by the beginning of its workspaces', () => {
      expect(subject.workspace.startsWith(`${subject.platform.name}:`)).toBe(true);
    });

    it('writes to a DM, to a channel and into a thread', async () => {
      await send(subject.dm, 'to you', 'k1');
      const root = await send(channel(), 'to all', 'k2');
      const thread = { kind: 'thread', channel: root.channel, thread: root.message } as const;
      const reply = await send(thread, 'and more', 'k3');
      expect(reply.thread).toBe(root.message);
      expect(await subject.written(subject.dm)).toEqual([expect.stringContaining('to you')]);
      expect(await subject.written(channel())).toEqual([
        expect.stringContaining('to all'),
        expect.stringContaining('and more'),
      ]);
    });

    it.each(['dm', 'channel', 'thread'] as const)(
      'finds a message again by its key, in a %s',
      async (kind) => {
        const root = await send(channel(), 'root', 'root');
        const to: Destination =
          kind === 'dm'
            ? subject.dm
            : kind === 'channel'
              ? channel()
              : { kind, channel: root.channel, thread: root.message };
        await send(to, 'first', 'k1');
        const second = await send(to, 'second', 'k2');
        await send(to, 'third', 'k3');
        const found = await subject.platform.find(subject.workspace, to, 'k2');
        expect(found).toMatchObject({ channel: second.channel, message: second.message });
        const never = await subject.platform.find(subject.workspace, to, 'k9');
        expect(['absent', 'unprovable']).toContain(never);
      },
    );

    it('replaces a message in place, and twice is the same as once', async () => {
      const ref = await send(channel(), 'before', 'k1');
      for (let i = 0; i < 2; i += 1) await subject.platform.update(subject.workspace, ref, words('after'));
      expect(await subject.written(channel())).toEqual([expect.stringContaining('after')]);
      expect(await subject.platform.find(subject.workspace, channel(), 'k1')).toMatchObject({
        message: ref.message,
      });
    });

    it('reads a thread: what it hangs under and what came after, and who was no person', async () => {
      const { platform, workspace, channel: where, talk } = subject;
      const thread = await talk(['saved searches', 'retention is at 31%', 'and could be 36%']);
      await send({ kind: 'thread', channel: where, thread }, 'drafted', 'k1');
      const read = async (most: number, of = thread) =>
        (await platform.source?.readThread?.(workspace, { channel: where, thread: of }, most)) ?? [];
      const all = await read(10);
      expect(all.slice(0, 3).map(({ text }) => text)).toEqual([
        'saved searches',
        'retention is at 31%',
        'and could be 36%',
      ]);
      expect(all.map(({ author }) => author !== undefined)).toEqual([true, true, true, false]);
      expect((await read(2)).map(({ message }) => message)).toEqual(
        [all[0], all[2], all[3]].map((each) => each?.message),
      );
      expect(await read(10, '999999999999999999')).toEqual([]);
    });

    it('says that something can never arrive', async () => {
      await expect(send(subject.nowhere, 'hello', 'k1')).rejects.toBeInstanceOf(UndeliverableError);
    });

    it('says that it was too fast, with the time to wait, and sends nothing', async ({ skip }) => {
      if (!subject.trouble) return skip();
      await send(channel(), 'before', 'k0');
      subject.trouble.tooFast(7_000);
      const refused = await send(channel(), 'too fast', 'k1').catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(RetryableError);
      expect((refused as RetryableError).retryAfterMs).toBeGreaterThanOrEqual(7_000);
      expect(await subject.written(channel())).toHaveLength(1);
    });

    it('says that nobody knows when the answer is lost, and finds the message afterwards', async ({
      skip,
    }) => {
      if (!subject.trouble) return skip();
      subject.trouble.answerLost();
      await expect(send(channel(), 'lost?', 'k1')).rejects.toBeInstanceOf(UnansweredError);
      expect(await subject.platform.find(subject.workspace, channel(), 'k1')).toMatchObject({
        message: expect.any(String),
      });
      expect(await subject.written(channel())).toHaveLength(1);
    });

    it('sends nothing once its time is over', async ({ skip }) => {
      if (!subject.trouble) return skip();
      await expect(send(channel(), 'too late', 'k1', AbortSignal.abort())).rejects.toBeInstanceOf(
        RetryableError,
      );
      expect(await subject.written(channel())).toEqual([]);
    });

    it('does not take it for absent that it could not look', async ({ skip }) => {
      if (!subject.trouble) return skip();
      await send(channel(), 'there', 'k1');
      subject.trouble.unreachable();
      await expect(subject.platform.find(subject.workspace, channel(), 'k1')).rejects.toThrow();
    });
  });
}
