import type { Inbound } from '#core/chat/inbound.ts';
import type { WorkspaceId } from '#core/ids.ts';
import type { View } from './wire.ts';

/** Where in the chat something was asked, and by what it can be answered there. */
export interface Origin {
  readonly channel: string;
  /** The thread that an answer for all goes into; it may begin it. */
  readonly thread?: string;
  /** The thread that it was asked in. Whispered into one that nobody began, an answer is not seen. */
  readonly within?: string;
  /** Slack's address for up to five answers within 30 minutes, also where Ante is no member. */
  readonly respond?: string;
}

/** Where an answer is shown. */
export type Answer =
  /** Nobody asked: what is said in a channel is not answered. */
  | { readonly kind: 'none' }
  /** `trigger` opens a form within 3 s. */
  | { readonly kind: 'chat'; readonly origin: Origin; readonly trigger?: string }
  /** Pressed in a modal, whose place the answer takes. */
  | { readonly kind: 'modal'; readonly view: string; readonly trigger: string }
  /** Opened, or pressed on the App Home. */
  | { readonly kind: 'home'; readonly trigger?: string }
  /** A form that was sent. */
  | { readonly kind: 'submission'; readonly origin: Origin; readonly view: View };

/** Something to hand over, and where its answer goes. */
export interface Asked {
  readonly inbound: Inbound;
  readonly answer: Answer;
}

export type Heard =
  | { readonly kind: 'asked'; readonly asked: readonly Asked[] }
  /** A form was closed without being sent. */
  | { readonly kind: 'closed'; readonly workspace: WorkspaceId; readonly member: string; readonly view: View }
  /** Ante was taken out of the workspace. */
  | { readonly kind: 'left'; readonly workspace: WorkspaceId; readonly why: string };

/** What is known of the bot that hears. */
export interface Self {
  readonly user: string;
  /** `https://acme.slack.com/` */
  readonly url: string;
}

export const workspaceOf = (team: string): WorkspaceId => `slack:${team}`;

/** `1732112345.000200` as Slack counts, to a moment. */
export function momentOf(ts: string): string {
  const ms = Number(ts) * 1_000;
  return new Date(Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? ms : 0).toISOString();
}

/** Where a message can be read. */
export function permalinkOf(
  { url }: Pick<Self, 'url'>,
  channel: string,
  ts: string,
  thread?: string,
): string {
  const inThread = thread !== undefined && thread !== ts ? `?thread_ts=${thread}&cid=${channel}` : '';
  return `${url}archives/${channel}/p${ts.replace('.', '')}${inThread}`;
}
