import type { MemberId } from '#core/ids.ts';
import type { Choice } from './choices.ts';
import { isDm, type Place } from './place.ts';

/** Who sits at the console, where they are and what is before them. The one thing here that changes. */
export interface Seat {
  member: MemberId;
  place: Place;
  /** The channel to go back to from a DM. */
  channel: string;
  choices: readonly Choice[];
  /** Threads that were pointed to on the screen; `/thread 1` is the first. */
  readonly threads: Required<Place>[];
  /** By channel, the last message that was said or shown there in this session. */
  readonly latest: Map<string, Required<Place>>;
  /** Messages of Ante's that were on the screen already, by member. */
  readonly shown: Set<string>;
  /** Cards shown since the last line was typed. */
  readonly cards: Set<string>;
}

export function takeSeat(member: MemberId, channel: string): Seat {
  return {
    member,
    place: { channel },
    channel,
    choices: [],
    threads: [],
    latest: new Map(),
    shown: new Set(),
    cards: new Set(),
  };
}

/** Goes somewhere; a channel is remembered to come back to. */
export function go(seat: Seat, place: Place): void {
  seat.place = place;
  if (!isDm(place)) seat.channel = place.channel;
}

/** The number that a thread goes by on this screen. */
export function numberThread(seat: Seat, thread: Required<Place>): number {
  const known = seat.threads.findIndex(
    (each) => each.thread === thread.thread && each.channel === thread.channel,
  );
  if (known >= 0) return known + 1;
  return seat.threads.push(thread);
}
