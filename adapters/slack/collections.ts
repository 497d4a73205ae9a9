import type { Instant } from '#core/time/instant.ts';
import { type Claimable, collection } from '#ports/store.ts';

/** Ante in one workspace, as OAuth left it. One document a workspace, id `bot`. Claimed while its token is renewed. */
export interface Installation extends Claimable {
  readonly id: 'bot';
  /** Ante's own user there. */
  readonly user: string;
  readonly url: string;
  /** Token and refresh token, see `seal.ts`. */
  readonly sealed: string;
  /** Absent where tokens do not expire. */
  readonly expiresAt?: Instant;
  readonly scopes: readonly string[];
}

export const slackInstallations = collection<Installation>('slackInstallations');

/** What Slack's adapter keeps in the store: hand them to it together with the others. */
export const collections = [slackInstallations];
