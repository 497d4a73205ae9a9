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

type Open = (config: Config, deps: PlatformDeps) => Promise<ListeningPlatform | undefined>;

/** Every platform there is, opened where the configuration has its tokens. Their SDKs are loaded only then. */
const PLATFORMS: readonly Open[] = [
  async ({ slack }, deps) => slack && (await import('./open-slack.ts')).openConfigured(slack, deps),
  async ({ discord }, deps) => discord && (await import('./open-discord.ts')).openConfigured(discord, deps),
];

/** Whether the configuration has the token of any platform: then it is a server, else a console. */
export function hasPlatform({ slack, discord }: Config): boolean {
  return slack !== undefined || discord !== undefined;
}

/** The platforms that the configuration has tokens for, by name. None listens yet. */
export async function openPlatforms(
  config: Config,
  deps: PlatformDeps,
): Promise<ReadonlyMap<string, ListeningPlatform>> {
  const platforms = new Map<string, ListeningPlatform>();
  for (const open of PLATFORMS) {
    const platform = await open(config, deps);
    if (platform) platforms.set(platform.name, platform);
  }
  return platforms;
}
