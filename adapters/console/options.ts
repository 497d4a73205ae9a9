import type { MemberId, WorkspaceId } from '#core/ids.ts';
import type { Instant, Zone } from '#core/time/instant.ts';
import type { ChartRenderer } from '#ports/chart-renderer.ts';
import type { Complete, Handle } from '#ports/chat-platform.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import type { Store } from '#ports/store.ts';
import type { ImageProtocol } from './inline-image.ts';
import type { Keyboard } from './paste.ts';

/** Everything the console needs from outside; it reads nothing of the process by itself. */
export interface ConsoleOptions {
  /** `console:local` */
  readonly workspace: WorkspaceId;
  readonly handle: Handle;
  readonly complete: Complete;
  readonly store: Store;
  readonly clock: Clock;
  /** Moves {@link clock}, for `/clock`; absent where it is the real one. */
  readonly moveClock?: (to: Instant) => Promise<void>;
  readonly zoneOf: (member: MemberId) => Promise<Zone>;
  readonly charts?: ChartRenderer;
  readonly logger: Logger;
  /** Where charts and files are written; created when needed. */
  readonly folder: string;
  /** Where typed lines are remembered; created when needed. */
  readonly historyFile: string;
  readonly input: Keyboard;
  readonly output: NodeJS.WritableStream;
  readonly errors: NodeJS.WritableStream;
  readonly terminal: TerminalSetup;
  /** Each reply as one line of JSON; never a prompt. */
  readonly json: boolean;
  /** Who sits down first, and where. */
  readonly member: string;
  readonly channel: string;
}

/** What is known of the terminal, if it is one. */
export interface TerminalSetup {
  /** Whether a person types and reads here. Otherwise lines come in and replies go out, without a prompt. */
  readonly interactive: boolean;
  /** Asked at each output, for terminals change their size; undefined when nobody knows. */
  readonly columns: () => number | undefined;
  readonly colour: boolean;
  readonly images?: ImageProtocol | undefined;
}
