import type { Inbound, Said } from '#core/chat/inbound.ts';
import type { Destination, MessageRef, Reply } from '#core/chat/reply.ts';
import type { RateLimit } from '#core/delivery/budget.ts';
import type { MemberId, WorkspaceId } from '#core/ids.ts';
import type { Zone } from '#core/time/instant.ts';

/**
 * What an adapter calls for everything that comes in; the reply is the direct answer to it. The same event has one
 * effect, however often it is handed over.
 */
export type Handle = (inbound: Inbound) => Promise<Reply | undefined>;

/**
 * Stores an event, so that it will have its effect even if this process dies: what an adapter awaits before it
 * acknowledges an event that it will handle afterwards. False when the event came before, and nothing is to be done.
 * @throws RetryableError when it could not be stored: do not acknowledge it
 */
export type Keep = (inbound: Inbound) => Promise<boolean>;

/**
 * What an adapter calls with an answer that its platform did not take, and with why: it is sent later where the event came
 * from, or to the member's DM, by the key `answer:<event id>`. One that may have arrived is looked up first.
 */
export type AnswerLater = (inbound: Inbound, reply: Reply, why: unknown) => Promise<void>;

/** What an adapter calls when a workspace takes Ante out, or in again. The same may be told more than once. */
export interface Presence {
  /** From now on nothing is sent there; its data stays. `why` is a word of the platform's, for the log and the doctor. */
  left(workspace: WorkspaceId, why: string): Promise<void>;
  joined(workspace: WorkspaceId): Promise<void>;
}

/** A chat: Slack, Discord or the console. Events come in through {@link Handle}; this is the way out. */
export interface ChatPlatform {
  /** Which workspaces are this platform's: ids that begin with `<name>:`. */
  readonly name: string;
  /** How fast it may be sent to. The caller keeps them; a platform's own "too fast" is a RetryableError all the same. */
  readonly limits: readonly RateLimit[];
  /**
   * Sends a message that is not the direct answer to an event. `key` names the sending and goes with the message, to be
   * found by. After `signal` nothing more may be sent.
   * @throws UndeliverableError when it can never arrive
   * @throws RetryableError when it may later, and certainly did not now
   * @throws UnansweredError when it may have arrived; so may it after any other error, which is a defect
   */
  send(
    workspace: WorkspaceId,
    to: Destination,
    reply: Reply,
    key: string,
    signal?: AbortSignal,
  ): Promise<MessageRef>;
  /**
   * What became of an earlier sending. `absent` only where that is certain: what was absent is sent again.
   * @throws RetryableError when it cannot be looked up now
   */
  find(
    workspace: WorkspaceId,
    to: Destination,
    key: string,
    signal?: AbortSignal,
  ): Promise<MessageRef | 'absent' | 'unprovable'>;
  /** Replaces a message in place; twice is the same as once. @throws UndeliverableError @throws RetryableError */
  update(workspace: WorkspaceId, ref: MessageRef, reply: Reply, signal?: AbortSignal): Promise<void>;
  /** What it can be asked; absent is what it does not know. */
  readonly source?: Partial<ChatSource>;
}

/** What a platform knows that does not come with its events. */
export interface ChatSource {
  /**
   * Makes sure that Ante hears what is said in a channel, or says how somebody can let it.
   * @throws UserError when it cannot
   * @throws RetryableError
   */
  hearIn(workspace: WorkspaceId, channel: string): Promise<void>;
  /** A message as it reads now; undefined when it is gone, or Ante may not see it. @throws RetryableError */
  read(workspace: WorkspaceId, at: { channel: string; message: string }): Promise<Said | undefined>;
  /**
   * What was said in a thread, oldest first: the message that it hangs under, and of the others at most the latest `most`.
   * What was no person's has no author. Undefined when it is gone, or Ante may not see it.
   * @throws UserError when somebody has to let Ante first
   * @throws RetryableError
   */
  readThread(
    workspace: WorkspaceId,
    at: { channel: string; thread: string },
    most: number,
  ): Promise<readonly Said[] | undefined>;
  /**
   * The content of a file that was handed over, at most `most` bytes.
   * @throws UserError when it is larger, or cannot be had
   * @throws RetryableError
   */
  fetchFile(workspace: WorkspaceId, file: string, most: number): Promise<Uint8Array>;
  /** What people call a member, and their zone, where the platform tells. @throws RetryableError */
  profile(
    workspace: WorkspaceId,
    member: MemberId,
  ): Promise<{ readonly name?: string; readonly zone?: Zone }>;
}

/** What the application gives an adapter: the ways in. */
export interface WaysIn {
  readonly handle: Handle;
  readonly keep: Keep;
  readonly answerLater: AnswerLater;
  readonly complete: Complete;
  readonly presence: Presence;
}

/** A platform that events come in from while it is started. Messages can be sent through it before that, and after. */
export interface ListeningPlatform extends ChatPlatform {
  /** Listens until it is stopped. @throws UserError when it cannot: a token that is refused, a port that is taken */
  start(waysIn: WaysIn): Promise<void>;
  /** Takes in nothing more, and lets what is under way end. */
  stop(): Promise<void>;
}

/** It will never arrive: the person left, closed their DMs, or the channel is gone. */
export class UndeliverableError extends Error {
  override readonly name = 'UndeliverableError';
}

/** The request went out and no answer came back: nobody knows yet whether it arrived. */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError';
}

/** What could come next in a half-typed command, best first, at most 25. Answers within 300 ms. */
export type Complete = (ask: {
  readonly workspace: WorkspaceId;
  readonly member: MemberId;
  readonly text: string;
}) => Promise<readonly Completion[]>;

export interface Completion {
  /** The whole command line as it would read. */
  readonly text: string;
  /** What it stands for: `BET-12 · saved searches`. */
  readonly label: string;
}
