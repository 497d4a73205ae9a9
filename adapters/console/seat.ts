import type { Said } from '#core/chat/inbound.ts';
import type { MemberId } from '#core/ids.ts';
import type { Choice } from './choices.ts';
import { isDm, type Place } from './place.ts';

/** Something that was said somewhere. */
type Spoken = Place & Said;

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
  /** What people said in this session, the latest of it, and where Ante spoke between them. */
  readonly said: Spoken[];
  /** Messages of Ante's that were on the screen already, by member. */
  readonly shown: Set<string>;
  /** Cards shown since the last line was typed. */
  readonly cards: Set<string>;
}

const MOST_SAID = 1_000;

/** Remembers what was said, for whoever reads its thread. */
export function remember({ said }: Seat, spoken: Spoken): void {
  said.push(spoken);
  if (said.length > MOST_SAID) said.shift();
}

/** What was said in a thread, what it hangs under first. */
export function saidIn({ said }: Seat, { channel, thread }: Required<Place>, most: number): readonly Said[] {
  const spoken = said.filter(
    (each) => each.channel === channel && (each.thread === thread || each.message === thread),
  );
  return [...spoken.slice(0, 1), ...spoken.slice(1).slice(-most)];
}

export function takeSeat(member: MemberId, channel: string): Seat {
  return {
    member,
    place: { channel },
    channel,
    choices: [],
    threads: [],
    latest: new Map(),
    said: [],
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
