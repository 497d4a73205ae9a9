import type { Form } from '#core/chat/form.ts';
import type { Instant } from '#core/time/instant.ts';
import { collection } from '#ports/store.ts';

/** A form that somebody has begun to fill in: what was typed so far is in its fields. */
export interface KeptForm {
  /** The member and the event that opened it: `123/456`. */
  readonly id: string;
  readonly version: number;
  readonly form: Form;
  readonly at: Instant;
}

/** A channel that Ante was asked to listen in: from where on it has yet to look for what it missed. */
export interface HeardChannel {
  readonly id: string;
  readonly version: number;
  /** The last message that was taken in. */
  readonly after: string;
}

/** Where somebody is with Ante, and, where that is in several servers, whose bets they mean in DMs. */
export interface Home {
  /** The member. */
  readonly id: string;
  readonly version: number;
  /** What they chose. */
  readonly guild?: string;
  /** The servers in which they did something, the latest last. */
  readonly seen: readonly string[];
}

export const keptForms = collection<KeptForm>('discordForms');
export const heardChannels = collection<HeardChannel>('discordChannels');
export const homes = collection<Home>('discordHomes');

/** What this adapter keeps in the store: hand them to it together with the others. */
export const collections = [keptForms, heardChannels, homes];
