import type { ListeningPlatform } from '#ports/chat-platform.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import type { Store } from '#ports/store.ts';
import type { Config } from '../config.ts';

/** What a platform's adapter is built with. */
export interface PlatformDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Whether the configuration has the token of any platform: then it is a server, else a console. */
export function hasPlatform(_config: Config): boolean {
  return false;
}

/** The platforms that the configuration has tokens for, by name. None listens yet. */
export async function openPlatforms(
  _config: Config,
  _deps: PlatformDeps,
): Promise<ReadonlyMap<string, ListeningPlatform>> {
  return new Map();
}
