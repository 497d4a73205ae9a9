import type { Inbound } from '#core/chat/inbound.ts';
import type { Destination, MessageRef, Reply } from '#core/chat/reply.ts';
import type { MemberId, WorkspaceId } from '#core/ids.ts';

/** What an adapter calls for everything that comes in; the reply is the direct answer to it. */
export type Handle = (inbound: Inbound) => Promise<Reply | undefined>;

/** A chat: Slack, Discord or the console. Events come in through {@link Handle}; this is the way out. */
export interface ChatPlatform {
  /** Which workspaces are this platform's: ids that begin with `<name>:`. */
  readonly name: string;
  /**
   * Sends a message that is not the direct answer to an event. `key` names the sending: sent twice under one key,
   * it is seen once.
   * @throws UndeliverableError when it can never arrive  @throws RetryableError when it may later
   */
  send(workspace: WorkspaceId, to: Destination, reply: Reply, key: string): Promise<MessageRef>;
  /** Replaces a message in place. @throws UndeliverableError @throws RetryableError */
  update(workspace: WorkspaceId, ref: MessageRef, reply: Reply): Promise<void>;
}

/** It will never arrive: the person left, closed their DMs, or the channel is gone. */
export class UndeliverableError extends Error {
  override readonly name = 'UndeliverableError';
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
