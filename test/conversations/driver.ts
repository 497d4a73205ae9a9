import type { FormValues } from '#core/chat/form.ts';
import type { PassedOnAs } from '#core/chat/inbound.ts';

/**
 * A chat with two teams in it, used as people use it: each platform's driver clicks and types in its own protocol
 * underneath, so that one script of conversations holds on all of them.
 */
export interface ChatDriver {
  readonly acme: Team;
  /** Another team on the same platform and in the same store. */
  readonly rival: Team;
  /** Sets the clock that everybody lives by. It begins on Friday 20 Nov 2026, 14:00 UTC. */
  at(instant: string): void;
  /** Runs the check-ins and sends what is queued; resolves when all of it has arrived. */
  sweep(): Promise<void>;
  /** What was logged as a defect. */
  readonly defects: readonly unknown[];
  close(): Promise<void>;
}

/** A team with one channel, `#general`. People are called by their first names: `ana`. */
export interface Team {
  /** Types a command in the channel. */
  types(who: string, line: string): Promise<Shown>;
  /** Presses the button that says `label`. */
  presses(who: string, on: Shown, label: string): Promise<Shown>;
  /** Fills in the form that was opened, by the names of its fields, and sends it. */
  fills(who: string, form: Shown, values: FormValues): Promise<Shown>;
  /** `@ante text` in the channel, or in the thread under a message of it; what Ante answers. */
  mentions(who: string, text: string, thread?: string): Promise<Shown>;
  /** Says something that is not said to Ante; the message's id. */
  says(who: string, text: string, thread?: string): Promise<string>;
  edits(message: string, text: string): Promise<void>;
  deletes(message: string): Promise<void>;
  /** "Create bet" or "Save as feedback" on somebody's message, in the channel or in a thread of it. */
  passesOn(who: string, message: string, as: PassedOnAs, thread?: string): Promise<Shown>;
  /** Puts the emoji for it on a message, or takes it off; undefined when Ante says nothing. */
  reacts(who: string, message: string, as: PassedOnAs, isOn: boolean): Promise<Shown | undefined>;
  /** Gives Ante a file in a DM. */
  handsOver(who: string, name: string, content: string): Promise<Shown>;
  /** What Ante sent somebody in DMs by itself, oldest first. */
  inbox(who: string): readonly Shown[];
  /** What Ante posted in the channel and its threads by itself, oldest first. */
  posts(): readonly Shown[];
  /** The card of a bet as it looks now, where it was first posted. */
  card(bet: string): Shown;
}

/** A message of Ante's, or a form that it opened, as a person sees it. */
export interface Shown {
  /** What is written, without markup: people as `@ana`, channels as `#general`. */
  readonly text: string;
  /** What its buttons say. */
  readonly buttons: readonly string[];
  /** The form that was opened instead: its fields' names, with what is in them. */
  readonly form?: FormValues;
  /** Only the person who asked sees it. */
  readonly isPrivate: boolean;
}
