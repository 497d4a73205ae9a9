import { vegaCharts } from '#adapters/charts/index.ts';
import { openSlack } from '#adapters/slack/index.ts';
import type { ListeningPlatform } from '#ports/chat-platform.ts';
import type { SlackConfig } from '../config-slack.ts';
import type { PlatformDeps } from './open-platforms.ts';

/** Slack as it is configured, with charts. */
export function openConfigured(
  { workspaces, receive, apiUrl }: SlackConfig,
  deps: PlatformDeps,
): ListeningPlatform {
  const { store, clock, logger } = deps;
  return openSlack({
    workspaces: workspaces.are === 'one' ? workspaces : { ...workspaces, store },
    receive,
    clock,
    logger,
    charts: vegaCharts(),
    ...(apiUrl !== undefined && { apiUrl }),
  });
}
