import type { ChartRenderer } from '#ports/chart-renderer.ts';
import type { ChatPlatform, WaysIn } from '#ports/chat-platform.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import type { Store } from '#ports/store.ts';
import type { Channels } from './channels.ts';
import type { Forms } from './forms.ts';
import type { Homes } from './homes.ts';
import type { Rest } from './rest.ts';
import type { makeSlots } from './work.ts';

/** What the parts of this adapter share. */
export interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly charts: ChartRenderer;
  readonly rest: Rest;
  readonly channels: Channels;
  readonly homes: Homes;
  readonly forms: Forms;
  readonly send: ChatPlatform['send'];
  readonly find: ChatPlatform['find'];
}

/** What is needed to take something in. */
export interface Intake extends Deps {
  readonly ways: WaysIn;
  /** Where what is handed over waits for its turn. */
  readonly slots: ReturnType<typeof makeSlots>;
  /** Starts work that nobody waits for but a stop; what it throws is logged. */
  readonly begin: (work: () => Promise<void>) => void;
  /** Ante's own id on Discord. */
  readonly self: string;
}
