import type { MemberId } from '../ids.ts';
import { sanitise } from '../model/sanitise.ts';
import type { LocalDate, Zone } from '../time/instant.ts';
import { localDateOf } from '../time/zone.ts';
import { clip } from './clip.ts';
import type { Said } from './inbound.ts';

/** A thread as one text, a message after the other. */
export interface ThreadText {
  readonly text: string;
  /** Where each message begins in it, in their order. */
  readonly messages: readonly ThreadMessage[];
  /** False where there was more than could be read. */
  readonly isWhole: boolean;
}

export interface ThreadMessage {
  readonly start: number;
  /** Its id. */
  readonly message: string;
  /** The day on which it was said: "in two weeks" is counted from there. */
  readonly on: LocalDate;
  readonly author?: MemberId;
  readonly permalink?: string;
}

/** A thread is read up to so many messages and characters: its first message, and of the others the latest. */
export const THREAD_MAX = { messages: 50, characters: 8_000 } as const;
/** Longer messages are cut. */
const MESSAGE_MAX = 2_000;
/** What nobody sees is not counted, and not looked for without end. */
const READ_MAX = 4 * MESSAGE_MAX;

/** Joins what was said, oldest first. What says nothing, a picture for example, is left out. @param zone of who reads it */
export function joinThread(said: readonly Said[], zone: Zone): ThreadText {
  const spoken = said
    .map((each) => ({ ...each, text: clip(sanitise(each.text.slice(0, READ_MAX)).trim(), MESSAGE_MAX) }))
    .filter(({ text }) => text !== '');
  const [first, ...others] = spoken;
  const kept: typeof spoken = [];
  let left = THREAD_MAX.characters - (first?.text.length ?? 0);
  for (const each of others.toReversed()) {
    left -= each.text.length + 1;
    if (left < 0 || kept.length === THREAD_MAX.messages - 1) break;
    kept.unshift(each);
  }
  const messages: ThreadMessage[] = [];
  let text = '';
  for (const { text: words, message, saidAt, author, permalink } of first ? [first, ...kept] : []) {
    if (messages.length > 0) text += '\n';
    messages.push({
      start: text.length,
      message,
      on: localDateOf(saidAt, zone),
      ...(author !== undefined && { author }),
      ...(permalink !== undefined && { permalink }),
    });
    text += words;
  }
  return { text, messages, isWhole: kept.length === others.length };
}

/** The place in the list of the message that stands at a place of the text. */
export function messageAt(messages: readonly ThreadMessage[], place: number): number {
  return messages.findLastIndex(({ start }) => start <= place);
}

/** The words of each message. */
export function wordsOfEach({ text, messages }: Pick<ThreadText, 'text' | 'messages'>): readonly string[] {
  return messages.map(({ start }, i) => text.slice(start, messages[i + 1]?.start).trimEnd());
}
