import type { DraftCardId, MemberId, ShortId, WorkspaceId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import type { FormValues } from './form.ts';
import type { MessageRef } from './reply.ts';

/** What a message is passed on as: the draft of a bet, or a piece of feedback. */
export type PassedOnAs = 'bet' | 'feedback';

/** A message as it reads now, and who said it when. */
export interface Said {
  readonly message: string;
  readonly text: string;
  /** Absent where it is not known, or was no person. */
  readonly author?: MemberId;
  readonly saidAt: Instant;
  readonly permalink?: string;
}

/** Whatever comes in from a chat, without a platform in it. Each chat adapter's `listen.ts` makes these. */
export type Inbound = InboundFrame & InboundBody;

export interface InboundFrame {
  readonly workspace: WorkspaceId;
  readonly member: MemberId;
  readonly channel: string;
  /** Set when it was said inside a thread. */
  readonly thread?: string;
  /** The platform's own id of this event; the same id has one effect, however often it comes. */
  readonly eventId: string;
  readonly at: Instant;
}

export type InboundBody =
  /** A typed command, a pressed button or a chosen option: `/bet call BET-12 validated`. */
  | { readonly kind: 'command'; readonly text: string }
  /** A form that was sent: the form's command and its values. */
  | { readonly kind: 'submit'; readonly command: string; readonly values: FormValues }
  /** Ante was mentioned, or written to in a DM: drafts only, answered in the thread. */
  | {
      readonly kind: 'mention';
      readonly text: string;
      /** Its id, where it may be in a thread. */
      readonly message?: string;
      readonly permalink?: string;
    }
  /** A message in a channel that Ante may be watching. */
  | {
      readonly kind: 'message';
      readonly text: string;
      readonly message: string;
      readonly permalink?: string;
    }
  /** A message was edited: what was kept of it says what it says now. */
  | {
      readonly kind: 'edited';
      readonly text: string;
      readonly message: string;
      readonly permalink?: string;
    }
  /** A message was deleted: none of its words are kept, also where this comes before the message itself. */
  | { readonly kind: 'deleted'; readonly message: string }
  /** Somebody passes a message on, their own or another's: "Create bet", "Save as feedback". */
  | { readonly kind: 'passed-on'; readonly as: PassedOnAs; readonly said: Said }
  /** Somebody put the emoji for it on a message, or took theirs off. Read only where reactions are switched on. */
  | {
      readonly kind: 'reaction';
      readonly as: PassedOnAs;
      readonly message: string;
      readonly isOn: boolean;
    }
  /** A file was handed over in a DM. `file` is the platform's own id of it, to fetch it by. */
  | { readonly kind: 'file'; readonly name: string; readonly file: string }
  /** A card was posted: remember where, to update it in place. */
  | { readonly kind: 'posted'; readonly cardOf: ShortId | DraftCardId; readonly ref: MessageRef };
