import type { Destination, MessageRef } from '#core/chat/reply.ts';
import type { MemberId } from '#core/ids.ts';

/** Where somebody is in the console. The DM with Ante is a channel of its own, `dm:ana`, which no channel's name can be. */
export interface Place {
  readonly channel: string;
  readonly thread?: string;
}

const DM = 'dm:';

export function dmOf(member: MemberId): Place {
  return { channel: `${DM}${member}` };
}

export function isDm(place: Place): boolean {
  return place.channel.startsWith(DM);
}

/** Where a message to a destination is kept. */
export function placeOf(to: Destination): Place {
  if (to.kind === 'dm') return dmOf(to.member);
  return to.kind === 'thread' ? { channel: to.channel, thread: to.thread } : { channel: to.channel };
}

/** The destination that a place is; the inverse of {@link placeOf}. */
export function destinationOf({ channel, thread }: Place): Destination {
  if (channel.startsWith(DM)) return { kind: 'dm', member: channel.slice(DM.length) };
  return thread === undefined ? { kind: 'channel', channel } : { kind: 'thread', channel, thread };
}

/** The thread that hangs under a message. */
export function threadUnder(ref: Pick<MessageRef, 'channel' | 'message' | 'thread'>): Required<Place> {
  return { channel: ref.channel, thread: ref.thread ?? ref.message };
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,31}$/u;

/** A member's or channel's id as it is kept: `@Ana` is `ana`; undefined when it could be no name. */
export function readName(text: string): string | undefined {
  const name = text.replace(/^[@#]/, '').normalize('NFKC');
  return NAME.test(name) ? name.toLowerCase() : undefined;
}
