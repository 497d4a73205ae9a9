import type { MemberId, ShortId, WorkspaceId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import type { FormValues } from './form.ts';
import type { MessageRef } from './reply.ts';

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
  | { readonly kind: 'mention'; readonly text: string; readonly permalink?: string }
  /** A message in a channel that Ante may be watching. */
  | {
      readonly kind: 'message';
      readonly text: string;
      readonly message: string;
      readonly permalink?: string;
    }
  /** A card was posted: remember where, to update it in place. */
  | { readonly kind: 'posted'; readonly cardOf: ShortId; readonly ref: MessageRef };
