import type { ReceiverEvent } from '@slack/bolt';

/** What a receiver hands everything to. It acknowledges by itself, once it is stored. */
export type TakeIn = (event: Pick<ReceiverEvent, 'body' | 'ack'>) => Promise<void>;

/** A way that Slack delivers by. */
export interface Receiver {
  /** The port it listens at, if any. @throws UserError when it cannot listen */
  start(): Promise<number | undefined>;
  /** Takes in nothing more. */
  stop(): Promise<void>;
}
