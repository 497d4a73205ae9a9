import { vegaCharts } from '#adapters/charts/index.ts';
import { openDiscord } from '#adapters/discord/index.ts';
import type { ListeningPlatform } from '#ports/chat-platform.ts';
import type { DiscordConfig } from '../config-discord.ts';
import type { PlatformDeps } from './open-platforms.ts';

/** Discord, with everything behind it. */
export function openConfigured(config: DiscordConfig, deps: PlatformDeps): ListeningPlatform {
  return openDiscord({ ...deps, ...config, charts: vegaCharts() });
}
