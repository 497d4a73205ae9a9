import type { Reply } from '#core/chat/reply.ts';
import type { Instant } from '#core/time/instant.ts';
import { collection } from '#ports/store.ts';

/** A message of Ante's. What people type is not kept here: it is the core's to keep or not. */
export interface ConsoleMessage {
  /** Its number in the workspace, zero-padded. */
  readonly id: string;
  readonly version: number;
  readonly number: number;
  /** `general`, `dm:ana` */
  readonly channel: string;
  readonly thread?: string;
  readonly at: Instant;
  /** The key it was sent under; a direct answer has none. */
  readonly key?: string;
  /** Its channel, where it waits to be read. A direct answer was read by whoever asked. */
  readonly unreadIn?: string;
  readonly reply: Reply;
}

/** Somebody who sat at this console. */
export interface ConsoleMember {
  readonly id: string;
  readonly version: number;
  /** As they typed it. */
  readonly name: string;
  /** Channel to the number of the last message they saw there. */
  readonly seen: Readonly<Record<string, number>>;
}

export interface ConsoleChannel {
  readonly id: string;
  readonly version: number;
}

export const consoleMessages = collection<ConsoleMessage>('consoleMessages', {
  byKey: { fields: ['key'], unique: true },
  byChannel: { fields: ['channel', 'number'] },
  byUnread: { fields: ['unreadIn', 'number'] },
  byThread: { fields: ['channel', 'thread', 'number'] },
});

export const consoleMembers = collection<ConsoleMember>('consoleMembers');

export const consoleChannels = collection<ConsoleChannel>('consoleChannels');

/** What the console keeps in the store: hand them to it together with the others. */
export const collections = [consoleMessages, consoleMembers, consoleChannels];
