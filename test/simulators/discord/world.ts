import { EventEmitter } from 'node:events';
import { snowflakeAt } from '#adapters/discord/place.ts';

export const APPLICATION = '900000000000000001';
export const SELF = '900000000000000002';
export const TOKEN = 'token-of-ante';

export type Json = Record<string, unknown>;

export interface SimUser extends Json {
  readonly id: string;
  readonly username: string;
}

export interface SimMessage extends Json {
  readonly id: string;
  readonly channel_id: string;
  content: string;
  readonly author: SimUser;
  edited_timestamp: string | null;
}

export interface SimChannel extends Json {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  readonly guild_id?: string;
  readonly parent_id?: string;
  /** Oldest first. Kept apart from what is told of the channel. */
  readonly messages: SimMessage[];
}

export interface SimGuild {
  readonly id: string;
  readonly name: string;
  readonly members: Map<string, SimUser>;
  /** What Ante may do there, as bits in decimal. */
  permissions: string;
}

/** An interaction as Discord keeps it: what was answered, and who saw it. */
export interface SimInteraction {
  readonly id: string;
  readonly token: string;
  readonly channel: string;
  readonly guild: string | undefined;
  /** It is too late for the first answer. */
  isLate: boolean;
  /** The types of the callbacks that were taken, in order. */
  readonly callbacks: number[];
  deferred: boolean;
  modal?: Json;
  choices?: readonly Json[];
  /** The first answer, as it reads now; whether everybody sees it. */
  original?: SimMessage;
  isPrivate: boolean;
  readonly followups: SimMessage[];
}

/** What goes wrong with the requests that it is asked about. */
export type Fault =
  | { readonly kind: '429'; readonly retryAfterS: number; readonly isGlobal?: boolean }
  | { readonly kind: 'cut-before' | 'cut-after' | '500' }
  | { readonly kind: 'error'; readonly status: number; readonly code: number };

/** Everything that Discord would know, and what was wrong with what it was sent. */
export class World {
  readonly guilds = new Map<string, SimGuild>();
  readonly channels = new Map<string, SimChannel>();
  readonly interactions = new Map<string, SimInteraction>();
  readonly files = new Map<string, string>();
  readonly nonces = new Map<string, SimMessage>();
  readonly users = new Map<string, SimUser>([[SELF, { id: SELF, username: 'ante', bot: true }]]);
  /** What the judge had to say against requests. */
  readonly wrong: string[] = [];
  /** Every request: `POST /channels/1/messages`. */
  readonly requests: string[] = [];
  readonly changed = new EventEmitter();
  commands: Json[] = [];
  /** Message Content Intent is on. */
  flags = 1 << 19;
  token = TOKEN;
  url = '';
  fault: (request: string) => Fault | undefined = () => undefined;
  private counter = 0n;
  private readonly now: () => string;

  constructor(now: () => string) {
    this.now = now;
    this.changed.setMaxListeners(0);
  }

  /** A new id, of the present moment. */
  id(): string {
    this.counter += 1n;
    return String(BigInt(snowflakeAt(Date.parse(this.now()))) + (this.counter & 0x3fffffn));
  }

  timestamp(): string {
    return this.now();
  }

  touch(): void {
    this.changed.emit('changed');
  }

  /** Resolves with what `look` finds once it finds something; looked at again whenever anything changes. */
  async until<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.changed.once('changed', () => resolve()));
    }
  }

  channel(id: string): SimChannel | undefined {
    return this.channels.get(id);
  }

  addChannel(channel: Omit<SimChannel, 'messages'> & Json): SimChannel {
    const added = { ...channel, messages: [] } as unknown as SimChannel;
    this.channels.set(added.id, added);
    return added;
  }

  /** The channel of a user's DMs with Ante. */
  dm(user: string): SimChannel {
    const known = [...this.channels.values()].find(({ type, recipient }) => type === 1 && recipient === user);
    return known ?? this.addChannel({ id: this.id(), type: 1, name: '', recipient: user });
  }

  addMessage(channel: string, author: SimUser, body: Json): SimMessage {
    const message = {
      id: this.id(),
      type: 0,
      content: '',
      mentions: [],
      attachments: [],
      embeds: [],
      components: [],
      ...body,
      channel_id: channel,
      author,
      timestamp: this.timestamp(),
      edited_timestamp: null,
    } as unknown as SimMessage;
    this.channels.get(channel)?.messages.push(message);
    this.touch();
    return message;
  }

  find(channel: string, message: string): SimMessage | undefined {
    return this.channels.get(channel)?.messages.find(({ id }) => id === message);
  }
}
